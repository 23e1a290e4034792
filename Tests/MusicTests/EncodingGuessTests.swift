import Foundation
import Synchronization
import Tabular
import TestSupport
import Testing

@testable import Music

/// Files whose columns are called in plain letters and whose titles are not UTF-8: nothing but these tells how.
@Suite("Encodings told by texts")
struct EncodingGuessTests {
  struct Sample: CustomTestStringConvertible, Sendable {
    var encoding: TextEncoding?
    var titles: [String]
    /// The titles as bytes, in hexadecimal digits.
    var bytes: [String]

    var testDescription: String { encoding?.rawValue ?? "" }

    init(_ encoding: TextEncoding?, _ titles: [String], _ bytes: [String]) {
      (self.encoding, self.titles, self.bytes) = (encoding, titles, bytes)
    }

    var file: [UInt8] {
      var file = Array("title,artist,energy\n".utf8)
      for (row, digits) in bytes.enumerated() {
        var rest = digits[...]
        while !rest.isEmpty {
          file.append(UInt8(rest.prefix(2), radix: 16) ?? 0)
          rest = rest.dropFirst(2)
        }
        file += ",Ann,0.\(row + 1)\n".utf8
      }
      return file
    }
  }

  static let samples = [
    Sample(
      .init(rawValue: "windows-1252"),
      ["Café", "Señal", "Über", "L’été", "“Hi”", "Noël – live"],
      ["436166e9", "5365f1616c", "dc626572", "4c92e974e9", "93486994", "4e6feb6c2096206c697665"]),
    Sample(
      .init(rawValue: "windows-1252"),
      ["Coração", "Não", "São João", "Hyvää yötä", "Årstad", "It’s"],
      ["436f7261e7e36f", "4ee36f", "53e36f204a6fe36f", "487976e4e42079f674e4", "c57273746164", "49749273"]),
    Sample(
      .init(rawValue: "macintosh"),
      ["Café", "Señal", "Über", "It’s", "Cœur", "Été"],
      ["4361668e", "536596616c", "86626572", "4974d573", "43cf7572", "83748e"]),
    Sample(
      .init(rawValue: "cp850"),
      ["Café", "Señal", "Über", "Naïve", "Garçon", "Été"],
      ["43616682", "5365a4616c", "9a626572", "4e618b7665", "476172876f6e", "907482"]),
    Sample(
      .init(rawValue: "windows-1250"),
      ["Żółw", "Kraków", "Łódź", "Święta", "Příběh", "Mały książę"],
      ["aff3b377", "4b72616bf377", "a3f3649f", "8c7769ea7461", "50f8ed62ec68", "4d61b379206b7369b9bfea"]),
    Sample(
      .init(rawValue: "windows-1251"),
      ["Группа крови", "Кукушка", "Перемен", "Спокойная ночь", "Ещё", "МАМА"],
      [
        "c3f0f3efefe020eaf0eee2e8", "caf3eaf3f8eae0", "cfe5f0e5ece5ed", "d1efeeeaeee9ede0ff20edeef7fc",
        "c5f9b8", "ccc0ccc0",
      ]),
    Sample(
      .init(rawValue: "koi8-r"),
      ["Группа крови", "Кукушка", "Перемен", "Спокойная ночь", "Ещё", "МАМА"],
      [
        "e7d2d5d0d0c120cbd2cfd7c9", "ebd5cbd5dbcbc1", "f0c5d2c5cdc5ce", "f3d0cfcbcfcacec1d120cecfded8",
        "e5dda3", "ede1ede1",
      ]),
    Sample(
      .init(rawValue: "windows-1253"),
      ["Το τραγούδι", "Καλημέρα ήλιε", "Ζεϊμπέκικο", "Η αγάπη", "Θάλασσα", "Νύχτα"],
      [
        "d4ef20f4f1e1e3effde4e9", "cae1ebe7ecddf1e120deebe9e5", "c6e5faecf0ddeae9eaef", "c720e1e3dcf0e7",
        "c8dcebe1f3f3e1", "cdfdf7f4e1",
      ]),
    Sample(
      .init(rawValue: "windows-1254"),
      ["Yalnızlık", "Aşk", "Dağlar", "Güneş", "İstanbul", "Şarkı"],
      ["59616c6efd7a6cfd6b", "41fe6b", "4461f06c6172", "47fc6e65fe", "dd7374616e62756c", "de61726bfd"]),
    Sample(
      .init(rawValue: "windows-1255"),
      ["שיר אהבה", "שלום", "לילה", "אמא", "ים", "בוקר"],
      ["f9e9f820e0e4e1e4", "f9ece5ed", "ece9ece4", "e0eee0", "e9ed", "e1e5f7f8"]),
    Sample(
      .init(rawValue: "shift_jis"),
      ["夜に駆ける", "残酷な天使", "アイドル", "紅蓮華", "打上花火", "白日"],
      [
        "96e982c98bec82af82e9", "8e638d9382c893568e67", "834183438368838b", "8d67984089d8",
        "91c58fe389d489ce", "949293fa",
      ]),
    Sample(
      .init(rawValue: "euc-jp"),
      ["夜に駆ける", "残酷な天使", "アイドル", "紅蓮華", "打上花火", "白日"],
      [
        "cceba4cbb6eea4b1a4eb", "bbc4b9f3a4cac5b7bbc8", "a5a2a5a4a5c9a5eb", "b9c8cfa1b2da",
        "c2c7bee5b2d6b2d0", "c7f2c6fc",
      ]),
    Sample(
      .init(rawValue: "euc-kr"),
      ["너를 만나", "사랑했지만", "벚꽃 엔딩", "좋은 날", "밤편지", "봄날"],
      [
        "b3cab8a620b8b8b3aa", "bbe7b6fbc7dfc1f6b8b8", "baa2b2c920bfa3b5f9", "c1c1c0ba20b3af", "b9e3c6edc1f6",
        "babdb3af",
      ]),
    Sample(
      .init(rawValue: "gb18030"),
      ["月亮代表我的心", "甜蜜蜜", "青花瓷", "晴天", "告白气球", "平凡之路"],
      [
        "d4c2c1c1b4fab1edced2b5c4d0c4", "ccf0c3dbc3db", "c7e0bba8b4c9", "c7e7ccec", "b8e6b0d7c6f8c7f2",
        "c6bdb7b2d6aec2b7",
      ]),
    Sample(
      .init(rawValue: "big5"),
      ["月亮代表我的心", "甜蜜蜜", "青花瓷", "晴天", "告白氣球", "平凡之路"],
      [
        "a4ebab47a54eaaeda7daaabaa4df", "b2a2bb65bb65", "ab43aae1b2a1", "b4b8a4d1", "a769a5d5aef0b279",
        "a5ada45aa4a7b8f4",
      ]),
  ]

