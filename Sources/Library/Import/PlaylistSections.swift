import Foundation
import Music

/// Playlists one after the other, each under its name, with title, artists, album and address in each line between
/// tabs, as https://github.com/caseychu/spotify-backup writes them.
enum PlaylistSections: ExportFormat {
  static let endings = [".txt"]

  static func matches(_ file: ExportFile) -> Bool {
    guard file.shape == .text else { return false }
    let lines = FirstLines(file).lines
    return lines.count > 1 && !lines[0].contains("\t") && song(lines[1][...]) != nil
  }

  static func read(
    _ file: ExportFile, into content: inout ExportContent, _ summary: inout ImportSummary
  ) throws {
    let text = String(decoding: FirstLines(file).bytes, as: UTF8.self)
    var name = file.playlistName
    var songs: [SavedTrack] = []
    var isBehindBlank = true
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      if let song = song(line) {
        songs.append(song)
      } else if isBehindBlank, !line.isEmpty, !line.contains("\t") {
        if !songs.isEmpty { content.add(songs, to: name) }
        (name, songs) = (String(line.drop { $0 == "\u{feff}" }), [])
      } else if !line.isEmpty {
        summary.unreadable += 1
      }
      isBehindBlank = line.isEmpty
    }
    if !songs.isEmpty { content.add(songs, to: name) }
  }

  private static func song(_ line: Substring) -> SavedTrack? {
    let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    guard cells.count == 4, let (kind, uri) = ServiceTrack.Kind.andURI(of: cells[3]) else { return nil }
    guard
      var track = AccountExport.track(
        .init(uri), title: .init(cells[0]), artist: nil, album: .init(cells[2]))
    else { return nil }
    track.kind = kind
    track.artists = cells[1].split(separator: ", ").map { ServiceTrack.Artist(id: nil, name: String($0)) }
    return SavedTrack(addedAt: nil, track: track)
  }
}
