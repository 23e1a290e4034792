import Foundation
import Music
import TestSupport
import Testing

@testable import Library

/// Counts of families over the parts of a library.
@Suite struct FamilyCountsTests {
  @Test func `the largest family stands first and unknown last`() {
    let counts = FamilyCounts([
      ("2023", "rock"), ("2021", nil), ("2021", "jazz"), ("2023", "rock"), ("2021", nil), ("2023", nil),
    ])
    #expect(counts.parts == ["2021", "2023"])
    #expect(counts.families == ["rock", "jazz", "unknown"])
    #expect(counts.counts == [[0, 1, 2], [2, 0, 1]])
    #expect(counts.total == 6 && counts.total(of: "unknown") == 3 && counts.total(of: "metal") == 0)
    #expect(counts.shares(of: 0) == [0, 2.0 / 3])
    let latest = counts.latest(1)
    #expect(latest.parts == ["2023"] && latest.families == ["rock", "unknown"] && latest.counts == [[2, 1]])
  }

  @Test func `liked songs are counted by their dates and the family of the person`() throws {
    let folder = try TemporaryFolder()
    let store = try LibraryStore(path: folder.path + "/library.sqlite")
    let ids = ["a", "b", "c"].map { String(repeating: $0, count: 22) }
    try folder.write(
      """
      Track URI,Track Name,Artist Name(s),Release Date,Added At
      spotify:track:\(ids[0]),One,Ann,1999-05-01,2021-12-31T23:59:59Z
      spotify:track:\(ids[1]),Two,Bob,2020,2022-01-01T00:00:00Z
      spotify:track:\(ids[2]),Three,Cy,0000,
      """, to: "export/Liked_Songs.csv")
    _ = try LibraryImport(store: store).run(path: folder.path + "/export")
    let uris = ids.map { "spotify:track:" + $0 }
    try store.setPredictions([
      LibraryPrediction(
        uri: uris[0], genre: "bebop", confidence: 0.5, plausible: [], families: ["jazz": 0.7, "rock": 0.3],
        model: "m", imputed: []),
      LibraryPrediction(uri: uris[1], genre: "punk", confidence: 0.5, plausible: [], model: "m", imputed: []),
    ])
    let families = try store.families { ["punk": "rock"][$0] }
    #expect(families == [uris[0]: "jazz", uris[1]: "rock"])
    let years = try store.likedSongs(by: .likedYear, families: families)
    #expect(years.parts == ["2021", "2022"] && years.total == 2)
    #expect(try store.likedSongs(by: .likedMonth, families: families).parts == ["2021-12", "2022-01"])
    let released = try store.likedSongs(by: .releaseDecade, families: families)
    #expect(released.parts == ["1990s", "2020s"] && released.families == ["jazz", "rock"])
  }
}
