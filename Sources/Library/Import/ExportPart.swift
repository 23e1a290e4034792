import Foundation

/// Which part of an export a file is, by what it holds: names are changed by browsers and people.
enum ExportPart: Equatable {
  /// Spotify's list of liked songs, its playlists, and its streaming history.
  case library, playlists
  case history(isExtended: Bool)
  /// A table of text, perhaps of Exportify.
  case table
  /// Another part of the account data, or something else.
  case other

  init(_ contents: Data, name: String) {
    let start = contents.prefix(4_096)
    guard let first = start.first(where: { $0 > 32 && ![0xEF, 0xBB, 0xBF].contains($0) }) else {
      self = .other
      return
    }
    func holds(_ key: String, in bytes: Data) -> Bool { bytes.range(of: Data("\"\(key)\"".utf8)) != nil }
    switch first {
    case UInt8(ascii: "["):
      let isPodcast = holds("podcastName", in: start) || name.lowercased().contains("video")
      if isPodcast {
        self = .other
      } else if holds("ms_played", in: start) {
        self = .history(isExtended: true)
      } else {
        self = holds("msPlayed", in: start) ? .history(isExtended: false) : .other
      }
    case UInt8(ascii: "{"):
      if holds("playlists", in: start) {
        self = .playlists
      } else {
        self = holds("tracks", in: contents) ? .library : .other
      }
    default:
      self = .table
    }
  }
}
