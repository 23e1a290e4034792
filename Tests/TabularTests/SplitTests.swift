import Foundation
import TestSupport
import Testing

@testable import Tabular

@Suite struct SplitTests {
  @Test func `rows are shared out exactly genre by genre`() throws {
    let table = try Tables.tracks(600)
    let split = try Split(SplitRequest(by: .row, seed: 1), of: table)
    #expect(SplitSide.assigned.map(split.count) == [360, 120, 120])
    for (side, expected) in [(SplitSide.train, 120), (.validation, 40), (.test, 40)] {
      #expect(
        table.selecting(rows: split.rows(on: side)).genreCounts.map(\.count) == [
          expected, expected, expected,
        ])
    }
    #expect(split.overlap.artists > 0)
  }

  @Test(arguments: SplitGrouping.allCases)
  func `the same seed gives the same split`(by: SplitGrouping) throws {
    let table = try Tables.tracks(300)
    let first = try Split(SplitRequest(by: by, seed: 9), of: table)
    #expect(try Split(SplitRequest(by: by, seed: 9), of: table).sides == first.sides)
    #expect(try Split(SplitRequest(by: by, seed: 10), of: table).sides != first.sides)
  }

  @Test func `groups stay on one side`() throws {
    var table = try Tables.tracks(600, perArtist: 5)
    // Every third track is the recording before it under another id.
    let titles = (0..<600).map { "song \($0 % 3 == 2 ? $0 - 1 : $0)x" }
    table = try table.setting(.trackName, to: .text(TextColumn(titles)))
    let byRow = try Split(SplitRequest(by: .row, seed: 1), of: table)
    #expect(byRow.overlap.recordings > 0 && byRow.overlap.testRowsWithTrainedRecording > 0)
    let byRecording = try Split(SplitRequest(by: .recording, seed: 1), of: table)
    #expect(byRecording.overlap.recordings == 0 && byRecording.overlap.artists > 0)
    let byArtist = try Split(SplitRequest(by: .artist, seed: 1), of: table)
    #expect(byArtist.overlap.recordings == 0 && byArtist.overlap.artists == 0)
    #expect(byArtist.overlap.testRowsWithTrainedArtist == 0)
    for split in [byRecording, byArtist] {
      #expect(SplitSide.assigned.map(split.count).reduce(0, +) == 600)
      #expect(abs(split.count(on: .train) - 360) <= 12)
    }
  }

  @Test func `a large group does not fill a small side`() throws {
    // One artist has half of the rows.
    let artists = (0..<400).map { $0 < 200 ? "prolific" : "artist \($0)" }
    let table = try Tables.tracks(400, genres: 1).setting(.artists, to: .text(TextColumn(artists)))
    for seed in 0..<10 as Range<UInt64> {
      let split = try Split(SplitRequest(by: .artist, seed: seed), of: table)
      #expect(split.sides[0] == .train)
      #expect(split.count(on: .test) == 80)
    }
  }

  @Test func `small genres reach every side`() throws {
    let genres = (0..<100).map { $0 < 3 ? "rare" : "common" }
    let table = try Tables.tracks(100).setting(.trackGenre, to: .category(CategoryColumn(genres)))
    for seed in 0..<20 as Range<UInt64> {
      let split = try Split(SplitRequest(by: .row, seed: seed), of: table)
      #expect(Set(split.sides[0..<3]) == Set(SplitSide.assigned))
    }
  }

  @Test func `a genre with two tracks is named`() throws {
    let genres = (0..<100).map { $0 < 2 ? "rare" : "common" }
    let table = try Tables.tracks(100).setting(.trackGenre, to: .category(CategoryColumn(genres)))
    #expect(
      throws: SplitError.genresTooSmall([.init(genre: "rare", groups: 2)], needed: 3, by: .row)
    ) { try Split(SplitRequest(by: .row, seed: 1), of: table) }
    let two = try Split(SplitRequest(fractions: SplitFractions("80/20"), by: .row, seed: 1), of: table)
    #expect(two.count(on: .validation) == 0)
  }

  @Test func `two genres of the same tracks are not too small`() throws {
    let ids = (0..<120).map { "id\($0 / 2)" }
    let genres = (0..<120).map { $0 % 2 == 0 ? "songwriter" : "singer-songwriter" }
    var table = try Tables.tracks(120, genres: 1).setting(.trackID, to: .text(TextColumn(ids)))
    table = try table.setting(.trackGenre, to: .category(CategoryColumn(genres)))
    let split = try Split(SplitRequest(by: .track, seed: 1), of: table)
    #expect(split.count(on: .train) == 72)
  }

  @Test func `shares are read and checked`() throws {
    #expect(try SplitFractions("60/20/20") == .standard)
    #expect(try SplitFractions("0.6/0.2/0.2").description == "60/20/20")
    #expect(try SplitFractions("70/30").all == [70, 0, 30])
    #expect(throws: SplitError.fractionsSum(110)) { try SplitFractions("60/20/30") }
    #expect(throws: SplitError.badFractions("60-20-20")) { try SplitFractions("60-20-20") }
    #expect(throws: SplitError.badFractions("60/-20/60")) { try SplitFractions("60/-20/60") }
    #expect(throws: SplitError.nothingToTrainOn) { try SplitFractions("0/50/50") }
  }

  @Test func `folds are disjoint and even`() throws {
    let table = try Tables.tracks(300, perArtist: 3)
    let folds = try table.folds(5, by: .artist, seed: 2)
    #expect((0..<5).allSatisfy { fold in (57...63).contains(folds.count { $0 == fold }) })
    #expect((0..<300).allSatisfy { folds[$0] == folds[$0 / 3 * 3] })
    #expect(throws: SplitError.badFoldCount(1, groups: 300)) { try table.folds(1, by: .row, seed: 2) }
  }

  @Test func `a split is written and read again`() throws {
    try TemporaryFolder.with { folder in
      let whole = try Tables.tracks(200)
      let table = whole.selecting(rows: (0..<200).filter { $0 % 3 != 0 })
      let split = try Split(SplitRequest(by: .row, seed: 1), of: table)
      try split.save(to: folder + "/split.csv", of: table)
      #expect(try Split(file: folder + "/split.csv", of: table).sides == split.sides)
      // On the whole table the rows that were not split are on no side.
      #expect(try Split(file: folder + "/split.csv", of: whole).count(on: .none) == 67)
    }
  }

  @Test func `files of assignments are checked`() throws {
    let table = try Tables.tracks(4)
    func failure(_ text: String) throws -> SplitError? {
      try TemporaryFolder.with { folder in
        try AtomicFile.write(text, to: folder + "/s.csv")
        do {
          _ = try Split(file: folder + "/s.csv", of: table)
          return nil
        } catch let error as SplitError { return error }
      }
    }
    #expect(try failure("row,split\n0,train\n1,Valid\n2,TEST\n") == nil)
    #expect(try failure("track_id,split\nid0,training\nid1,dev\nid2,test\nother,test\n") == nil)
    guard case .unknownSide(_, 1, "tset")? = try failure("row,split\n0,train\n1,tset\n") else {
      Issue.record("a wrong side was taken")
      return
    }
    guard case .badRowNumber? = try failure("row,split\none,train\n") else { Issue.record("taken"); return }
    guard case .contradiction? = try failure("row,split\n0,train\n0,test\n") else {
      Issue.record("taken"); return
    }
    guard case .otherTrack? = try failure("row,track_id,split\n0,id1,train\n") else {
      Issue.record("taken"); return
    }
    guard case .fileLacksColumn? = try failure("track_id,title\nid0,x\n") else {
      Issue.record("taken"); return
    }
    guard case .nothingAssigned? = try failure("row,split\n99,train\n") else { Issue.record("taken"); return }
  }
}
