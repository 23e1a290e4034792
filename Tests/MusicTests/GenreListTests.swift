import Tabular
import Testing

@testable import Music

/// Cells that name several genres.
@Suite struct GenreListTests {
  private func read(_ cells: [String], header: String = "genre", _ genres: GenreReading? = nil) throws
    -> LoadedTable
  {
    let text =
      "track_id,title,artist,energy,\(header)\n"
      + cells.enumerated().map { "id\($0),Song \($0),Ann,0.\($0 + 1),\"\($1)\"\n" }.joined()
    return try TableReader(schema: TrackSchema.columns, genres: genres).read(
      bytes: Array(text.utf8), title: "lists")
  }

  private func genres(_ cells: [String], header: String = "genre", _ genres: GenreReading? = nil) throws
    -> [String]
  {
    let table = try read(cells, header: header, genres).dataset
    return (0..<table.rowCount).map { table.genreColumn?[$0] ?? "" }
  }

  @Test func `the first of several is taken, and said`() throws {
    #expect(try genres(["['pop', 'rock']", "['jazz']", "[]"]) == ["pop", "jazz", ""])
    #expect(try genres(["pop; rock", "jazz", "rock"]) == ["pop", "jazz", "rock"])
    #expect(try genres(["pop, rock", "rock, pop", "pop", "set()"]) == ["pop", "rock", "pop", ""])
    #expect(try genres(["pop|rock", "jazz"], header: "genres") == ["pop", "jazz"])
    #expect(try read(["pop, rock", "rock, pop"]).report.conversions == [.firstOfList(header: "genre")])
  }

  @Test func `a comma within a name separates nothing`() throws {
    let cells = ["Folk, World, & Country", "Rock", "Folk, World, & Country", "Pop"]
    #expect(try genres(cells) == cells)
    #expect(try read(cells).report.conversions.isEmpty)
  }

  @Test func `all of them are labels of the track, which is one recording`() throws {
    let loaded = try read(["pop, rock", "rock", "", "jazz, pop, jazz"], .all)
    let table = loaded.dataset
    #expect(loaded.report.rowCount == 4)
    #expect(loaded.report.conversions == [.allOfList(header: "genre")])
    #expect(
      (0..<table.rowCount).map { table.genreColumn?[$0] } == ["pop", "rock", "rock", nil, "jazz", "pop"])
    #expect(
      (0..<table.rowCount).map { table.texts(.trackID)?[$0] } == ["id0", "id0", "id1", "id2", "id3", "id3"])
    #expect(table.numbers(.energy)?.values == [0.1, 0.1, 0.2, 0.3, 0.4, 0.4])
    #expect(table.recordings.numbers == [0, 0, 1, 2, 3, 3])
    let labels = table.genreColumn.map { table.recordings.labels(in: $0) } ?? []
    #expect(
      labels.map { $0.map { table.genres[Int($0)] } } == [["pop", "rock"], ["rock"], [], ["jazz", "pop"]])
  }

  @Test func `a person says otherwise`() throws {
    #expect(try genres(["pop, rock", "jazz"]) == ["pop, rock", "jazz"])
    #expect(try genres(["pop, rock", "jazz"], .first) == ["pop", "jazz"])
    #expect(try genres(["pop; rock", "rock; pop"], .whole) == ["pop; rock", "rock; pop"])
    #expect(try genres(["pop,rock", "jazz"], header: "genres", .whole) == ["pop,rock", "jazz"])
  }
}
