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

  init(_ tracks: [ServiceTrack], features found: [String: LibraryFeatures], for features: Features) {
    let columns = features.columns
    var heard: [Int] = []
    var rows: [(track: ServiceTrack, values: ServiceFeatures)] = []
    var imputed: [[String]] = []
    for (place, track) in tracks.enumerated() {
      guard let known = track.uri.flatMap({ found[$0] }) else {
        imputed.append([])
        continue
      }
      heard.append(place)
      rows.append((track, known.values))
      imputed.append(columns.filter { Self.value($0, of: track, known.values) == nil }.map(\.text))
    }
    self.heard = heard
    // Many features are derived from the same columns.
    let known = Dictionary(
      uniqueKeysWithValues: Set(columns).filter(Self.isKnown).map { column in
        (column, rows.map { Self.value(column, of: $0.track, $0.values) ?? .nan })
      })
    values = features.matrix(rows: rows.count) { known[$0] }
    self.imputed = imputed
  }

  /// Whether tracks of a library have such a column at all; what is derived from others is not one.
  private static func isKnown(_ column: ColumnName) -> Bool {
    column == .durationMs || column == .explicit || AudioFeature(column) != nil
  }

  /// A feature by the name of its column; nil where it is not known. The length comes from the catalogue.
  private static func value(
    _ column: ColumnName, of track: ServiceTrack, _ features: ServiceFeatures
  ) -> Float? {
    switch column {
    case .durationMs: track.durationMilliseconds.map(Float.init)
    case .explicit: track.explicit ? 1 : 0
    default:
      AudioFeature(column).flatMap { feature in features[feature].flatMap(feature.known) }.map(Float.init)
    }
  }
}
