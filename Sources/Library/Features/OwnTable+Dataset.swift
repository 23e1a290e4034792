import Music
import Tabular

extension OwnTable {
  /// The rows of a table with their features and what finds them; columns that it lacks are left unknown.
  public init(name: String, dataset: Dataset) {
    let ids = dataset.texts(.trackID)
    let codes = dataset.texts(.isrc)
    let titles = dataset.texts(.trackName)
    let artists = dataset.texts(.artists)
    let columns = AudioFeature.allCases.compactMap { feature in
      dataset.numericValues(feature.column).map { (feature, $0) }
    }
    let rows = (0..<dataset.rowCount).map { row in
      var features = ServiceFeatures()
      for (feature, values) in columns where values[row].isFinite {
        // Through its decimal text, so that 0.497 does not become 0.49700000882148743.
        features[feature] = Double("\(values[row])")
      }
      return Row(
        id: ids?[row], isrc: codes?[row],
        leadArtist: artists?[row].map { $0.split(separator: ";").first.map(String.init) ?? $0 } ?? "",
        title: titles?[row] ?? "", features: features)
    }
    self.init(name: name, rows: rows)
  }
}
