import Foundation
import TestSupport
import Testing

@testable import Tabular

/// Tables in other forms than text: that they mean what the same table means as text, and come back as they were.
@Suite("Forms of tables")
struct FormatTests {
  private func hostile() throws -> Dataset {
    let titles = [
      "a, b", "say \"hi\"", "two\nlines", nil, "日本語 🎵", "NA", "null", String(repeating: "x", count: 10_000),
      "\\N",
      "a\u{1e}b\u{1f}c\u{1c}d", "it's", "[\"A\"]", "a\r\nb\tc",
    ]
    let count = titles.count
    func each<Value>(_ values: [Value]) -> [Value] { (0..<count).map { values[$0 % values.count] } }
    return try Dataset(
      title: "hostile",
      columns: [
        (.trackName, .text(TextColumn(titles))),
        (.artists, .text(TextColumn(each(["A;B", nil, "C, D;E"])))),
        (.energy, .number(NumberColumn(each([0.676, 1e-7, .nan, 1, 0.33333334, .infinity])))),
        (.durationMs, .number(NumberColumn(each([200_000, 180_500, .nan])))),
        (.explicit, .flag(FlagColumn(each([true, false, nil])))),
        (.trackGenre, .category(CategoryColumn(each(["pop", nil, "rock", "r-n-b"])))),
        (ColumnName("label"), .text(TextColumn(each(["007", "x y", nil])))),
        (ColumnName("score"), .number(NumberColumn(each([1e9, -2.5, 3e-20])))),
      ])
  }

  static let endings = TableFormats.all.filter { $0.isAvailable }.compactMap { $0.endings.first }

