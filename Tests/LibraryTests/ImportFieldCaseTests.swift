import Foundation
import Music
import TestSupport
import Testing

@testable import Library

/// Exports of the kinds that public reports show, with the values that they must give. They lie beside the checkout.
@Suite(
  "Exports that people have", .enabled(if: PackageFolder.fieldCases != nil, "the field cases are not there"))
struct ImportFieldCaseTests {
  private func imported(_ name: String) throws -> (summary: ImportSummary, store: LibraryStore) {
    let cases = try #require(PackageFolder.fieldCases)
    let store = try LibraryStore(path: TemporaryFolder().path + ".sqlite")
    return (try LibraryImport(store: store).run(path: cases + "/" + name), store)
  }

  @Test(arguments: [
    "23-label-with-bare-quotes.csv", "24-exportify-semicolons.csv", "25-exportify-cr-only.csv",
    "26-exportify-track-id.csv",
  ])
  func `every row has its features, whatever the file is like`(_ name: String) throws {
    let (summary, store) = try imported(name)
    #expect(summary.tracks == 24 && summary.features == 24 && summary.unreadable == 0)
    let features = try store.features()
    let tracks = try store.tracks()
    let first = try #require(
      tracks.first { $0.title == "Amber Harbour" && $0.uri?.hasSuffix("StZsxnTSWsbCBpWUedoB6S") == true })
    let values = try #require(features[first.uri ?? ""]).values
    let expected = [0.63, 0.7, 11, -5, 1, 0.09, 0.22, 0.02, 0.11, 0.52, 119, 4]
    #expect(AudioFeature.allCases.map { values[$0] } == expected)
    #expect(first.artists.map(\.name) == ["Mira Tolvane"] && first.durationMilliseconds == 176_000)
    // Nothing has moved into the column of another: all values are ones that their feature can have.
    for (uri, found) in features {
      for feature in AudioFeature.allCases {
        let value = try #require(found.values[feature], "\(feature) of \(uri)")
        #expect(feature.range.contains(Float(value)))
      }
    }
  }

  @Test func `a playlist without a letter in its name is one`() throws {
    let (summary, store) = try imported("27-playlist-without-letters")
    #expect(summary.tracks == 8 && summary.playlists == 2)
    #expect(try Set(store.playlists().map(\.name)) == ["Road", "untitled"])
  }

  @Test func `another table in the folder is named, and the rest comes in`() throws {
    let (summary, _) = try imported("28-folder-with-another-table")
    #expect(summary.tracks == 4 && summary.ignored == ["budget.csv"] && summary.failures.isEmpty)
  }

  @Test func `a file is known by what it holds`() throws {
    let (summary, store) = try imported("29-renamed/YourLibrary (1).json")
    #expect(summary.liked == 8 && summary.likedTaken == 8)
    #expect(try store.tracks().count == 8)
  }

  @Test func `a history alone says what it found`() throws {
    let (summary, _) = try imported("30-history-alone")
    #expect(summary.playedSongs == 8 && summary.played == 0 && summary.tracks == 0)
  }

  @Test func `songs without an address are found by artist and title`() throws {
    let (alone, store) = try imported("31-library-without-uri")
    #expect(alone.unaddressed == 8 && alone.matched == 0 && alone.unreadable == 8)
    let cases = try #require(PackageFolder.fieldCases)
    _ = try LibraryImport(store: store).run(path: cases + "/24-exportify-semicolons.csv")
    let again = try LibraryImport(store: store).run(path: cases + "/31-library-without-uri")
    #expect(again.matched == 8 && again.likedTaken == 8 && again.unreadable == 0)
  }
}
