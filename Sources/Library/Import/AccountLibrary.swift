import Foundation
import Music

/// `YourLibrary.json` of Spotify's account data: the liked songs, without dates.
struct AccountLibrary: ExportFormat, Decodable {
  struct Track: Decodable {
    var artist, album, track, uri: AccountExport.LooseText?
  }
  var tracks: [AccountExport.Loose<Track>]?

  static let endings = [".json"]

  static func matches(_ file: ExportFile) -> Bool {
    // In the answers of services tracks stand one level deeper.
    file.shape == .object && file.begins("tracks", with: "[", anywhere: true)
      && !file.begins("track", with: "{")
  }

  static func read(
    _ file: ExportFile, into content: inout ExportContent, _ summary: inout ImportSummary
  ) throws {
    let listed = try AccountExport.decode(Self.self, from: file).tracks ?? []
    let saved = listed.compactMap { $0.value?.saved }
    summary.unreadable += listed.count - saved.count
    content.liked += saved
  }
}

extension AccountLibrary.Track {
  /// The song, without an address where the export has none; `nil` if it has no title either.
  var saved: SavedTrack? {
    AccountExport.track(uri, title: track, artist: artist, album: album).map {
      SavedTrack(addedAt: nil, track: $0)
    }
  }
}
