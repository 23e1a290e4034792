import Foundation
import Music

/// Lists of tracks anywhere in JSON, under whatever keys: answers of Spotify's Web API that somebody has kept, backups
/// made of them, and the lists of other services, whose tracks are found in the library by artist and title.
enum TrackLists: ExportFormat {
  static let endings = [".json"]

  static func matches(_ file: ExportFile) -> Bool {
    guard file.shape == .list || file.shape == .object else { return false }
    let names = ["artists", "artist", "Artist", "artistName", "artist_name"]
    return names.contains { file.names($0) } && !lists(in: file).isEmpty
  }

  static func read(
    _ file: ExportFile, into content: inout ExportContent, _ summary: inout ImportSummary
  ) throws {
    for list in lists(in: file) {
      summary.unreadable += list.others
      if list.arePlays {
        content.plays.add(list.tracks.map(\.asPlay), isExtended: true)
      } else {
        content.add(list.tracks, to: list.name ?? file.playlistName)
      }
    }
  }

  private struct List {
    var name: String?
    var tracks: [SavedTrack]
    var others: Int
    /// Whether each is a play, as Last.fm counts them.
    var arePlays: Bool
  }

  private static func lists(in file: ExportFile) -> [List] {
    guard let whole = try? JSONSerialization.jsonObject(with: file.body, options: .fragmentsAllowed) else {
      return []
    }
    return lists(in: whole, name: nil, depth: 0)
  }

  private static func lists(in value: Any, name: String?, depth: Int) -> [List] {
    guard depth < 8 else { return [] }
    if let things = value as? [Any] {
      let tracks = things.compactMap(saved)
      if !tracks.isEmpty, tracks.count * 2 >= things.count {
        let arePlays = things.contains { ($0 as? [String: Any])?["uts"] != nil || isPlay($0) }
        return [
          List(name: name, tracks: tracks, others: things.count - tracks.count, arePlays: arePlays)
        ]
      }
      return things.flatMap { lists(in: $0, name: name, depth: depth + 1) }
    }
    guard let thing = value as? [String: Any] else { return [] }
    let own = text(thing["name"]) ?? text(thing["title"]) ?? name
    return thing.keys.sorted().flatMap { lists(in: thing[$0] ?? "", name: own, depth: depth + 1) }
  }

  /// Last.fm's own answers give the moment of each play.
  private static func isPlay(_ value: Any) -> Bool {
    ((value as? [String: Any])?["date"] as? [String: Any])?["uts"] != nil
  }

  private static func saved(_ value: Any) -> SavedTrack? {
    guard let entry = value as? [String: Any] else { return nil }
    let inner = ["track", "item"].lazy.compactMap { entry[$0] as? [String: Any] }.first
    let thing = inner ?? entry
    if let type = text(thing["type"]), ["album", "artist", "playlist", "show"].contains(type) { return nil }
    let title = ["name", "title", "Title", "track", "trackName", "track_name", "song", "Song Name"].lazy
      .compactMap { text(thing[$0]) }.first
    let artists = self.artists(of: thing)
    guard let title, !artists.isEmpty else { return nil }
    let id = text(thing["id"]).flatMap { ServiceTrack.Kind.andURI(of: $0)?.uri }
    let address = ["uri", "trackUri", "spotify_track_uri", "spotify_uri", "track_uri"].lazy
      .compactMap { text(thing[$0]) }.first { ServiceTrack.Kind.andURI(of: $0) != nil }
    let album =
      text(thing["album"]) ?? text(thing["Album"])
      ?? (thing["album"] as? [String: Any]).flatMap {
        text($0["name"]) ?? text($0["title"]) ?? text($0["#text"])
      }
    guard
      var track = AccountExport.track(
        (address ?? id).map(AccountExport.LooseText.init), title: .init(title), artist: nil,
        album: album.map(AccountExport.LooseText.init))
    else { return nil }
    track.artists = artists.map { ServiceTrack.Artist(id: nil, name: $0) }
    track.durationMilliseconds = (thing["duration_ms"] as? Int).flatMap {
      ServiceTrack.durations.contains($0) ? $0 : nil
    }
    track.explicit = thing["explicit"] as? Bool ?? false
    let date = text(entry["added_at"]).flatMap { Date(exported: $0) }
    return SavedTrack(addedAt: date, track: track)
  }

  private static func artists(of thing: [String: Any]) -> [String] {
    for key in ["artists", "artist", "Artist", "artistName", "artist_name", "Artist Name"] {
      if let name = text(thing[key]) { return [name] }
      let things = thing[key] as? [Any] ?? thing[key].map { [$0] } ?? []
      let names = things.compactMap { artist -> String? in
        let named = artist as? [String: Any]
        return text(artist) ?? text(named?["name"]) ?? text(named?["#text"])
      }
      if !names.isEmpty { return names }
    }
    return []
  }

  private static func text(_ value: Any?) -> String? {
    guard let text = value as? String, !text.isEmpty else { return nil }
    return text
  }
}

extension SavedTrack {
  /// A play of the track, of which nobody says how long it was.
  fileprivate var asPlay: StreamingHistory.Play {
    var play = StreamingHistory.Play()
    play.trackName = AccountExport.LooseText(track.title)
    play.artistName = AccountExport.LooseText(track.artists.first?.name ?? "")
    play.ms_played = AccountExport.LooseText("\(PlayCounts.shortest)")
    play.spotify_track_uri = track.uri.map { AccountExport.LooseText($0) }
    return play
  }
}
