import Foundation
import Synchronization
import TestSupport
import Testing

@testable import Tabular

/// What a person says of a file's characters stands above what its bytes suggest, for a table and for a stream.
@Suite struct EncodingChoiceTests {
  /// The title of the only row as a table and as a stream give it.
  private func titles(_ bytes: [UInt8], as encoding: TextEncoding?) throws -> Set<String?> {
    let reader = TableReader(schema: Tables.schema, encoding: encoding, threads: 1)
    let table = try reader.read(bytes: bytes, title: "t").dataset
    let folder = try TemporaryFolder()
    let path = try folder.write(Data(bytes), to: "t.csv")
    let stream = try TableStream(TableFile.file(path), reader: reader)
    let found = Mutex<[String?]>([])
    try stream.forEach(
      threads: 1, work: { $0.rows.texts(.trackName)?[0] },
      finish: { title in found.withLock { $0.append(title) } })
    var streamed = found.withLock { $0 }
    streamed.append(table.texts(.trackName)?[0])
    return Set(streamed)
  }

  private func utf16(_ text: String) -> [UInt8] {
    text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }
  }

  @Test func `the same bytes are read as the person says`() throws {
    let text = Array("track_name,energy\né,0.5\n".utf8)
    #expect(try titles(text, as: nil) == ["é"])
    #expect(try titles(text, as: .utf8) == ["é"])
    #expect(try titles(text, as: .windows1252) == ["Ã©"])
    let western: [UInt8] = Array("track_name,energy\n".utf8) + [0xe9] + Array(",0.5\n".utf8)
    #expect(try titles(western, as: nil) == ["é"])
    #expect(try titles(western, as: .windows1252) == ["é"])
  }

  @Test(
    arguments: [
      (.windows1250, [0xaf, 0xf3, 0xb3, 0xe6], "Żółć"), (.windows1251, [0xca, 0xe8, 0xed, 0xee], "Кино"),
      (.windows1253, [0xe1, 0xe2], "αβ"), (.koi8, [0xeb, 0xc9, 0xce, 0xcf], "Кино"),
      (.macRoman, [0x8e], "é"), (.dos437, [0x82], "é"), (.shiftJIS, [0x96, 0xe9, 0x82, 0xc9], "夜に"),
      (.eucJP, [0xcc, 0xeb, 0xa4, 0xcb], "夜に"), (.gb18030, [0xd2, 0xb9], "夜"), (.big5, [0xa9, 0x5d], "夜"),
      (.eucKR, [0xb9, 0xe3], "밤"),
    ] as [(TextEncoding, [UInt8], String)])
  func `old encodings are read where they are named`(
    _ encoding: TextEncoding, _ bytes: [UInt8], _ text: String
  )
    throws
  {
    let table = Array("track_name,energy\n".utf8) + bytes + Array(",0.5\n".utf8)
    #expect(try titles(table, as: encoding) == [text])
  }

  @Test func `what is no character is replaced and counted, and the end of a cut one too`() throws {
    let half = try #require(DecodedText([0x41, 0, 0x3d, 0xd8, 0x42, 0, 0x43], from: .utf16LittleEndian))
    #expect(half.bytes == Array("A\u{fffd}B\u{fffd}".utf8) && half.damaged == 2)
    let beyond = try #require(
      DecodedText([0x41, 0, 0, 0, 0, 0, 0x11, 0, 0x42, 0, 0, 0], from: .utf32LittleEndian))
    #expect(beyond.bytes == Array("A\u{fffd}B".utf8) && beyond.damaged == 1)
    let japanese = try #require(DecodedText([0x96, 0xe9, 0x82], from: .shiftJIS))
    #expect(japanese.bytes == Array("夜\u{fffd}".utf8) && japanese.damaged == 1)
  }

  @Test func `every encoding that can be named is decoded`() {
    for encoding in TextEncoding.allCases where encoding.systemName != nil {
      let width = encoding.rawValue.hasPrefix("utf-32") ? 4 : encoding.rawValue.hasPrefix("utf-16") ? 2 : 1
      var letter = [UInt8](repeating: 0, count: width)
      letter[encoding.rawValue.hasSuffix("be") ? width - 1 : 0] = UInt8(ascii: "A")
      let decoded = DecodedText(letter, from: encoding)
      #expect(decoded?.bytes == [UInt8(ascii: "A")] && decoded?.damaged == 0, "\(encoding)")
    }
  }

  @Test func `an encoding has the names that people and programs give it`() {
    for encoding in TextEncoding.allCases {
      #expect(
        TextEncoding(named: encoding.rawValue) == encoding && TextEncoding(named: encoding.name) == encoding)
    }
    let names: [(String, TextEncoding)] = [
      ("latin-1", .windows1252), ("ISO-8859-1", .windows1252), ("cp1252", .windows1252), ("utf8", .utf8),
      ("UTF_16", .utf16LittleEndian), ("Win1251", .windows1251), ("cp1251", .windows1251),
      ("IBM850", .dos850),
      ("SJIS", .shiftJIS), ("cp932", .shiftJIS), ("GBK", .gb18030), ("cp949", .eucKR), ("mac", .macRoman),
      ("Windows-874", .thai),
    ]
    for (name, encoding) in names { #expect(TextEncoding(named: name) == encoding, "\(name)") }
    for name in ["", "windows", "cp", "utf", "klingon"] { #expect(TextEncoding(named: name) == nil) }
  }

  @Test func `characters of two bytes, the second of which may be a letter, are doubted`() throws {
    func report(_ bytes: [UInt8]) throws -> LoadReport {
      let text = Array("track_name,energy\n".utf8) + bytes + Array(",0.5\nplain,0.5\n".utf8)
      return try TableReader(schema: Tables.schema, threads: 1).read(bytes: text, title: "t").report
    }
    #expect(try report([0xa9, 0x5d, 0xaa, 0xba, 0xba, 0x71]).encoding == .big5)
    // Thai, which is not guessed.
    #expect(try report([0xe0, 0xbe, 0xc5, 0xa7, 0xc3, 0xd1, 0xa1]).doubtfulText != nil)
    #expect(
      try report(
        Array("Beyonc".utf8) + [0xe9] + Array(" et L".utf8) + [0xe9] + Array("a ".utf8) + [
          0xfc, 0x62, 0xe4, 0x72,
        ]
      ).doubtfulText == nil)
  }

  @Test func `a guess is called one, and doubted where letters of another script make up words`() throws {
    func report(_ bytes: [UInt8], as encoding: TextEncoding? = nil) throws -> LoadReport {
      let text = Array("track_name,energy\n".utf8) + bytes + Array(",0.5\nplain,0.5\n".utf8)
      return try TableReader(schema: Tables.schema, encoding: encoding, threads: 1).read(
        bytes: text, title: "t"
      )
      .report
    }
    let western = try report(
      Array("D".utf8) + [0xe9] + Array("j".utf8) + [0xe0] + Array(" vu, Bj".utf8) + [0xf6])
    #expect(western.encoding == .windows1252 && western.isEncodingGuessed && western.doubtfulText == nil)
    let cyrillic: [UInt8] = [0xcc, 0xf3, 0xe7, 0xfb, 0xea, 0xe0]
    let guessed = try report(cyrillic)
    #expect(guessed.encoding == .windows1251 && guessed.isEncodingGuessed && guessed.doubtfulText == nil)
    #expect(try report([0x83, 0x65, 0x83, 0x58, 0x83, 0x67, 0x83, 0x65]).encoding == .shiftJIS)
    #expect(try !report(cyrillic, as: .windows1252).isEncodingGuessed)
    #expect(try report(cyrillic, as: .windows1251).doubtfulText == nil)
    #expect(try !report(Array("夜".utf8)).isEncodingGuessed)
  }

  @Test func `sixteen bit text without a mark is read where it is named`() throws {
    let text = utf16("track_name,energy\n夜に駆ける夜に駆ける夜に駆ける夜に駆ける夜に駆ける夜に駆ける夜に駆ける,0.5\n")
    #expect(
      try titles(text, as: .utf16LittleEndian)
        == ["夜に駆ける夜に駆ける夜に駆ける夜に駆ける夜に駆ける夜に駆ける夜に駆ける"])
  }
}
