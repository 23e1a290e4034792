import Foundation
import Tabular

/// A kind of file in which people have their library.
///
/// A new one is one file with a type of this kind, and one line in `ExportFormats.all`.
protocol ExportFormat: Sendable {
  /// The endings that such files have, small and with their dot, before whatever browsers append.
  static var endings: [String] { get }

  /// Whether a file is of this kind, by what it holds: names are changed by browsers and people.
  static func matches(_ file: ExportFile) -> Bool

  /// Takes in what a file holds, and counts what of it cannot be read.
  ///
  /// - Throws: `ImportError`; nothing of the file is taken then.
  static func read(
    _ file: ExportFile, into content: inout ExportContent, _ summary: inout ImportSummary) throws
}

/// The kinds of files that can be imported.
enum ExportFormats {
  /// The first that a file matches reads it.
  static let all: [any ExportFormat.Type] = [
    StreamingHistory.self,
    ListenBrainzHistory.self,
    YouTubeHistory.self,
    AccountPlaylists.self,
    AccountLibrary.self,
    SharedPlaylist.self,
    XSPFPlaylist.self,
    AppleLibrary.self,
    TrackLists.self,
    PlaylistSections.self,
    PlayTable.self,
    AddressFile.self,
    NamedSongs.self,
    ExportifyTable.self,
  ]

  /// The endings of all of them, each once.
  static let endings = Set(all.flatMap { $0.endings }).sorted()
}

/// A file that may be part of an export, with what tells its kind.
struct ExportFile {
  /// What it is, as far as its first sign shows.
  enum Shape {
    case list, object, text
    /// An object of JSON in each line.
    case lines
  }

  /// Its own name, without folders.
  let name: String
  let contents: Data
  /// `nil` if nothing but blanks stands in it.
  let shape: Shape?

  init(name: String, contents: Data) {
    self.name = name
    let contents = Self.inUTF8(contents)
    self.contents = contents
    let first = contents.prefix(Self.sampleLength).first { $0 > 32 && ![0xEF, 0xBB, 0xBF].contains($0) }
    shape =
      switch first {
      case nil: nil
      case UInt8(ascii: "["): .list
      case UInt8(ascii: "{"): Self.isInLines(contents) ? .lines : .object
      default: .text
      }
  }

  /// Whether an object ends with the first line that it begins in, and another begins in the next.
  private static func isInLines(_ contents: Data) -> Bool {
    let lines = contents.split(maxSplits: 2, omittingEmptySubsequences: true) { $0 == 10 || $0 == 13 }
    guard lines.count > 1 else { return false }
    return lines[0].last { $0 > 32 } == UInt8(ascii: "}") && lines[1].first { $0 > 32 } == UInt8(ascii: "{")
  }

  /// JSON that is compressed, or that an editor has saved in UTF-16 or UTF-32, in UTF-8; tables are left to their reader.
  private static func inUTF8(_ contents: Data) -> Data {
    guard let first = contents.first, first == 0x1f || first > 0xef || contents.prefix(4).contains(0),
      let plain = UnpackedText.bytes(of: Array(contents)),
      let letter = plain.first(where: { $0 > 32 }), letter == UInt8(ascii: "{") || letter == UInt8(ascii: "[")
    else { return contents }
    return Data(plain)
  }

  /// What it holds, without a byte-order mark.
  var body: Data { contents.starts(with: [0xEF, 0xBB, 0xBF]) ? contents.dropFirst(3) : contents }

  /// The bytes in which the keys of a format are looked for.
  private static let sampleLength = 4_096

  /// Whether a JSON key occurs near the beginning, or anywhere.
  func names(_ key: String, anywhere: Bool = false) -> Bool {
    (anywhere ? contents : contents.prefix(Self.sampleLength)).range(of: Data("\"\(key)\"".utf8)) != nil
  }

  /// Whether the value of a JSON key begins so near the beginning, or anywhere.
  func begins(_ key: String, with sign: Unicode.Scalar, anywhere: Bool = false) -> Bool {
    let part = anywhere ? contents : contents.prefix(Self.sampleLength)
    guard let place = part.range(of: Data("\"\(key)\"".utf8)) else { return false }
    return part[place.upperBound...].first { $0 > 32 && $0 != UInt8(ascii: ":") } == UInt8(ascii: sign)
  }

  /// The playlist that a file is named after; one without a letter in its name gives a file `.csv`.
  var playlistName: String {
    var name = name
    if name.lowercased().hasSuffix(".gz") { name.removeLast(3) }
    for end in ExportFormats.endings.sorted(by: { $0.count > $1.count }) {
      if let place = name.range(of: end, options: [.caseInsensitive, .backwards]) {
        name.removeSubrange(place)
        break
      }
    }
    let title = name.replacingOccurrences(of: "_", with: " ").trimmingCharacters(in: .whitespaces)
    return title.isEmpty ? "untitled" : title
  }
}
