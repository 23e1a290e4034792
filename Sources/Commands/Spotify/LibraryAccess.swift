import Library
import Music
import Report
import Shell
import Tabular

extension HostEnvironment {
  /// The library of the chosen account; an empty one is made if there is none. Throws `LibraryError`.
  func library() throws -> LibraryStore { try LibraryStore(path: AccountFiles.chosen(in: self).library) }
}

extension RunContext {
  /// The library of the chosen account; an empty one is made if there is none. Throws `LibraryError`.
  func library() throws -> LibraryStore { try host.environment.library() }
}

extension Session {
  /// The tables at hand as sources of features for the library.
  var ownTables: [OwnTable] {
    items.all(Dataset.kind).compactMap { entry in
      (entry.item as? Dataset).map { OwnTable(name: entry.name, dataset: $0) }
    }
  }
}

extension Host {
  /// Does long work that keeps what it has reached when it is broken off.
  func resumable<Result: Sendable>(
    _ work: @escaping @Sendable () async throws -> Result
  ) async throws -> Result {
    let stopped = Diagnostic(
      "interrupted", "interrupted; what has been done so far is kept", kind: .interrupted,
      help: "the same command goes on from there")
    do {
      return try await interruptible(work)
    } catch is CancellationError {
      throw stopped
    } catch ServiceError.cancelled {
      throw stopped
    }
  }
}

extension LibraryStore {
  /// The one track that is meant; asks if several match and somebody is there.
  ///
  /// Throws `LibraryError.unknownTrack`, `.ambiguous` if nobody can be asked, and `CancellationError` if nobody answers.
  func track(_ text: String, artist: String?, host: any Host) throws -> ServiceTrack {
    let found = try tracks(matching: text, artist: artist)
    guard let first = found.first else { throw LibraryError.unknownTrack(text) }
    guard found.count == 1 else {
      let choice = TrackChoice(
        candidates: found.map { track in
          TrackChoice.Candidate(
            title: track.title, artists: track.artists.map(\.name).joined(separator: ", "),
            id: track.id ?? track.uri)
        })
      if let place = try choice.ask(host) { return found[place] }
      throw LibraryError.ambiguous(
        text, candidates: found.map { track in track.link.map { "\(track.line) (\($0))" } ?? track.line })
    }
    return first
  }
}
