import Foundation
import Music
import Tabular

/// The files of Spotify's account-data export, as far as timbre reads them; everything else in them is not decoded,
/// above all the network addresses in the streaming history.
enum AccountExport {
  /// `YourLibrary.json`: the liked songs, without dates.
  struct YourLibrary: Decodable {
    struct Track: Decodable {
      var artist, album, track: LooseText?
      var uri: String?
    }
    var tracks: [Track]?
  }

  /// `Playlist1.json` and its siblings.
  struct Playlists: Decodable {
    struct Playlist: Decodable {
      var name, description: LooseText?
      var items: [Item]?
    }
    struct Item: Decodable {
      var track: Track?
      var episode: Episode?
      var localTrack: LocalTrack?
      var addedDate: String?
    }
    struct Track: Decodable {
      var trackName, artistName, albumName: LooseText?
      var trackUri: String?
    }
    struct Episode: Decodable {
      var episodeName, showName: LooseText?
      var episodeUri: String?
    }
    struct LocalTrack: Decodable {
      var uri: String?
    }
    var playlists: [Playlist]?
  }

  /// A line of `StreamingHistory_music_0.json` or `Streaming_History_Audio_2020-2024_0.json`.
  struct Play: Decodable {
    var artistName, trackName: LooseText?
    /// As a number or as a text of one.
    var msPlayed, ms_played: LooseText?
    var master_metadata_track_name, master_metadata_album_artist_name: LooseText?
    var spotify_track_uri: String?
  }

  /// A text that the export sometimes writes as a number, such as an album called 1989.
  struct LooseText: Decodable {
    var text: String

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let text = try? container.decode(String.self) {
        self.text = text
      } else if let number = try? container.decode(Int.self) {
        text = String(number)
      } else if let number = try? container.decode(Double.self) {
        text = String(number)
      } else if let flag = try? container.decode(Bool.self) {
        text = String(flag)
      } else {
        text = ""
      }
    }
  }

  /// - Throws: `ImportError.badJSON`.
  static func decode<Value: Decodable>(_ type: Value.Type, from data: Data, path: String) throws -> Value {
    let body = data.starts(with: [0xEF, 0xBB, 0xBF]) ? data.dropFirst(3) : data
    do { return try JSONDecoder().decode(type, from: body) } catch { throw ImportError.badJSON(path: path) }
  }
}

extension AccountExport.YourLibrary.Track {
  /// The song, without an address where the export has none; `nil` if it has no title either.
  var saved: SavedTrack? {
    AccountExport.track(uri, title: track, artist: artist, album: album).map {
      SavedTrack(addedAt: nil, track: $0)
    }
  }
}

extension AccountExport.Playlists.Item {
  /// The entry, without an address where the export has none; `nil` if it has no title either.
  var saved: SavedTrack? {
    let date = addedDate.flatMap(Date.init(exported:))
    if let track,
      let found = AccountExport.track(
        track.trackUri, title: track.trackName, artist: track.artistName, album: track.albumName)
    {
      return SavedTrack(addedAt: date, track: found)
    }
    if let episode, let uri = episode.episodeUri {
      return SavedTrack(
        addedAt: date, track: ServiceTrack(kind: .episode, uri: uri, title: episode.episodeName?.text ?? ""))
    }
    if let uri = localTrack?.uri {
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

extension AccountExport {
  fileprivate static func track(
    _ address: String?, title: LooseText?, artist: LooseText?, album: LooseText?
  ) -> ServiceTrack? {
    let found = address.flatMap { ServiceTrack.Kind.andURI(of: $0) }
    let name = artist?.text ?? ""
    guard found != nil || title?.text.isEmpty == false else { return nil }
    let kind = found?.kind ?? .track
    return ServiceTrack(
      kind: kind, id: kind == .track ? found.flatMap { SpotifyAddress($0.uri)?.id } : nil, uri: found?.uri,
      title: title?.text ?? "", artists: name.isEmpty ? [] : [ServiceTrack.Artist(id: nil, name: name)],
      album: album.flatMap { $0.text.isEmpty ? nil : ServiceTrack.Album(id: nil, name: $0.text) })
  }
}
