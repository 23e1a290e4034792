import Tabular

/// How often and how long each track was played, gathered from one or more history files.
struct PlayCounts {
  struct Count {
    var plays = 0
    var milliseconds = 0

    /// A play counts from thirty seconds on, which is Spotify's own rule; time counts always.
    mutating func add(_ played: Int) {
      if played >= PlayCounts.shortest { plays += 1 }
      milliseconds += played
    }
  }

  /// The shortest play that counts, in milliseconds.
  static let shortest = 30_000

  private var byURI: [String: Count] = [:]
  private var byNameExtended: [RecordingName: Count] = [:]
  private var byName: [RecordingName: Count] = [:]

  var isEmpty: Bool { byURI.isEmpty && byName.isEmpty && byNameExtended.isEmpty }

  /// How many songs were played.
  var songCount: Int { max(byURI.count, byNameExtended.count, byName.count) }

  mutating func add(_ plays: [StreamingHistory.Play], isExtended: Bool) {
    for play in plays {
      let artist = (play.artistName ?? play.master_metadata_album_artist_name)?.text ?? ""
      let title = (play.trackName ?? play.master_metadata_track_name)?.text ?? ""
      // A damaged file must not be able to overflow a sum: no single play lasts longer than a week.
      let milliseconds = (play.msPlayed ?? play.ms_played).flatMap { Double($0.text) } ?? 0
      let played = milliseconds.isFinite ? Int(min(max(0, milliseconds), 604_800_000)) : 0
      let name = RecordingName(artist: artist, title: title)
      if let uri = play.spotify_track_uri?.text, !uri.isEmpty { byURI[uri, default: Count()].add(played) }
      guard let name else { continue }
      if isExtended {
        byNameExtended[name, default: Count()].add(played)
      } else {
        byName[name, default: Count()].add(played)
      }
    }
  }

  /// The extended history covers the whole time and knows ids; the short one repeats its last year.
  func count(uri: String, artist: String, title: String) -> Count? {
    if let count = byURI[uri] { return count }
    guard let name = RecordingName(artist: artist, title: title) else { return nil }
    return byNameExtended[name] ?? byName[name]
  }
}
