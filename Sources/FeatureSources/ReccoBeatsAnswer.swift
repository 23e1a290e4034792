import Music
import Network

/// What ReccoBeats answers: a row for each track that it knows, in any order.
struct ReccoBeatsAnswer: Decodable {
  /// The whole numbers of a row.
  enum Key: IntegerField {
    static let name = "key"
    static let range = -1...11
  }
  enum Mode: IntegerField {
    static let name = "mode"
    static let range = 0...1
  }

  struct Row: Decodable {
    var href: String?
    var isrc: String?
    var acousticness, danceability, energy, instrumentalness, liveness, loudness: Double?
    var speechiness, tempo, valence: Double?
    var key: CheckedInteger<Key>?
    var mode: CheckedInteger<Mode>?
  }

  var content: BoundedList<Lenient<Row>>

  /// Every row that can be read.
  var rows: [Row] { content.elements.compactMap(\.value) }
  /// Rows that cannot.
  var unreadable: Int { content.elements.count { $0.value == nil } }
}

extension ReccoBeatsAnswer.Row {
  /// The features of the row; nil if one of them lies outside of what it can be, and so none is to be trusted.
  var features: ServiceFeatures? {
    let features = ServiceFeatures(
      danceability: danceability, energy: energy, key: key?.value, loudness: loudness, mode: mode?.value,
      speechiness: speechiness, acousticness: acousticness, instrumentalness: instrumentalness,
      liveness: liveness, valence: valence, tempo: tempo)
    let isWhole = (key == nil || key?.value != nil) && (mode == nil || mode?.value != nil)
    return isWhole && features.isPlausible ? features : nil
  }
}
