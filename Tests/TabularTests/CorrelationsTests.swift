import Testing

@testable import Tabular

@Suite struct CorrelationsTests {
  private func table() throws -> Dataset {
    try Dataset(
      title: "test",
      columns: [
        (.energy, .number(NumberColumn([1, 2, 3, 4]))), (.tempo, .number(NumberColumn([8, 6, 4, 2]))),
        (.valence, .number(NumberColumn([1, -1, -1, 1]))),
        (.liveness, .number(NumberColumn([5, 5, 5, .nan]))),
        (.trackGenre, .category(CategoryColumn(["a", "a", "b", "b"]))),
      ])
  }

  @Test func `columns that rise together, against each other, or know nothing of each other`() throws {
    let found = Correlations(of: [.energy, .tempo, .valence, .liveness, .trackGenre], in: try table())
    #expect(found.names == [.energy, .tempo, .valence, .liveness], "what is no number is left out")
    #expect(abs(found.values[0][0] - 1) < 1e-12)
    #expect(abs(found.values[0][1] + 1) < 1e-12 && found.values[1][0] == found.values[0][1])
    #expect(abs(found.values[0][2]) < 1e-12)
    #expect(found.values[0][3].isNaN, "what never changes goes with nothing")
  }

  @Test func `belonging to a genre is correlated as 1 and 0`() throws {
    let found = Correlations.withGenres(of: [.energy], in: try table())
    #expect(found.map(\.genre) == ["a", "b"])
    // The means of the two are 2 apart, the deviation is √1.25: r = −2 / (2 √1.25).
    let (a, b) = (found[0].values[0], found[1].values[0])
    let expected: Double = -1 / 1.25.squareRoot()
    #expect(abs(a - expected) < 1e-9)
    #expect(abs(a + b) < 1e-12)
  }

  @Test func `distributions stand over one range, the largest median first`() throws {
    let found = try #require(GroupDistributions(of: .energy, in: try table(), places: 4))
    #expect(found.range == 1...4)
    #expect(found.groups.map(\.name) == ["b", "a"])
    #expect(found.groups[1].summary.median == 1.5)
    // Bins of "a" are 1 1 0 0, and 1 beyond the first; smoothed 1 : 2 : 1, divided by four times two tracks.
    #expect(found.groups[1].heights == [0.5, 0.375, 0.125, 0])
    #expect(GroupDistributions(of: .trackGenre, in: try table()) == nil)
    #expect(try GroupDistributions(of: .energy, in: table(), genres: ["a"])?.groups.count == 1)
  }
}
