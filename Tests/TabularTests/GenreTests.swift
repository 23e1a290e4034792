import Testing

@testable import Tabular

@Suite struct GenreTests {
  private let table = Result {
    try Tables.read("title,genre\na,hip-hop\nb,r-n-b\nc,rock\nd,alt-rock\ne,\nf,rock\n").dataset
  }

  @Test func `genres are picked however they are spelled`() throws {
    let table = try table.get()
    #expect(try table.filtered(genres: ["Hip Hop", "R&B"]).genres == ["hip-hop", "r-n-b"])
    let others = try table.filtered(genres: ["hiphop"], inverted: true)
    #expect(others.genres == ["alt-rock", "r-n-b", "rock"])
    // A track without a genre is in no set of genres.
    #expect(others.rowCount == 4)
  }

  @Test func `unknown genres are named`() throws {
    let table = try table.get()
    #expect(throws: GenreError.unknown(["polka"], known: table.genres)) {
      try table.filtered(genres: ["rock", "polka"])
    }
    #expect(throws: GenreError.nothingLeft) { try table.filtered(genres: table.genres, inverted: true) }
    #expect(throws: GenreError.noGenreColumn) { try table.dropping([.trackGenre]).filtered(genres: ["rock"]) }
  }

  @Test func `genres are put together`() throws {
    let table = try table.get()
    let grouped = try table.grouping([(name: "rock", genres: ["rock", "alt-rock"])])
    #expect(grouped.genreCounts.map { "\($0.genre) \($0.count)" } == ["hip-hop 1", "r-n-b 1", "rock 3"])
    #expect(
      try table.grouping([(name: "rock", genres: ["rock"])], rest: "other").genres == ["other", "rock"])
    #expect(throws: GenreError.inTwoGroups(genre: "rock", groups: ["a", "b"])) {
      try table.grouping([(name: "a", genres: ["rock"]), (name: "b", genres: ["rock"])])
    }
  }

  @Test func `a sample keeps the shares of genres`() throws {
    let table = try Tables.tracks(900)
    let sample = table.sampled(90, seed: 1)
    #expect(sample.genreCounts.map(\.count) == [30, 30, 30])
    #expect(sample.fingerprint == table.sampled(90, seed: 1).fingerprint)
    #expect(sample.fingerprint != table.sampled(90, seed: 2).fingerprint)
    #expect(table.sampled(90, seed: 1, stratified: false).rowCount == 90)
    #expect(table.sampled(5_000, seed: 1).rowCount == 900)
  }

  @Test func `rows are ordered with missing ones last`() throws {
    let table = try Tables.read("title,energy\nb,0.5\nÁ,\nc,0.1\nd,0.5\n").dataset
    #expect(table.rows(orderedBy: .energy, descending: false, count: 9) == [2, 0, 3, 1])
    #expect(table.rows(orderedBy: .energy, descending: true, count: 2) == [0, 3])
    #expect(table.rows(orderedBy: .trackName, descending: false, count: 2) == [1, 0])
  }

  @Test func `columns are summarised`() throws {
    let summary = try #require(NumberSummary([1, 2, 3, 4, .nan, 10], binCount: 3))
    #expect(summary.count == 5 && summary.missing == 1)
    #expect(
      [summary.minimum, summary.lowerQuartile, summary.median, summary.upperQuartile, summary.maximum] == [
        1, 2, 3, 4, 10,
      ])
    #expect(summary.mean == 4 && abs(summary.deviation - 3.5355) < 1e-4)
    #expect(summary.bins == [3, 1, 1])
    #expect(NumberSummary([.nan]) == nil)
    let text = TextSummary(.text(TextColumn(["a", "b", nil, "b"])))
    #expect(text.distinct == 2 && text.missing == 1)
    #expect(text.frequent.map(\.value) == ["b", "a"])
    let table = try Tables.tracks(30)
    #expect(table.summaries(of: .energy).map(\.genre) == table.genres)
    #expect(table.summaries([.energy, .tempo, .loudness]).map(\.name) == [.energy, .tempo])
  }
}
