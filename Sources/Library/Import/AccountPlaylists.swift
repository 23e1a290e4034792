import Foundation
import Music

/// `Playlist1.json` of Spotify's account data, and its siblings.
struct AccountPlaylists: ExportFormat, Decodable {
  struct Playlist: Decodable {
    var name, description: AccountExport.LooseText?
    var items: [AccountExport.Loose<Item>]?
  }
  struct Item: Decodable {
    var track: AccountExport.Loose<Track>?
    var episode: AccountExport.Loose<Episode>?
    var localTrack: AccountExport.Loose<LocalTrack>?
    var addedDate: AccountExport.LooseText?
  }
  struct Track: Decodable {
    var trackName, artistName, albumName, trackUri: AccountExport.LooseText?
  }
  struct Episode: Decodable {
    var episodeName, showName, episodeUri: AccountExport.LooseText?
  }
  struct LocalTrack: Decodable {
    var uri: AccountExport.LooseText?
  }
  var playlists: [AccountExport.Loose<Playlist>]?

  static let endings = [".json"]

  static func matches(_ file: ExportFile) -> Bool { file.shape == .object && file.names("playlists") }

  static func read(
    _ file: ExportFile, into content: inout ExportContent, _ summary: inout ImportSummary
  ) throws {
    for listed in try AccountExport.decode(Self.self, from: file).playlists ?? [] {
      guard let playlist = listed.value else {
        summary.unreadable += 1
        continue
      }
      let saved = (playlist.items ?? []).compactMap { $0.value?.saved }
      summary.unreadable += (playlist.items ?? []).count - saved.count
      content.playlists.append(
        ExportContent.Playlist(
          name: playlist.name?.text ?? "", description: playlist.description?.text ?? "", items: saved))
    }
  }
}

extension AccountPlaylists.Item {
  /// The entry, without an address where the export has none; `nil` if it has no title either.
  var saved: SavedTrack? {
    let date = addedDate.flatMap { Date(exported: $0.text) }
    if let track = track?.value,
      let found = AccountExport.track(
        track.trackUri, title: track.trackName, artist: track.artistName, album: track.albumName)
    {
      return SavedTrack(addedAt: date, track: found)
    }
    if let episode = episode?.value, let uri = episode.episodeUri?.text {
      return SavedTrack(
        addedAt: date, track: ServiceTrack(kind: .episode, uri: uri, title: episode.episodeName?.text ?? ""))
    }
    if let uri = localTrack?.value?.uri?.text {
      // spotify:local:artist:album:title:seconds, percent-encoded.
      let parts = uri.split(separator: ":", omittingEmptySubsequences: false).map {
        $0.replacingOccurrences(of: "+", with: " ").removingPercentEncoding ?? String($0)
      }
      let artist = parts.count > 2 && !parts[2].isEmpty ? [ServiceTrack.Artist(id: nil, name: parts[2])] : []
      return SavedTrack(
        addedAt: date,
        track: ServiceTrack(kind: .local, uri: uri, title: parts.count > 4 ? parts[4] : "", artists: artist))
    }
    return nil
  }
}
