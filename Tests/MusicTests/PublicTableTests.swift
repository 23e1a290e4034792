import Foundation
import Tabular
import TestSupport
import Testing

@testable import Music

/// What is known of the public table, checked on a copy beside the checkout, if there is one.
@Suite struct PublicTableTests {
  /// Read once for all tests.
  private static let loaded: LoadedTable? = {
    PackageFolder.publicTable.flatMap { try? TableReader(schema: TrackSchema.columns).read(file: $0) }
  }()

  private static let brief = ["hip-hop", "acoustic", "classical", "country", "edm", "pop", "r-n-b"]

  @Test(.enabled(if: Self.loaded != nil, "the public table is not beside the checkout"))
  func `it is read whole`() throws {
    let loaded = try #require(Self.loaded)
    let table = loaded.dataset
    #expect(table.rowCount == 114_000)
    #expect(table.genreCounts.count == 114 && table.genreCounts.allSatisfy { $0.count == 1_000 })
    #expect(loaded.report.leftOut == [.init(header: "", reason: .rowNumber(first: 0))])
    #expect(loaded.report.unreadableCount == 0 && loaded.report.misreadCount == 0)
    #expect(table.numbers(.tempo)?.missingCount == 157)
    for name in [ColumnName.artists, .albumName, .trackName] { #expect(table.texts(name)?.missingCount == 1) }
    #expect(TextSummary(try #require(table[.trackID])).distinct == 89_741)
  }

  @Test(.enabled(if: Self.loaded != nil, "the public table is not beside the checkout"))
  func `its recordings and artists are shared`() throws {
    let table = try #require(Self.loaded).dataset
    let split = try Split(SplitRequest(fractions: SplitFractions("80/20"), by: .row, seed: 1), of: table)
    let overlap = split.overlap
    let sharedArtists = Double(overlap.testRowsWithTrainedArtist) / Double(overlap.testRows)
    let sharedRecordings = Double(overlap.testRowsWithTrainedRecording) / Double(overlap.testRows)
    #expect(abs(sharedArtists - 0.93) < 0.01)
    #expect(abs(sharedRecordings - 0.41) < 0.02)
    for by in [SplitGrouping.recording, .artist] {
      let kept = try Split(SplitRequest(by: by, seed: 1), of: table)
      #expect(kept.overlap.recordings == 0)
      #expect(abs(kept.count(on: .train) - 68_400) < 400)
    }
  }

  @Test(.enabled(if: Self.loaded != nil, "the public table is not beside the checkout"))
  func `the seven genres have their copies`() throws {
    let table = try #require(Self.loaded).dataset.filtered(genres: Self.brief)
    #expect(table.rowCount == 7_000)
    let ids = TextSummary(try #require(table[.trackID])).distinct
    #expect(ids == 6_753)
    // One row per id, then those that are still the same recording under another id.
    #expect((1_500...1_750).contains(ids - table.recordings.count))
    let cleaning = Cleaning(of: table, rules: [.copies], required: [], ranges: [:])
    #expect(cleaning.removed == 90)
  }
}
