import Foundation
import Music
import Tabular

/// What the files of an export hold together.
struct ExportContent {
  /// A playlist as a file has it.
  struct Playlist {
    var name, description: String
    var items: [SavedTrack]
  }

  var liked: [SavedTrack] = []
  var playlists: [Playlist] = []
  var features: [String: ServiceFeatures] = [:]
  var genres: [String: [GenreTag]] = [:]
  var plays = PlayCounts()
  var named: [NamedList] = []

  /// Everything that is liked or stands in a playlist.
  var saved: [SavedTrack] { liked + playlists.flatMap(\.items) }

  /// Takes in a file; answers whether it is part of an export.
  ///
  /// - Throws: `ImportError`; nothing of the file is taken then.
  mutating func add(_ file: ExportFiles.File, _ summary: inout ImportSummary) throws -> Bool {
    let file = ExportFile(name: file.name, contents: try file.contents())
    guard let format = ExportFormats.all.first(where: { $0.matches(file) }) else { return false }
    try format.read(file, into: &self, &summary)
    return true
  }

  /// Takes in a playlist; one that is called like the liked songs is those.
  mutating func add(_ saved: [SavedTrack], to name: String, description: String = "") {
    if ["liked", "likedsongs", "favoritesongs", "favouritesongs"].contains(
      name.lowercased().filter(\.isLetter))
    {
      liked += saved
    } else {
      playlists.append(Playlist(name: name, description: description, items: saved))
    }
  }

  /// Gives the entries without an address that of the track with their artist and title, and leaves out the others.
  mutating func match(with known: [ServiceTrack], _ summary: inout ImportSummary) {
    var byName: [RecordingName: ServiceTrack] = [:]
    for track in saved.map(\.track) + known where track.uri != nil {
      guard let name = track.recordingName, byName[name] == nil else { continue }
      byName[name] = track
    }
    var (unaddressed, matched) = (0, 0)
    func resolved(_ saved: SavedTrack) -> SavedTrack? {
      guard saved.track.uri == nil else { return saved }
      unaddressed += 1
      guard let track = saved.track.recordingName.flatMap({ byName[$0] }) else { return nil }
      matched += 1
      return SavedTrack(addedAt: saved.addedAt, track: track)
    }
    liked = liked.compactMap(resolved)
    for index in playlists.indices { playlists[index].items = playlists[index].items.compactMap(resolved) }
    for list in named {
      // Whether artists or titles stand first follows from which of them the library knows.
      let orders = [false, true].map { isTitleFirst in
        list.songs.map {
          NamedList.readings($0, isTitleFirst: isTitleFirst).lazy.compactMap { byName[$0] }.first
        }
      }
      let counts = orders.map { $0.count { $0 != nil } }
      let found = orders[counts[1] > counts[0] ? 1 : 0].compactMap { $0 }
      unaddressed += list.songs.count
      matched += found.count
      add(found.map { SavedTrack(addedAt: nil, track: $0) }, to: list.name)
    }
    summary.unaddressed = unaddressed
    summary.matched = matched
    summary.unreadable += unaddressed - matched
  }
}

extension ServiceTrack {
  /// What the track is known by where there is no address.
  fileprivate var recordingName: RecordingName? {
    RecordingName(artist: artists.first?.name ?? "", title: title)
  }
}
