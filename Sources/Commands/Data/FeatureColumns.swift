import Music
import Report
import Tabular

/// The audio features that a table has.
enum FeatureColumns {
  /// Those that measure something, in the order in which they tell genres apart; pitch class, mode and metre are left out.
  static func continuous(in dataset: Dataset) -> [ColumnName] {
    let telling: [ColumnName] = [
      .energy, .acousticness, .danceability, .valence, .tempo, .loudness, .instrumentalness, .speechiness,
      .liveness,
      .durationMs,
    ]
    return telling.filter { dataset.isNumeric($0) }
  }
}

extension Plot.Axis {
  /// The axis of a column of a table.
  init(_ column: ColumnName, range: ClosedRange<Double>? = nil) {
    self.init(column.text, range: range, isYear: column.text == "year" || column.text.hasSuffix("_year"))
  }
}