  private func expectSame(_ read: Dataset, _ table: Dataset, _ name: String) {
    #expect(read.columnNames == table.columnNames, "\(name)")
    #expect(read.rowCount == table.rowCount, "\(name)")
    for column in table.columnNames {
      #expect(read[column]?.kind == table[column]?.kind, "\(name): \(column.text)")
      for row in 0..<table.rowCount {
        #expect(
          read[column]?.text(at: row) == table[column]?.text(at: row), "\(name): \(column.text) of \(row)")
      }
    }
  }

  @Test(arguments: endings + ["jsonl", "jsonl.gz", "json.gz"])
  func `what is written in a form is read as the same table, and from memory too`(ending: String) throws {
    try TemporaryFolder.with { folder in
      let table = try hostile()
      let path = folder + "/t." + ending
      let bytes = try DatasetWriter().write(table, to: path)
      let data = try Data(contentsOf: URL(filePath: path))
      #expect(bytes == data.count)
      expectSame(try TableReader(schema: Tables.schema).read(file: path).dataset, table, ending)
      if !ending.hasSuffix("gz") {
        let memory = try TableReader(schema: Tables.schema).read(bytes: Array(data), title: "t")
        expectSame(memory.dataset, table, ending)
      }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["t." + ending])
    }
  }

  @Test func `tables of many rows come out of every form in their order`() throws {
    try TemporaryFolder.with { folder in
      let count = 40_000
      let table = try Dataset(
        title: "many",
        columns: [
          (.trackName, .text(TextColumn((0..<count).map { $0 % 7 == 0 ? nil : "title\n\($0)" }))),
          (.energy, .number(NumberColumn((0..<count).map { Float($0 % 1_000) / 1_000 }))),
        ])
      for ending in Self.endings + ["jsonl"] {
        let path = folder + "/t." + ending
        try DatasetWriter().write(table, to: path)
        let read = try TableReader(schema: Tables.schema, threads: 2).read(file: path).dataset
        let isSame =
          read.rowCount == count
          && (0..<count).allSatisfy { read.texts(.trackName)?[$0] == table.texts(.trackName)?[$0] }
        #expect(isSame, "\(ending)")
        #expect(read.numbers(.energy)?.values == table.numbers(.energy)?.values, "\(ending)")
      }
    }
  }

  private func read(_ text: String) throws -> LoadedTable {
    try TableReader(schema: Tables.schema).read(bytes: Array(text.utf8), title: "t")
  }

  @Test func `JSON is read as lines, as an array and as objects over several lines alike`() throws {
    let objects = [
      #"{"track_name": "a \"b\"\n\ud83c\udfb5 \u00e9 \\", "artists": ["A", "B, C"], "energy": 0.5, "explicit": true}"#,
      #"{"energy": null, "track_name": "", "artists": [], "label": "07", "tempo": NaN}"#,
      #"{"track_name": null, "energy": 1e-3, "artists": [{"id": "1", "name": "D \"E\""}], "label": null}"#,
    ]
    let layouts = [
      objects.joined(separator: "\n"), "\u{feff}[" + objects.joined(separator: ",\n ") + "]\n",
      objects.map { $0.replacing(", \"", with: ",\n  \"") }.joined(separator: "\n"),
    ]
    for layout in layouts {
      let table = try read(layout).dataset
      #expect(table.rowCount == 3)
      #expect((0..<3).map { table.texts(.trackName)?[$0] } == ["a \"b\"\n🎵 é \\", nil, nil])
      #expect((0..<3).map { table.texts(.artists)?[$0] } == ["A;B, C", nil, "D \"E\""])
      #expect((0..<3).map { table.numbers(.energy)?[$0] } == [0.5, nil, 0.001])
      #expect((0..<3).map { table.texts(ColumnName("label"))?[$0] } == [nil, "07", nil])
    }
  }

  @Test func `a broken line of JSON is left out and told with its place; a broken array is refused`() throws {
    let good = #"{"track_name": "a", "energy": 0.5, "tempo": 100}"#
    let loaded = try read(
      [good, "", #"{"track_name": "b", energy: 1}"#, good, "no", good].joined(separator: "\n"))
    #expect(loaded.dataset.rowCount == 3)
    #expect(loaded.report.unreadableCount == 2)
    #expect(loaded.report.unreadable.map(\.line) == [3, 5])
    #expect(loaded.report.unreadable.map(\.reason) == [.notJSON, .notJSON])
    #expect(loaded.report.unreadable.first?.column == 21)
    #expect(throws: CSVError.brokenJSON(path: "t", line: 2, column: 2)) { try read("[\(good),\n no]") }
    #expect(throws: CSVError.brokenJSON(path: "t", line: 1, column: good.utf8.count + 2)) {
      try read("[" + good)
    }
    #expect(throws: CSVError.notRecords(path: "t")) {
      try read(#"{"user": {"name": "a"}, "country": {"code": "DE"}}"#)
    }
    #expect(throws: CSVError.noRows(path: "t")) { try read("[]") }
  }

  @Test func `a list of objects that an answer of a service holds is the table`() throws {
    let rows = (0..<3).map {
      "{\"track_name\": \"[{\($0)\", \"energy\": 0.\($0 + 1)\($0 == 2 ? ", \"tempo\": 120" : "")}"
    }
    for text in [
      "{\"audio_features\": [\(rows.joined(separator: ", "))]}",
      "{\n\"ids\": [1, 2],\n \"at\": {\"x\": [{}]}, \"items\":\n[\n\(rows.joined(separator: ",\n"))\n], \"rest\": []}\n",
    ] {
      let table = try read(text).dataset
      #expect(table.numbers(.energy)?.values == [0.1, 0.2, 0.3] && table.numbers(.tempo)?[2] == 120)
      #expect(table.texts(.trackName)?[1] == "[{1")
    }
  }

  @Test func `a list whose objects hold the tracks one level deeper is the table too`() throws {
    for text in [
      #"{"items": [{"added_at": "2024", "track": {"track_name": "a", "energy": 0.5}}]}"#,
      #"{"name": "Road", "uri": "x", "tracks": {"total": 1, "items": [{"track": {"track_name": "a", "energy": 0.5}}]}}"#,
    ] {
      let table = try read(text).dataset
      #expect(table.texts(.trackName)?[0] == "a" && table.numbers(.energy)?.values == [0.5])
    }
  }

  @Test func `of a table in another form a text stays a text, and a missing value needs no spelling`() throws
  {
    let rows = ["NA", "null", "nan", "N/A"].map {
      "{\"track_name\": \"\($0)\", \"energy\": 0.5, \"catalogue\": \"0\($0.count)\"}"
    }
    let table = try read(rows.joined(separator: "\n")).dataset
    #expect(table.texts(.trackName)?.missingCount == 0)
    #expect(table.texts(ColumnName("catalogue"))?[0] == "02")
  }

  @Test func `a form that is cut off or damaged is refused with its name`() throws {
    try TemporaryFolder.with { folder in
      for ending in Self.endings {
        let path = folder + "/t." + ending
        try DatasetWriter().write(try hostile(), to: path)
        let whole = try Data(contentsOf: URL(filePath: path))
        for length in [9, whole.count / 3, whole.count - whole.count / 4] {
          try whole.prefix(length).write(to: URL(filePath: path))
          #expect(throws: CSVError.self, "\(ending), \(length)") {
            _ = try TableReader(schema: Tables.schema).read(file: path)
          }
        }
      }
    }
  }

  @Test func `lists in cells of text may hold escapes of JSON and of Python`() throws {
    let table = try TableReader(schema: Tables.schema).read(
      bytes: Array(
        "track_name,artists,energy\na,\"[\"\"Beyonc\\u00e9\"\", \"\"\\ud83c\\udfb5\"\"]\",1\nb,\"['C\\'s', 'D\\\\E']\",0\n"
          .utf8),
      title: "t"
    ).dataset
    #expect(table.texts(.artists)?[0] == "Beyoncé;🎵")
    #expect(table.texts(.artists)?[1] == "C's;D\\E")
  }
}
