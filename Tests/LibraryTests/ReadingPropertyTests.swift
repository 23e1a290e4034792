import Foundation
import Music
import Synchronization
import Tabular
import TestSupport
import Testing

@testable import Library

/// One small table of tracks, written in every way that people and programs write one, is the same table to whoever
/// reads it: to `load`, to a stream, and to an import.
@Suite("One meaning of a file")
struct ReadingPropertyTests {
  private static let count = 2_160

  private static let parts = 4

  @Test(arguments: 0..<parts)
  func `the same tracks in 2,160 spellings, read alike by load, stream and import`(_ part: Int) throws {
    let tracks = SpelledTrack.random(24, seed: 5)
    let folder = try TemporaryFolder()
    let all = Spelling.all
    #expect(all.count >= Self.count)
    // A prime step goes through all choices of each kind and of every two of them.
    for number in stride(from: part, to: Self.count, by: Self.parts) {
      let spelling = all[number * 7_919 % all.count]
      let bytes = spelling.bytes(of: tracks)
      do {
        try check(tracks, spelling, bytes, folder.path + "/table.csv")
      } catch {
        Issue.record("\(error) for \(spelling)")
      }
    }
  }

  private func check(_ tracks: [SpelledTrack], _ spelling: Spelling, _ bytes: Data, _ path: String) throws {
    let reader = TableReader(schema: TrackSchema.columns, threads: 1)
    let loaded = try reader.read(bytes: [UInt8](bytes), title: "table")
    guard loaded.report.misreadCount == 0, loaded.report.unreadableCount == 0,
      matches(loaded.dataset, tracks, spelling)
    else {
      Issue.record("load reads \(spelling) otherwise")
      return
    }
    try bytes.write(to: URL(filePath: path))
    let read = Mutex<[Dataset]>([])
    try TableStream(.file(path), reader: reader).forEach(
      threads: 1, work: { $0.rows }, finish: { rows in read.withLock { $0.append(rows) } })
    let batches = read.withLock { $0 }
    if batches.count != 1 || !matches(batches[0], tracks, spelling) {
      Issue.record("a stream reads \(spelling) otherwise")
    }
    let imported = try ExportifyTable(bytes, path: "table.csv").entries
    let isSame = zip(imported, tracks).allSatisfy { entry, track in
      entry.saved.track.id == track.id && entry.saved.track.title == track.title
        && entry.saved.track.artists.map(\.name) == track.artists
        && entry.saved.track.durationMilliseconds == track.milliseconds
        && track.features.allSatisfy { entry.features?[$0].map { Float($0) } == $1 }
    }
    if imported.count != tracks.count || !isSame { Issue.record("an import reads \(spelling) otherwise") }
  }

  private func matches(_ table: Dataset, _ tracks: [SpelledTrack], _ spelling: Spelling) -> Bool {
    guard table.rowCount == tracks.count else { return false }
    return tracks.enumerated().allSatisfy { row, track in
      table.texts(.trackID)?[row] == track.id && table.texts(.trackName)?[row] == track.title
        && table.texts(.artists)?[row] == track.artists.joined(separator: ";")
        && table.numbers(.durationMs)?[row] == Float(track.milliseconds)
        && track.features.allSatisfy { feature, value in table.numbers(feature.column)?[row] == value }
    }
  }
}

/// A track as it is before anybody writes it down.
private struct SpelledTrack {
  var id, title: String
  var artists: [String]
  var milliseconds: Int
  var features: [AudioFeature: Float]

  static func random(_ count: Int, seed: UInt64) -> [SpelledTrack] {
    var generator = SeededGenerator(seed: seed, stream: "spellings")
    let names = ["Núria Quay", "Beylé Sol", "10,000 Crows", "Ada Brisket", "Teh Zuraida"]
    return (0..<count).map { row in
      var artists = [names[row % names.count]]
      if row % 2 == 1 { artists.append(names[(row + 1 + row / 5 % 3) % names.count]) }
      if row % 8 == 2 { artists = ["Wild, Free & Co"] }
      func share(_ steps: Int) -> Float {
        Float("0." + String(String(steps + generator.integer(below: 9 * steps)).prefix(6))) ?? 0
      }
      var features: [AudioFeature: Float] = [:]
      for feature in AudioFeature.allCases where feature.unit == .share { features[feature] = share(100) }
      features[.instrumentalness] = row % 6 == 0 ? 0.125 : 0
      features[.key] = Float(generator.integer(below: 12))
      features[.mode] = Float(row % 2)
      features[.loudness] = Float("-\(3 + row % 9).\(10 + row)")
      features[.tempo] = Float("\(80 + row * 3).\(row % 10 + 1)5")
      features[.timeSignature] = row % 5 == 0 ? 3 : 4
      return SpelledTrack(
        id: String("0000000000000000000000\(row)".suffix(22)),
        title: row % 3 == 0 ? "Señal, \(row)" : "Song \(row)",
        artists: artists, milliseconds: (150 + row * 4) * 1_000, features: features)
    }
  }
}

/// One way to write a table.
private struct Spelling: CustomStringConvertible {
  enum Encoding: CaseIterable {
    case utf8, utf8WithMark, utf16LittleEndian, utf16BigEndian, utf16WithoutMark, windows1252
  }
  enum Units: CaseIterable { case plain, percent, percentSigns, decimalCommas, words }
  enum Artists: CaseIterable { case semicolons, commas, lists, dictionaries }
  enum Names: CaseIterable { case canonical, exportify, chosic }

