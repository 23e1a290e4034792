import Music
import Tabular

/// Tells which tracks are releases of one recording: by recording code, and by lead artist and title where a track has
/// no code.
struct KnownRecordings {
  /// The codes of tracks by artist and title, the first in the alphabet where several differ.
  private var codes: [RecordingName: String] = [:]

  init(of tracks: [ServiceTrack]) {
    for track in tracks {
      guard let code = track.isrc, let name = Self.name(of: track) else { continue }
      codes[name] = min(code, codes[name] ?? code)
    }
  }

  /// The same for all releases of one recording; nil for a track without code, artist or title.
  func identity(of track: ServiceTrack) -> Identity? {
    if let code = track.isrc { return .code(code) }
    guard let name = Self.name(of: track) else { return nil }
    return codes[name].map { .code($0) } ?? .name(name)
  }

  /// What tells one recording from all others.
  enum Identity: Hashable {
    case code(String)
    case name(RecordingName)
  }

  private static func name(of track: ServiceTrack) -> RecordingName? {
    RecordingName(artist: track.artists.first?.name ?? "", title: track.title)
  }
}