  @Test(arguments: samples)
  func `titles are read, and the encoding is called a guess`(_ sample: Sample) throws {
    let reader = TableReader(schema: TrackSchema.columns, threads: 1)
    let loaded = try reader.read(bytes: sample.file, title: "table")
    #expect((0..<6).map { loaded.dataset.texts(.trackName)?[$0] } == sample.titles)
    #expect(loaded.report.encoding == sample.encoding)
    #expect(loaded.report.isEncodingGuessed)
    #expect(loaded.report.damagedCharacterCount == 0)
    #expect(loaded.dataset.numbers(.energy)?.values == [0.1, 0.2, 0.3, 0.4, 0.5, 0.6])
    try TemporaryFolder.with { folder in
      let path = folder + "/table.csv"
      try Data(sample.file).write(to: URL(filePath: path))
      let stream = try TableStream(.file(path), reader: reader)
      #expect(stream.opening.encoding == sample.encoding)
      let read = Mutex<[Dataset]>([])
      try stream.forEach(
        threads: 1, work: { $0.rows }, finish: { rows in read.withLock { $0.append(rows) } })
      let titles = read.withLock { $0 }.flatMap { rows in
        (0..<rows.rowCount).map { rows.texts(.trackName)?[$0] }
      }
      #expect(titles == sample.titles)
    }
  }

  @Test func `what a person says stands above the guess`() throws {
    let sample = Self.samples[5]
    let reader = TableReader(schema: TrackSchema.columns, encoding: .windows1252, threads: 1)
    let loaded = try reader.read(bytes: sample.file, title: "table")
    #expect(loaded.dataset.texts(.trackName)?[1] == "Êóêóøêà")
    #expect(!loaded.report.isEncodingGuessed)
  }

  @Test func `a damaged line among many in UTF-8 changes nothing`() throws {
    var file = Array("title,artist,energy\n".utf8)
    for row in 0..<40 { file += "Été \(row),Zoë,0.5\n".utf8 }
    file += Array("Caf".utf8) + [0x8e] + Array(",Ann,0.5\n".utf8)
    let report = try TableReader(schema: TrackSchema.columns, threads: 1).read(bytes: file, title: "table")
      .report
    #expect(report.encoding == .utf8 && report.windows1252Count == 1)
  }
}
