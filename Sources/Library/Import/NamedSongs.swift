import Foundation
import Tabular

/// Songs by name, one in each line, as people write them down and programs list them: `Artist - Title`, numbered or
/// not, `Title by Artist`, or the titles of a playlist in M3U. They are found in the library by artist and title.
enum NamedSongs: ExportFormat {
  static let endings = [".txt", ".m3u8", ".m3u"]

  static func matches(_ file: ExportFile) -> Bool { file.shape == .text && songs(in: file) != nil }

  static func read(
    _ file: ExportFile, into content: inout ExportContent, _ summary: inout ImportSummary
  ) throws {
    guard let list = songs(in: file) else { return }
    summary.unreadable += list.others
    content.named.append(ExportContent.NamedList(name: file.playlistName, songs: list.songs))
  }

  private static func songs(in file: ExportFile) -> (songs: [[String]], others: Int)? {
    let first = FirstLines(file)
    guard !first.isHeader else { return nil }
    let text = String(decoding: first.bytes, as: UTF8.self)
    let isM3U = first.lines.first?.hasPrefix("#EXTM3U") == true
    var songs: [[String]] = []
    var others = 0
    for (index, line) in text.split(whereSeparator: \.isNewline).enumerated() {
      var line = Substring(line.trimmingCharacters(in: .whitespaces.union(["\u{feff}", "\""])))
      if isM3U {
        // Of a file without a title its path says nothing that is sure.
        guard line.hasPrefix("#EXTINF:"), let comma = line.firstIndex(of: ",") else { continue }
        line = line[line.index(after: comma)...]
      }
      if line.isEmpty || line.hasPrefix("#") { continue }
      if let parts = parts(of: line) { songs.append(parts) } else if index > 0 { others += 1 }
      if others > 20, others > songs.count { return nil }
    }
    guard songs.count > (isM3U ? 0 : 1), others * 9 <= songs.count else { return nil }
    return (songs, others)
  }

  /// The parts of a line without its number, between which dashes stand; artist and title of `Title by Artist`.
  private static func parts(of line: Substring) -> [String]? {
    let line = line.replacing(/^(\d{1,4}[.):]?\s+|[-*•]\s+)/, with: "", maxReplacements: 1)
    let parts = line.split(separator: /\s+[-–—]\s+|\t+/).map { $0.trimmingCharacters(in: .whitespaces) }
      .filter { !$0.isEmpty }
    if parts.count > 1, parts.count < 6 { return parts }
    let named = line.split(separator: " by ")
    return parts.count == 1 && named.count == 2 ? [String(named[1]), String(named[0])] : nil
  }
}

extension ExportContent {
  /// Songs of which lines give the names, without saying which part is the artist.
  struct NamedList {
    var name: String
    var songs: [[String]]

    /// The names that a line may mean, artist and title.
    static func readings(_ parts: [String], isTitleFirst: Bool) -> [RecordingName] {
      let (first, rest) = (parts[0], parts.dropFirst().joined(separator: " - "))
      let names =
        isTitleFirst
        ? [(parts[parts.count - 1], parts.dropLast().joined(separator: " - ")), (parts[1], first)]
        : [(first, rest), (first, parts[1]), (first, parts[parts.count - 1])]
      return names.compactMap { RecordingName(artist: $0.0, title: $0.1) }
    }
  }
}
