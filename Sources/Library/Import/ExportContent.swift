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

  /// Everything that is liked or stands in a playlist.
  var saved: [SavedTrack] { liked + playlists.flatMap(\.items) }

  /// Takes in a file; answers whether it is part of an export.
  ///
  /// - Throws: `ImportError`; nothing of the file is taken then.
  mutating func add(_ file: ExportFiles.File, _ summary: inout ImportSummary) throws -> Bool {
    let contents = try file.contents()
    switch ExportPart(contents, name: file.name) {
    case .table:
      let table = try ExportifyTable(contents, path: file.name)
      summary.unreadable += table.unreadable
      summary.implausible += table.implausible
      for entry in table.entries {
        guard let uri = entry.saved.track.uri else { continue }
        if let values = entry.features { features[uri] = values }
        if !entry.genres.isEmpty { genres[uri] = entry.genres }
      }
      add(table.entries.map(\.saved), under: Self.title(of: file.name))
    case .library:
      let library = try AccountExport.decode(AccountExport.YourLibrary.self, from: contents, path: file.name)
      let saved = (library.tracks ?? []).compactMap(\.saved)
      summary.unreadable += (library.tracks ?? []).count - saved.count
      liked += saved
    case .playlists:
      let list = try AccountExport.decode(AccountExport.Playlists.self, from: contents, path: file.name)
      for playlist in list.playlists ?? [] {
        let saved = (playlist.items ?? []).compactMap(\.saved)
        summary.unreadable += (playlist.items ?? []).count - saved.count
        playlists.append(
          Playlist(
            name: playlist.name?.text ?? "", description: playlist.description?.text ?? "", items: saved))
      }
    case .history(let isExtended):
      let listed = try AccountExport.decode([AccountExport.Play].self, from: contents, path: file.name)
      plays.add(listed, isExtended: isExtended)
    case .other:
      return false
    }
    return true
  }

  private mutating func add(_ saved: [SavedTrack], under name: String) {
    if ["liked", "likedsongs"].contains(name.lowercased().filter(\.isLetter)) {
      liked += saved
    } else {
      playlists.append(Playlist(name: name, description: "", items: saved))
    }
  }

  /// The playlist that a file is named after; one without a letter in its name gives a file `.csv`.
  private static func title(of fileName: String) -> String {
    var name = fileName
    for end in [".csv", ".tsv", ".txt"] {
      if let place = name.range(of: end, options: [.caseInsensitive, .backwards]) {
        name.removeSubrange(place)
        break
      }
    }
    let title = name.replacingOccurrences(of: "_", with: " ").trimmingCharacters(in: .whitespaces)
    return title.isEmpty ? "untitled" : title
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
