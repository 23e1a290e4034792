import Foundation
import Learning
import Music
import TestSupport
import Testing

@testable import Library

extension OutsideInteger {
  /// Columns of whole numbers in a table that is imported; the other rows are honest.
  static let tables: [OutsideInteger] = [
    column("Duration (ms)", ServiceTrack.durations, honest: [1_000, 36_000_000]) {
      $0.saved.track.durationMilliseconds
    },
    column("Key", 0...11) { $0.features?[.key].map { Int($0) } },
    column("Mode", 0...1) { $0.features?[.mode].map { Int($0) } },
    column("Time Signature", 0...12) { $0.features?[.timeSignature].map { Int($0) } },
  ]

  private static func column(
    _ header: String, _ range: ClosedRange<Int>, honest: [Int]? = nil,
    _ value: @escaping @Sendable (ExportifyTable.Entry) -> Int?
  ) -> OutsideInteger {
    OutsideInteger(name: "CSV: \(header)", range: range, honest: honest) { number in
      var text = "Track URI,Track Name,Artist Name(s),Added At,Energy,\(header)\n"
      for row in 0..<12 {
        let cell = row == 5 ? number.literal : header.hasPrefix("Duration") ? "200000" : "1"
        text += "\(Samples.uri(row)),Song \(row),Ann,2024-01-02,0.5,\(cell)\n"
      }
      let table = try ExportifyTable(Data(text.utf8), path: "made.csv")
      #expect(table.entries.count == 12)
      return value(table.entries[5])
    }
  }

  // MARK: ZIP

  /// Every number of a ZIP archive that is read: place in the record, and width.
  static let archives: [OutsideInteger] = [
    (
      0x0605_4b50,
      [("entries", 10, 2), ("length of the directory", 12, 4), ("offset of the directory", 16, 4)]
    ),
    (
      0x0201_4b50,
      [
        ("flags", 8, 2), ("method", 10, 2), ("checksum", 16, 4), ("packed size", 20, 4), ("size", 24, 4),
        ("length of the name", 28, 2), ("length of the extra field", 30, 2), ("length of the comment", 32, 2),
        ("offset of the header", 42, 4),
      ]
    ),
    (0x0403_4b50, [("length of the name", 26, 2), ("length of the extra field", 28, 2)]),
  ].flatMap { (record: UInt32, fields: [(String, Int, Int)]) in
    fields.map { field in zip("\(name(of: record)): \(field.0)", record, at: field.1, width: field.2) }
  }

  private static func name(of record: UInt32) -> String {
    record == 0x0605_4b50 ? "end of the directory" : record == 0x0201_4b50 ? "entry" : "local header"
  }

  private static func zip(_ name: String, _ record: UInt32, at place: Int, width: Int) -> OutsideInteger {
    OutsideInteger(name: "ZIP, \(name)", range: nil) { number in
      var writer = ZipWriter()
      writer.add("a.json", Data("[1]".utf8))
      writer.add("b.json", Data(repeating: 0x20, count: 5_000))
      var bytes = writer.data
      let mark = Data((0..<4).map { UInt8(truncatingIfNeeded: record >> (8 * $0)) })
      let start = try #require(bytes.firstRange(of: mark)).lowerBound + place
      bytes.replaceSubrange(start..<start + width, with: number.bytes(width))
      let folder = try TemporaryFolder()
      do {
        let archive = try ZipArchive(path: folder.write(bytes, to: "made.zip"))
        for entry in archive.entries {
          let contents = try archive.contents(of: entry)
          #expect(contents == Data("[1]".utf8) || contents.count == 5_000)
        }
      } catch is ImportError {}
      return nil
    }
  }

  // MARK: safetensors

  /// The length of the header, and shape and offsets in it.
  static let models: [OutsideInteger] =
    [
      ("shape", "[#],\"data_offsets\":[0,8]"), ("begin", "[2],\"data_offsets\":[#,8]"),
      ("end", "[2],\"data_offsets\":[0,#]"),
    ]
    .map { field, template in
      tensors("safetensors: \(field)") { number in
        let header =
          "{\"a\":{\"dtype\":\"F32\",\"shape\":" + template.replacing("#", with: number.json) + "}}"
        return HostileNumber(header.utf8.count).bytes(8) + Array(header.utf8) + Array(repeating: 0, count: 8)
      }
    }
    + [
      tensors("safetensors: length of the header") { number in
        let header = "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}"
        return number.bytes(8) + Array(header.utf8) + Array(repeating: 0, count: 8)
      }
    ]

  private static func tensors(
    _ name: String, _ bytes: @escaping @Sendable (HostileNumber) -> [UInt8]
  ) -> OutsideInteger {
    OutsideInteger(name: name, range: nil) { number in
      do {
        let file = try SafeTensors(bytes: bytes(number))
        #expect(file.tensors.map(\.values.count) == [2])
      } catch is ModelFileError {}
      return nil
    }
  }
}
