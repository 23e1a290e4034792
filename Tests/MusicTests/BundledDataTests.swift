import Foundation
import Tabular
import TestSupport
import Testing

@testable import Music

@Suite struct BundledDataTests {
  private let data = BundledData(override: nil)

  @Test func `it is found above the executable`() throws {
    let path = try #require(data.path(of: "demo-tracks.csv"))
    #expect(path.hasSuffix("/Data/demo-tracks.csv"))
  }

  @Test func `it is found beside an installed program`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("genre,family\n", to: "lib/timbre/genre-families.csv")
    let found = BundledData(override: nil, executable: folder.path + "/bin/timbre")
    #expect(found.path(of: "genre-families.csv") == file)
    let named = BundledData(override: folder.path + "/lib/timbre", executable: "/bin/timbre")
    #expect(named.path(of: "genre-families.csv") == file)
    #expect(named.path(of: "nothing.csv") == nil)
    withExtendedLifetime(folder) {}
  }

  @Test func `the demo table is what its description says`() throws {
    let known = KnownDatasets(bundled: data, cacheFolder: "/nowhere")
    let loaded = try known.load(.demo)
    #expect(loaded.dataset.isSynthetic && loaded.dataset.title == "demo")
    #expect(loaded.dataset.rowCount == 3_006 && loaded.dataset.genres.count == 20)
    #expect(loaded.report.leftOut == [.init(header: "", reason: .rowNumber(first: 0))])
    #expect(loaded.report.unreadableCount == 0 && loaded.report.misreadCount == 0)
  }

  @Test func `every genre has one family`() throws {
    let found = try GenreFamilies(data)
    let families = try #require(found)
    let genres = families.families.flatMap(\.genres)
    #expect(families.families.count == 17)
    #expect(genres.count == 114 && Set(genres).count == 114)
    let demo = try KnownDatasets(bundled: data, cacheFolder: "/nowhere").load(.demo).dataset
    let grouped = try demo.grouping(families.present(in: demo))
    #expect(Set(grouped.genres).isSubset(of: families.families.map(\.name)))
  }
}
