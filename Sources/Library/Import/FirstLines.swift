import Foundation
import Music
import Tabular

/// How a file of text begins.
struct FirstLines {
  /// All bytes, unpacked and in UTF-8 where they were not in an encoding of single bytes.
  let bytes: [UInt8]
  /// The first lines in which something stands.
  let lines: [String]

  private static let length = 1 << 13

  init(_ file: ExportFile) {
    let bytes = Array(file.contents)
    self.bytes = UnpackedText.bytes(of: bytes) ?? bytes
    let head = self.bytes.prefix(Self.length)
    var lines = head.split { $0 == 10 || $0 == 13 }.map {
      String(decoding: $0, as: UTF8.self).trimmingCharacters(in: .whitespaces.union(["\u{feff}"]))
    }
    // The last one is cut off.
    if head.count < self.bytes.count, lines.count > 1 { lines.removeLast() }
    self.lines = Array(lines.filter { !$0.isEmpty }.prefix(20))
  }

  /// What the first line names if it is a header: letters alone, in lower case.
  var names: Set<String> {
    Set(cells.map { $0.filter(\.isLetter).lowercased() })
  }

  private var cells: [String] {
    (lines.first ?? "").split { [",", ";", "\t", "|"].contains($0) }.map {
      $0.trimmingCharacters(in: .whitespaces.union(["\""]))
    }
  }

  /// Whether the first line names columns of a table of tracks.
  var isHeader: Bool { Set(cells.compactMap(TrackSchema.columns.canonicalName)).count > 1 }
}
