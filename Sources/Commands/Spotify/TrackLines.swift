import Library
import Music

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
