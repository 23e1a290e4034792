import Learning
import Library
import Music
import Tabular

/// The tracks of a library as a model takes them: audio features where they are known.
struct LibraryInputs {
  /// The tracks that have features, as places in the library.
  let heard: [Int]
  /// Their raw feature values, `heard × features`; NaN for what is not known.
  let values: Matrix
  /// For each track the columns that are not known and have to be imputed; empty for a track without features.
  let imputed: [[String]]

  init(_ tracks: [ServiceTrack], features: [String: LibraryFeatures], names: [String]) {
    let sources = names.map { Features.source(of: $0) }
    var heard: [Int] = []
    var values: [Float] = []
    var imputed: [[String]] = []
    for (place, track) in tracks.enumerated() {
      guard let found = track.uri.flatMap({ features[$0] }) else {
        imputed.append([])
        continue
      }
      heard.append(place)
      var missing: [String] = []
      for source in sources {
        let value = Self.value(source.column, of: track, found.values)
        values.append(value.map { number in source.value.map { number == $0 ? 1 : 0 } ?? number } ?? .nan)
        if value == nil, !missing.contains(source.column.text) { missing.append(source.column.text) }
      }
      imputed.append(missing)
    }
    self.heard = heard
    self.values =
      Matrix(rows: heard.count, columns: names.count, values: values)
      ?? Matrix(rows: heard.count, columns: names.count, repeating: .nan)
    self.imputed = imputed
  }

  /// A feature by the name of its column; nil where it is not known. The length comes from the catalogue.
  private static func value(
    _ column: ColumnName, of track: ServiceTrack, _ features: ServiceFeatures
  ) -> Float? {
    switch column {
    case .danceability: features.danceability.map(Float.init)
    case .energy: features.energy.map(Float.init)
    case .key: features.key.flatMap { $0 < 0 ? nil : Float($0) }
    case .loudness: features.loudness.map(Float.init)
    case .mode: features.mode.map(Float.init)
    case .speechiness: features.speechiness.map(Float.init)
    case .acousticness: features.acousticness.map(Float.init)
    case .instrumentalness: features.instrumentalness.map(Float.init)
    case .liveness: features.liveness.map(Float.init)
    case .valence: features.valence.map(Float.init)
    // A tempo of 0 means that none was found.
    case .tempo: features.tempo.flatMap { $0 > 0 ? Float($0) : nil }
    case .timeSignature: features.timeSignature.map(Float.init)
    case .durationMs: track.durationMilliseconds.map(Float.init)
    case .explicit: track.explicit ? 1 : 0
    default: nil
    }
  }
}
