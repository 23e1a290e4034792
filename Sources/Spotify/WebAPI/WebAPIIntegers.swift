import Music
import Network

/// Every whole number in an answer of Spotify, with the range in which it is believed.
extension WebAPI {
  /// Position of a page in its list; the service itself takes no more than 100,000.
  enum Offset: IntegerField {
    static let name = "offset"
    static let range = 0...1_000_000
  }

  /// Length of a list.
  enum Total: IntegerField {
    static let name = "total"
    static let range = 0...1_000_000
  }

  /// Length of a track or an episode in milliseconds; no more than eleven days.
  enum Milliseconds: IntegerField {
    static let name = "duration_ms"
    static let range = ServiceTrack.durations
  }

  static let integers: [any IntegerField.Type] = [
    Offset.self, Total.self, Milliseconds.self, TokenLifetime.self,
  ]
}
