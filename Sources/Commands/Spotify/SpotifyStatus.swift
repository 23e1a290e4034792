import Library
import Report
import Shell
import Spotify

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// `spotify status`: who is logged in, until when, and how much of the library is here.
struct SpotifyStatus: Command {
  static let about = About(
    "spotify status", .spotify, "Who is logged in, until when, and what the library holds.",
    details: ["Nothing is asked of Spotify for this."], terms: ["account", "whoami"],
    setting: ["spotify login demo"], examples: ["spotify status": "the account and its library"],
    facts: [
      Facts.account, Facts.loggedIn, Facts.liked, Facts.playlists, Facts.features, Facts.predicted,
      Facts.unknown, Facts.placements,
    ])
  static let parameters: [Parameter<SpotifyStatus>] = []

  func run(in context: inout RunContext) async throws -> Output {
    let files = AccountFiles.chosen(in: context.host.environment)
    let tokens = files.tokens.read()
    var owner: String?
    var synced: Date?
    var counts = LibraryCounts()
    if FileManager.default.fileExists(atPath: files.library) {
      let store = try LibraryStore(path: files.library)
      counts = try store.counts()
      owner = try store.account().map { $0.displayName ?? $0.id }
      synced = try store.syncedAt()
    }
    var fields = [Output.Field("account", Self.account(files.kind, owner))]
    var output = Output()
    if let tokens {
      fields.append(Output.Field("login", "\("holds", .good) until \(tokens.ends.day)"))
      if tokens.endsSoon(at: Date()) {
        output.append(
          .warning(
            "the login ends in \(max(0, tokens.daysLeft(at: Date()))) days; \(.code("spotify login")) renews it"
          ))
      }
    } else {
      fields.append(Output.Field("login", "\("nobody is logged in", .warning)"))
    }
    fields.append(
      Output.Field("last sync", synced.map { Text($0.day) } ?? Text("never", .faint)))
    fields += [
      Output.Field("liked songs", "\(counts.liked)"), Output.Field("playlists", "\(counts.playlists)"),
      Output.Field("with features", "\(counts.features)"),
      Output.Field("with a genre", "\(counts.predicted)"), Output.Field("unknown", "\(counts.unknown)"),
      Output.Field("placed by you", "\(counts.placements)"),
      Output.Field("library", "\(.text(files.library), .faint)"),
    ]
    output.blocks.insert(.fields(fields), at: 0)
    if tokens == nil {
      output.append(
        .suggestion(
          "\(.code("spotify login")) connects your account, \(.code("spotify login demo")) a made-up one"))
    } else if synced == nil {
      output.append(.suggestion("\(.code("spotify sync")) reads liked songs and playlists"))
    }
    output.facts = [
      .text(Facts.account, files.kind.rawValue), .flag(Facts.loggedIn, tokens != nil),
      .integer(Facts.liked, counts.liked), .integer(Facts.playlists, counts.playlists),
      .integer(Facts.features, counts.features), .integer(Facts.predicted, counts.predicted),
      .integer(Facts.unknown, counts.unknown),
      .integer(Facts.placements, counts.placements),
    ]
    return output
  }

  private static func account(_ kind: AccountFiles.Kind, _ owner: String?) -> Text {
    switch kind {
    case .demo: "demo: simulated on this machine, no track in it exists"
    case .spotify: owner.map { "\($0, .strong) at Spotify" } ?? "Spotify"
    }
  }
}
