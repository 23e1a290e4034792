import Foundation
import Synchronization
import TestSupport
import Testing

@testable import Music
@testable import Tabular

/// Characters as web pages write them: read as such where a file is written so, and left where a title really is `&amp;`.
@Suite("Entities")
struct EntityTests {
  private let reader = TableReader(schema: TrackSchema.columns, threads: 1)

  private func read(_ titles: [String], _ reading: EntityReading? = nil) throws -> LoadedTable {
    let text =
      "title,artist,energy,genre\n" + titles.map { "\"\($0)\",Ann,0.5,\"R&amp;B\"\n" }.joined()
    let reader = TableReader(schema: TrackSchema.columns, entities: reading, threads: 1)
    return try reader.read(bytes: Array(text.utf8), title: "table")
  }

  private func titles(_ table: LoadedTable) -> [String?] {
    (0..<table.dataset.rowCount).map { table.dataset.texts(.trackName)?[$0] }
  }

  @Test func `one plain ampersand among a few says that entities are text`() throws {
    let names = ["Rock &amp; Roll", "Tom & Jerry", "Q&A", "&amp;"]
    let table = try read(names)
    #expect(titles(table) == names)
    #expect(table.dataset.genres == ["R&amp;B"])
    #expect(table.report.entityCount == 0 && table.report.literalEntityCount == 6)
  }

  @Test func `without one they are characters, counted`() throws {
    let table = try read(["Rock &amp; Roll", "Caf&eacute;", "It&amp;#39;s", "Plain"])
    #expect(titles(table) == ["Rock & Roll", "Café", "It's", "Plain"])
    #expect(table.dataset.genres == ["R&B"])
    #expect(table.report.entityCount == 7 && table.report.literalEntityCount == 0)
  }

  @Test func `a slip among more than fifty is borne`() throws {
    let table = try read((0..<60).map { "A &amp; \($0)" } + ["Tom & Jerry"])
    #expect(titles(table)[7] == "A & 7" && titles(table)[60] == "Tom & Jerry")
  }

  @Test func `a person says otherwise`() throws {
    #expect(titles(try read(["A &amp; B", "C & D"], .decoded)) == ["A & B", "C & D"])
    #expect(titles(try read(["A &amp; B", "C"], .literal)) == ["A &amp; B", "C"])
  }

  /// Whatever stands in the texts of a table, it comes back as it was from each form that timbre writes.
  @Test(arguments: TableOutput.allEndings)
  func `what is written is read as it was`(_ ending: String) throws {
    let output = try #require(TableOutput(file: "a." + ending))
    guard (try? output.check(path: "a." + ending)) != nil else { return }
    let words = [
      "&amp;", "&", "&#38;", "&amp;amp;", "&lt;b&gt;", "Rock &amp; Roll", "R&B", "Plain", "&nbsp;x", "AT&T;",
      "&#39;",
    ]
    try TemporaryFolder.with { folder in
      for seed in 0..<16 {
        var generator = SeededGenerator(seed: UInt64(seed), stream: "entities")
        // Tables of entities alone, of plain marks alone, and of both.
        let known = seed % 3 == 0 ? words.filter { $0 != "&" && $0 != "R&B" && $0 != "AT&T;" } : words
        func texts(_ count: Int) -> [String] {
          (0..<count).map { _ in
            (0..<1 + generator.integer(below: 2)).map { _ in known[generator.integer(below: known.count)] }
              .joined(separator: " ")
          }
        }
        let columns: [ColumnName: [String]] = [
          .trackName: texts(5), .albumName: texts(5), .trackGenre: texts(5), ColumnName("note"): texts(5),
        ]
        let names = columns.keys.sorted { $0.text < $1.text }
        let table = try Dataset(
          title: "t",
          columns: names.map { name in
            let cells = columns[name] ?? []
            return (
              name: name,
              column: name == .trackGenre ? .category(CategoryColumn(cells)) : .text(TextColumn(cells))
            )
          } + [(name: .energy, column: .number(NumberColumn(finite: [0.1, 0.2, 0.3, 0.4, 0.5])))])
        let path = folder + "/\(seed)." + ending
        try DatasetWriter().write(table, to: path)
        let loaded = try TableReader(schema: TrackSchema.columns, genres: .whole, threads: 1).read(file: path)
          .dataset
        let read = Mutex<[Dataset]>([])
        try TableStream(.file(path), reader: reader).forEach(
          threads: 1, work: { $0.rows }, finish: { rows in read.withLock { $0.append(rows) } })
        for name in names {
          let cells = columns[name] ?? []
          #expect((0..<5).map { loaded[name]?.text(at: $0) } == cells, "\(name) of \(seed)")
          guard name == .trackName || name == .albumName else { continue }
          let rows = read.withLock { $0 }.filter { $0.rowCount > 0 }
          #expect(
            rows.flatMap { rows in (0..<rows.rowCount).map { rows[name]?.text(at: $0) } } == cells,
            "\(name) of \(seed) in a stream")
        }
      }
    }
  }
}
