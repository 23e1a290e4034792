import Library
import Report
import Shell

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What a logout deletes.
struct LogOutPreview: Sendable {
  let files: AccountFiles
  /// When the person logged in; nil without a login.
  private let authorised: Date?
  private let library: LibraryStore.Standing

  /// What stands there now, of the account that is chosen now.
  init(in environment: HostEnvironment) {
    files = AccountFiles.chosen(in: environment)
    authorised = files.tokens.read()?.authorised
    library = LibraryStore.standing(path: files.library)
  }

  var holdsNothing: Bool { authorised == nil && library == .absent }

  /// Deletes what was confirmed and answers the paths of what there was.
  ///
  /// - Throws: `Changed<LogOutPreview>` if by now something else would be deleted, and then nothing is.
  func carryOut(_ demo: DemoService) async throws -> [String] {
    let now = LogOutPreview(in: files.environment)
    guard now.files.kind == files.kind, now.authorised == authorised else { throw Changed(now: now) }
    do {
      let deleted = try LibraryStore.delete(path: files.library, confirmed: library)
      await demo.end(files)
      return deleted + files.delete()
    } catch is Changed<LibraryStore.Standing> {
      throw Changed(now: LogOutPreview(in: files.environment))
    }
  }

  var output: Output {
    var fields = [
      Output.Field("account", files.kind == .demo ? "demo: simulated on this machine" : "Spotify"),
      Output.Field("login", authorised.map { "made on \($0.day)" } ?? "none"),
    ]
    switch library {
    case .absent: fields.append(Output.Field("library", "none"))
    case .unreadable: fields.append(Output.Field("library", "damaged, or of a later version"))
    case .present(let owner, let counts, let synced):
      fields += [
        Output.Field(
          "library", Text("\(owner ?? "nobody")'s, \(synced.map { "synced on \($0.day)" } ?? "never synced")")
        ),
        Output.Field("liked songs", "\(counts.liked)"),
        Output.Field("playlists", "\(counts.playlists)"),
        Output.Field("placed by you", "\(counts.placements)"),
      ]
    }
    return Output([.heading("To be deleted"), .fields(fields)])
  }
}
