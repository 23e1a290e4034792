import Foundation
import Music
import Tabular

/// A history of plays as a table: the streaming history that somebody has turned into one, Apple's play activity, and
/// what programs write of Last.fm, with a header (https://lastfm.ghan.nl/export) or without
/// (https://benjaminbenben.com/lastfm-to-csv: artist, album, title, moment).
enum PlayTable: ExportFormat {
  static let endings = [".csv", ".tsv", ".txt"]

  static func matches(_ file: ExportFile) -> Bool { file.shape == .text && kind(of: FirstLines(file)) != nil }

  static func read(
    _ file: ExportFile, into content: inout ExportContent, _ summary: inout ImportSummary
  ) throws {
    let lines = FirstLines(file)
    guard let kind = kind(of: lines) else { return }
    let bytes = (kind == .unnamed ? Array("artist,album,track,uts\n".utf8) : []) + lines.bytes
    let loaded = try TableReader.forImports(chosen: chosen(in: lines)).read(importing: bytes, path: file.name)
    guard let table = loaded?.dataset, let report = loaded?.report else { return }
    summary.tables.append((file.name, report))
    summary.unreadable += report.unreadableCount
    let length = report.kept.first { lengths.contains($0.header.filter(\.isLetter).lowercased()) }
    let plays = (0..<table.rowCount).compactMap { row -> StreamingHistory.Play? in
      guard let song = song(row, of: table) else { return nil }
      var play = StreamingHistory.Play()
      play.trackName = AccountExport.LooseText(song.title)
      play.artistName = AccountExport.LooseText(song.artist)
      // Who notes plays without their length notes those that count.
      let time = length.flatMap { table[$0.name]?.text(at: row) } ?? "\(PlayCounts.shortest)"
      play.ms_played = AccountExport.LooseText(time)
      play.spotify_track_uri = table.texts(.trackID)?[row].flatMap { ServiceTrack.Kind.andURI(of: $0)?.uri }
        .map { AccountExport.LooseText($0) }
      return play
    }
    summary.unreadable += table.rowCount - plays.count
    content.plays.add(plays, isExtended: kind != .lastYear)
  }

  /// The artist and the title in a row; Apple's shorter history has them in one cell.
  private static func song(_ row: Int, of table: Dataset) -> (artist: String, title: String)? {
    guard let title = table.texts(.trackName)?[row] else { return nil }
    if let artists = table.texts(.artists) {
      return artists[row].flatMap { $0.split(separator: ";").first }.map { (String($0), title) }
    }
    let parts = title.split(separator: " - ", maxSplits: 1)
    return parts.count == 2 ? (String(parts[0]), String(parts[1])) : nil
  }

  private enum Kind {
    /// Spotify's short history.
    case lastYear
    case named
    /// Without a header.
    case unnamed
  }

  private static let lengths: Set<String> = ["msplayed", "playdurationmilliseconds"]

  private static func kind(of lines: FirstLines) -> Kind? {
    let names = lines.names
    if names.contains("msplayed") { return names.contains("endtime") ? .lastYear : .named }
    let isNamed =
      names.contains("playdurationmilliseconds") || !names.isDisjoint(with: ["uts", "utctime"])
      || names.isSuperset(of: ["trackname", "lastplayeddate"])
    if isNamed { return .named }
    // `05 Apr 2010 11:59` at the end of each line.
    let moment = /,"?\d{1,2} \p{L}{3} \d{4},? \d{2}:\d{2}"?$/
    let isPlay = { (line: String) in line.contains(moment) && line.count { $0 == "," } >= 3 }
    return !lines.lines.isEmpty && lines.lines.allSatisfy(isPlay) ? .unnamed : nil
  }

  /// What the extended history calls its columns.
  private static func chosen(in lines: FirstLines) -> [ColumnName: String] {
    lines.names.contains("mastermetadatatrackname")
      ? [.trackName: "master_metadata_track_name", .artists: "master_metadata_album_artist_name"] : [:]
  }
}
