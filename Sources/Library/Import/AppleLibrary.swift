import Foundation
import Music

/// A library or a playlist as Apple's Music and iTunes export it (`Library.xml`, a property list): its playlists, or the
/// tracks of a file with one. They are found in Spotify's library by artist and title.
enum AppleLibrary: ExportFormat {
  static let endings = [".xml"]

  static func matches(_ file: ExportFile) -> Bool {
    guard file.shape == .text else { return false }
    let head = FirstLines(file).lines.joined(separator: " ")
    return head.contains("<plist") && head.contains("<key>")
  }

  static func read(
    _ file: ExportFile, into content: inout ExportContent, _ summary: inout ImportSummary
  ) throws {
    let whole = try? PropertyListSerialization.propertyList(from: file.body, format: nil)
    guard let library = whole as? [String: Any], let tracks = library["Tracks"] as? [String: Any] else {
      throw ImportError.foreign(path: file.name, kind: .xml)
    }
    let songs = tracks.compactMapValues { ($0 as? [String: Any]).flatMap(saved) }
    summary.unreadable += tracks.count - songs.count
    let lists = (library["Playlists"] as? [[String: Any]] ?? []).filter { list in
      // What the program makes of all songs by itself is no playlist of the person.
      list["Master"] == nil && list["Distinguished Kind"] == nil && list["Folder"] == nil
    }
    for list in lists {
      let items = (list["Playlist Items"] as? [[String: Any]] ?? []).compactMap { $0["Track ID"] as? Int }
      content.add(
        items.compactMap { songs["\($0)"] }, to: list["Name"] as? String ?? file.playlistName)
    }
    if lists.isEmpty {
      content.add(songs.sorted { $0.key < $1.key }.map(\.value), to: file.playlistName)
    }
  }

  private static func saved(_ track: [String: Any]) -> SavedTrack? {
    guard track["Movie"] == nil, track["Podcast"] == nil, let title = track["Name"] as? String else {
      return nil
    }
    func text(_ key: String) -> AccountExport.LooseText? {
      (track[key] as? String).map { AccountExport.LooseText($0) }
    }
    return AccountExport.track(nil, title: .init(title), artist: text("Artist"), album: text("Album"))
      .map { SavedTrack(addedAt: track["Date Added"] as? Date, track: $0) }
  }
}
