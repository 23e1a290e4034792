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
  /// The one track that is meant. Throws `LibraryError.unknownTrack` or `.ambiguous`.
  func track(_ text: String, artist: String?) throws -> ServiceTrack {
    let found = try tracks(matching: text, artist: artist)
    guard let first = found.first else { throw LibraryError.unknownTrack(text) }
    guard found.count == 1 else {
      throw LibraryError.ambiguous(
        text, candidates: found.map { track in track.link.map { "\(track.line) (\($0))" } ?? track.line })
    }
    return first
  }
}

extension ServiceTrack {
  /// Title and artists in a line.
  var line: String { artists.isEmpty ? title : title + " by " + artists.map(\.name).joined(separator: ", ") }

  /// Where the track can be looked at; nil for what is not in the catalogue.
  var link: String? { id.map { "https://open.spotify.com/track/" + $0 } }
}

extension PlannedTrack {
  /// Title and artists in a line.
  var line: String { artists.isEmpty ? title : title + " by " + artists.joined(separator: ", ") }
}

extension OwnTable {
  /// The rows of a table with their features and what finds them.
  init(name: String, dataset: Dataset) {
    func texts(_ column: ColumnName) -> TextColumn? { dataset.texts(column) }
    func numbers(_ column: ColumnName) -> [Float]? { dataset.numericValues(column) }
    let (ids, codes, titles, artists) = (
      texts(.trackID), texts(.isrc), texts(.trackName), texts(.artists)
    )
    let columns: [WritableKeyPath<ServiceFeatures, Double?>: [Float]] = [
      \.danceability: numbers(.danceability) ?? [], \.energy: numbers(.energy) ?? [],
      \.loudness: numbers(.loudness) ?? [], \.speechiness: numbers(.speechiness) ?? [],
      \.acousticness: numbers(.acousticness) ?? [], \.instrumentalness: numbers(.instrumentalness) ?? [],
      \.liveness: numbers(.liveness) ?? [], \.valence: numbers(.valence) ?? [],
      \.tempo: numbers(.tempo) ?? [],
    ]
    let wholes: [WritableKeyPath<ServiceFeatures, Int?>: [Float]] = [
      \.key: numbers(.key) ?? [], \.mode: numbers(.mode) ?? [],
      \.timeSignature: numbers(.timeSignature) ?? [],
    ]
    let rows = (0..<dataset.rowCount).map { row in
      var features = ServiceFeatures()
      for (path, values) in columns where row < values.count && values[row].isFinite {
        // Through its decimal text, so that 0.497 does not become 0.49700000882148743.
        features[keyPath: path] = Double("\(values[row])")
      }
      for (path, values) in wholes where row < values.count {
        features[keyPath: path] = Int(exactly: values[row])
      }
      return Row(
        id: ids?[row], isrc: codes?[row],
        leadArtist: artists?[row].map { $0.split(separator: ";").first.map(String.init) ?? $0 } ?? "",
        title: titles?[row] ?? "", features: features)
    }
    self.init(name: name, rows: rows)
  }
}
