import Foundation
import Music
import Tabular

/// A playlist in XSPF (https://www.xspf.org/spec), as players and services write it. Its tracks are found in the library
/// by artist and title where no address of them is Spotify's.
enum XSPFPlaylist: ExportFormat {
  static let endings = [".xspf"]

  static func matches(_ file: ExportFile) -> Bool {
    guard file.shape == .text else { return false }
    let head = FirstLines(file).lines.joined(separator: " ")
    return head.hasPrefix("<") && head.contains("playlist") && head.contains("xspf.org")
  }

  static func read(
    _ file: ExportFile, into content: inout ExportContent, _ summary: inout ImportSummary
  ) throws {
    let text = String(decoding: FirstLines(file).bytes, as: UTF8.self)
    let start = text.firstRange(of: "trackList>")?.lowerBound ?? text.endIndex
    let tracks = XMLElements.named("track", in: text[start...])
    let saved = tracks.compactMap(Self.saved)
    summary.unreadable += tracks.count - saved.count
    content.add(
      saved, to: XMLElements.text("title", in: text[..<start]) ?? file.playlistName,
      description: XMLElements.text("annotation", in: text[..<start]) ?? "")
  }

  private static func saved(_ track: Substring) -> SavedTrack? {
    func text(_ name: String) -> AccountExport.LooseText? {
      XMLElements.text(name, in: track).map { AccountExport.LooseText($0) }
    }
    let address = ["identifier", "location"].lazy.compactMap(text).first {
      ServiceTrack.Kind.andURI(of: $0.text) != nil
    }
    guard
      var found = AccountExport.track(
        address, title: text("title"), artist: text("creator"), album: text("album"))
    else { return nil }
    found.durationMilliseconds = text("duration").flatMap { Int($0.text) }.flatMap {
      ServiceTrack.durations.contains($0) ? $0 : nil
    }
    return SavedTrack(addedAt: nil, track: found)
  }
}
