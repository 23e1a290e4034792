import Music

/// Whom sources of tags are asked about.
public enum TagScope: String, Sendable, CaseIterable {
  /// The lead artists: one question for all songs of an artist.
  case artists
  /// Each track.
  case tracks

  /// What can be asked of a library's tracks, those first that tell of the most tracks.
  func questions(of tracks: [ServiceTrack]) -> [(subject: TagSubject, question: TagQuestion)] {
    switch self {
    case .tracks:
      return tracks.compactMap { track in
        track.uri.map { uri in
          (
            .track(uri),
            .recording(
              title: track.title, artist: track.artists.first?.name ?? "", isrc: track.isrc?.uppercased())
          )
        }
      }
    case .artists:
      var counts: [TagSubject: (name: String, tracks: Int, place: Int)] = [:]
      for (place, track) in tracks.enumerated() {
        guard let name = track.artists.first?.name, !name.isEmpty else { continue }
        // Spellings of one name are one artist.
        counts[TagSubject.artist(name).folded, default: (name, 0, place)].tracks += 1
      }
      return counts.sorted { ($1.value.tracks, $0.value.place) < ($0.value.tracks, $1.value.place) }
        .map { (.artist($0.value.name), .artist($0.value.name)) }
    }
  }
}