  var encoding: Encoding
  var delimiter: String
  var quotesAll: Bool
  var lineEnd: String
  var units: Units
  var artists: Artists
  var names: Names

  var description: String {
    "\(encoding), \(delimiter.debugDescription), quotes \(quotesAll), \(lineEnd.debugDescription), \(units), \(artists), \(names)"
  }

  static let all: [Spelling] = {
    var all: [Spelling] = []
    for encoding in Encoding.allCases {
      for delimiter in [",", ";", "\t", "|"] {
        for quotesAll in [false, true] {
          for lineEnd in ["\n", "\r\n", "\r"] {
            for units in Units.allCases {
              for artists in Artists.allCases {
                for names in Names.allCases {
                  all.append(
                    Spelling(
                      encoding: encoding, delimiter: delimiter, quotesAll: quotesAll, lineEnd: lineEnd,
                      units: units,
                      artists: artists, names: names))
                }
              }
            }
          }
        }
      }
    }
    return all
  }()

  /// The features in the order of the columns; the mode has none where the key tells it.
  private var features: [AudioFeature] { AudioFeature.allCases.filter { units != .words || $0 != .mode } }

  private var header: [String] {
    let isPercent = units == .percent
    switch names {
    case .canonical:
      return ["track_id", "artists", "track_name", "added_at", units == .words ? "duration" : "duration_ms"]
        + features.map { $0.column.text + (isPercent && $0.unit == .share ? "_%" : "") }
    case .exportify:
      return [
        "Track URI", "Artist Name(s)", "Track Name", "Added At", units == .words ? "Length" : "Duration (ms)",
      ]
        + features.map { $0.column.text.replacing("_", with: " ").capitalized }
    case .chosic:
      let names: [AudioFeature: String] = [
        .danceability: "Dance", .acousticness: "Acoustic", .instrumentalness: "Instrumental",
        .valence: "Happy",
        .speechiness: "Speech", .liveness: "Live", .loudness: "Loud", .tempo: "BPM",
      ]
      return ["Spotify Track Id", "Artist", "Song", "Added At", "Time"]
        + features.map { names[$0] ?? $0.column.text.replacing("_", with: " ").capitalized }
    }
  }

  private func cell(_ artists: [String]) -> String {
    switch self.artists {
    case .semicolons: artists.joined(separator: ";")
    case .commas: artists.joined(separator: ", ")
    case .lists: "[" + artists.map { "'\($0)'" }.joined(separator: ", ") + "]"
    case .dictionaries: "[" + artists.map { "{'id': '1', 'name': '\($0)'}" }.joined(separator: ", ") + "]"
    }
  }

  private func cell(_ feature: AudioFeature, of track: SpelledTrack) -> String {
    let value = track.features[feature] ?? 0
    let plain = value == value.rounded() ? "\(Int(value))" : "\(value)"
    // Percent by moving the point, so that no digit changes.
    let hundredths = Double(plain).map { "\(($0 * 1e6).rounded() / 1e4)" } ?? plain
    let percent = hundredths.hasSuffix(".0") ? String(hundredths.dropLast(2)) : hundredths
    switch (units, feature.unit) {
    case (.percent, .share): return percent
    case (.percentSigns, .share): return percent + " %"
    case (.decimalCommas, _): return plain.replacing(".", with: ",")
    case (.words, .share): return percent + "%"
    case (.words, .decibels): return plain + " dB"
    case (.words, .beatsPerMinute): return plain + " BPM"
    case (.words, .beatsPerBar): return plain + "/4"
    case (.words, .pitchClass):
      let notes = ["C", "C#", "D", "Eb", "E", "F", "F#", "G", "Ab", "A", "Bb", "B"]
      return notes[Int(value)] + (track.features[.mode] == 1 ? " Major" : " Minor")
    default: return plain
    }
  }

  func bytes(of tracks: [SpelledTrack]) -> Data {
    func row(_ cells: [String]) -> String {
      cells.map { cell in
        let needsQuotes = quotesAll || cell.contains { "\"\n\r".contains($0) } || cell.contains(delimiter)
        return needsQuotes ? "\"\(cell.replacing("\"", with: "\"\""))\"" : cell
      }.joined(separator: delimiter) + lineEnd
    }
    var text = row(header)
    for track in tracks {
      let seconds = track.milliseconds / 1_000
      let clock = "\(seconds / 60):\(seconds % 60 < 10 ? "0" : "")\(seconds % 60)"
      text += row(
        [
          names == .exportify ? "spotify:track:\(track.id)" : track.id, cell(track.artists), track.title,
          "2024-01-02",
          units == .words ? clock : "\(track.milliseconds)",
        ] + features.map { cell($0, of: track) })
    }
    switch encoding {
    case .utf8: return Data(text.utf8)
    case .utf8WithMark: return Data([0xef, 0xbb, 0xbf]) + Data(text.utf8)
    case .windows1252: return Data(text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) })
    case .utf16LittleEndian:
      return Data(("\u{feff}" + text).utf16.flatMap { [UInt8($0 & 0xff), UInt8($0 >> 8)] })
    case .utf16BigEndian:
      return Data(("\u{feff}" + text).utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xff)] })
    case .utf16WithoutMark: return Data(text.utf16.flatMap { [UInt8($0 & 0xff), UInt8($0 >> 8)] })
    }
  }
}
