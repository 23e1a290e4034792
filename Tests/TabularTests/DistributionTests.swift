import Tabular
import Testing

/// Moments, histograms of groups and the rows that a picture shows, by values.
@Suite("Distributions")
struct DistributionTests {
  private let table: Dataset

  init() throws {
    table = try Tables.read(
      """
      track_genre,energy,tempo
      b,0,100
      a,1,110
      b,0.5,
      a,0.25,130
      b,1,140
      """
    ).dataset
  }

  @Test func `the mean and the deviation with n - 1`() {
    #expect(Moments([2, 4, 6]) == Moments([6, 4, 2]))
    #expect(Moments([2, 4, 6]).mean == 4 && Moments([2, 4, 6]).deviation == 2)
    #expect(Moments([7]).mean == 7 && Moments([7]).deviation == nil)
    #expect(Moments([Double]()).mean == 0 && Moments([Double]()).count == 0)
  }

  @Test func `groups are counted in the bins of them all`() throws {
    let groups = [table.rows(of: "a"), table.rows(of: "b")]
    #expect(groups == [[1, 3], [0, 2, 4]])
    let found = try #require(Histograms(of: "energy", in: table, groups: groups, bins: 2))
    #expect(found.centres == [0.25, 0.75])
    #expect(found.counts == [[1, 1], [1, 2]])
    #expect(found.shares(of: 0) == [0.5, 0.5])
    #expect(Histograms(of: "energy", in: table, groups: [[]], bins: 2) == nil)
    #expect(Histograms(of: "track_genre", in: table, groups: groups, bins: 2) == nil)
    #expect(table.rows(of: "nobody") == [])
  }

  @Test
  func `a sample holds rows with both values, at most as many as asked, and the same for the same seed`() {
    let groups = [table.rows(of: "a"), table.rows(of: "b")]
    let all = ScatterSample("energy", "tempo", in: table, groups: groups, most: 100, seed: 1)
    #expect(all.groups.map(\.x) == [[1, 0.25], [0, 1]])
    #expect(all.groups.map(\.y) == [[110, 130], [100, 140]])
    let few = ScatterSample("energy", "tempo", in: table, groups: groups, most: 2, seed: 1)
    #expect(few.groups.map(\.x.count) == [1, 1])
    #expect(few == ScatterSample("energy", "tempo", in: table, groups: groups, most: 2, seed: 1))
  }

  @Test func `genres come the largest first, and only what can be measured is numeric`() {
    #expect(table.genresBySize.map(\.genre) == ["b", "a"])
    #expect(table.isNumeric("energy") && !table.isNumeric("track_genre") && !table.isNumeric("nothing"))
  }
}
