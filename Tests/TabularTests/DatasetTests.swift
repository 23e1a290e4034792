import Testing

@testable import Tabular

@Suite struct DatasetTests {
  @Test func `columns of different length make no table`() {
    #expect(throws: DatasetError.lengthsDiffer("b", rows: 1, expected: 2)) {
      try Dataset(
        title: "", columns: [("a", .number(NumberColumn([1, 2]))), ("b", .number(NumberColumn([1])))])
    }
  }

  @Test func `equal tables have equal fingerprints`() throws {
    let table = try Tables.tracks(300)
    #expect(try Tables.tracks(300).fingerprint == table.fingerprint)
    #expect(table.selecting(rows: Array(0..<300)).fingerprint == table.fingerprint)
    #expect(table.described(title: "other").fingerprint == table.fingerprint)
    #expect(Fingerprint(table.fingerprint.description) == table.fingerprint)
  }

  @Test func `any change gives another fingerprint`() throws {
    let table = try Tables.tracks(300)
    var values = try #require(table.numbers(.energy)).values
    values[299] = values[299].nextUp
    let changed = [
      table.selecting(rows: [1, 0] + Array(2..<300)), table.dropping([.tempo]),
      try table.setting(.energy, to: .number(NumberColumn(values))), try Tables.tracks(300, seed: 2),
    ]
    #expect(Set((changed + [table]).map(\.fingerprint)).count == 5)
  }

  @Test func `a selection keeps its rows in the source`() throws {
    let table = try Tables.tracks(20).selecting(rows: [4, 9, 13]).selecting(rows: [2, 1])
    #expect([0, 1].map(table.sourceRow) == [13, 9])
    #expect(table.texts(.trackID)?[0] == "id13")
  }

  @Test func `genres that are gone are forgotten`() throws {
    let table = try Tables.tracks(24)
    #expect(table.genres == ["genre 0", "genre 1", "genre 2"])
    let narrowed = table.selecting(rows: [4, 5, 8])
    #expect(narrowed.genreCounts.map(\.genre) == ["genre 1", "genre 2"])
    #expect(narrowed.genreCounts.map(\.count) == [2, 1])
    #expect(narrowed.genreColumn?[2] == "genre 2")
  }

  @Test func `infinite values are missing`() {
    let column = NumberColumn([1, .infinity, -.infinity, .nan])
    #expect(column.missingCount == 3)
    #expect(column[0] == 1 && column[1] == nil)
  }

  @Test func `long texts survive`() {
    let long = String(repeating: "abc", count: 700_000)
    let column = TextColumn(["a", long, nil, "", "ü"])
    #expect(column[1] == long)
    #expect(column[0] == "a" && column[2] == nil && column[3] == "" && column[4] == "ü")
  }
}
