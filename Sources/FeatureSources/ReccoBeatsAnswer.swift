import Music
import Network

/// What ReccoBeats answers: a row for each track that it knows, in any order.
struct ReccoBeatsAnswer: Decodable {
  /// One track: how it is found, and the features under the names that Spotify has for them.
  struct Row: Decodable {
    let href: String?
    let isrc: String?
    /// The features; nil if one of them lies outside of what it can be, and so none is to be trusted.
    let features: ServiceFeatures?

    private struct Key: CodingKey {
      let stringValue: String
      var intValue: Int? { nil }
      init(stringValue: String) { self.stringValue = stringValue }
      init?(intValue: Int) { nil }
    }

    init(from decoder: any Decoder) throws {
      let row = try decoder.container(keyedBy: Key.self)
      href = try row.decodeIfPresent(String.self, forKey: Key(stringValue: "href"))
      isrc = try row.decodeIfPresent(String.self, forKey: Key(stringValue: "isrc"))
      var features = ServiceFeatures()
      var isWhole = true
      for feature in AudioFeature.allCases {
        let value = try row.decodeIfPresent(Double.self, forKey: Key(stringValue: feature.column.text))
        features[feature] = value
        // A key of 3.5 is none.
        isWhole = isWhole && features[feature] == value
      }
      self.features = isWhole && features.isPlausible ? features : nil
    }
  }

  var content: BoundedList<Lenient<Row>>

  /// Every row that can be read.
  var rows: [Row] { content.elements.compactMap(\.value) }
  /// Rows that cannot.
  var unreadable: Int { content.elements.count { $0.value == nil } }
}
