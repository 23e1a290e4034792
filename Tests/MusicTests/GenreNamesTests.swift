import Foundation
import Testing

@testable import Music

/// What names of genres from outside say of families.
@Suite("Genre names")
struct GenreNamesTests {
  static let names = GenreNames([
    ("rap", ["hip-hop"]), ("jazz", ["jazz-blues"]), ("rap rock", ["rock", "metal"]), ("rock", ["rock"]),
    ("r&b", ["soul-funk"]), ("gotyk południowy", ["folk-country", "rock"]), ("trap soul", ["soul-funk"]),
  ])

  @Test(arguments: [
    ("jazz rap", ["hip-hop"]), ("rap rock", ["rock", "metal"]), ("French Jazz", ["jazz-blues"]),
    ("rock-rap", ["hip-hop"]), ("Alternative R&B", ["soul-funk"]),
    ("GOTYK POLUDNIOWY", ["folk-country", "rock"]),
    ("trap/soul", ["soul-funk"]), ("rapid", []), ("", []), (" – ", []),
  ])
  func `the longest phrase counts, of equally long ones the last`(name: String, expected: [String]) {
    #expect(Self.names.families(of: name) == expected)
  }

  @Test
  func `several tags add up to one by the root of their weights; what is not understood counts nothing`() {
    let tags = [GenreTag("rap", weight: 4), GenreTag("rap rock", weight: 4), GenreTag("zeuhl", weight: 100)]
    #expect(Self.names.distribution(of: tags) == ["hip-hop": 0.5, "rock": 0.25, "metal": 0.25])
    let uneven = Self.names.distribution(of: [GenreTag("rap", weight: 9), GenreTag("jazz", weight: 1)])
    #expect(uneven == ["hip-hop": 0.75, "jazz-blues": 0.25])
    #expect(Self.names.distribution(of: [GenreTag("zeuhl")]).isEmpty)
    #expect(GenreTag("rap", weight: .nan).weight == 1 && GenreTag("rap", weight: -3).weight == 1)
  }

  @Test
  func
    `the table that ships with the product names only families that there are, and every genre of the table`()
    throws
  {
    let data = BundledData(override: nil)
    let families = try #require(try GenreFamilies(data))
    let known = Set(families.families.map(\.name))
    let path = try #require(data.path(of: GenreNames.fileName))
    let names = try GenreNames(files: [path], genreFamilies: families)
    #expect(names.families(of: "melodic techno") == ["house-techno"])
    #expect(names.families(of: "rock progresywny") == ["rock"])
    #expect(names.families(of: "east coast hip hop") == ["hip-hop"])
    for family in families.families {
      for genre in family.genres { #expect(!names.families(of: genre).isEmpty, "\(genre)") }
    }
    let table = try String(contentsOfFile: path, encoding: .utf8)
    for line in table.split(separator: "\n").dropFirst() {
      let cells = line.split(separator: ",")
      #expect(cells.count == 2, "\(line)")
      for name in cells.last?.split(separator: "|") ?? [] { #expect(known.contains(String(name)), "\(line)") }
    }
  }

  @Test(arguments: [
    ("rap, melodic rap,Rap", ["rap", "melodic rap"]), ("['rap', \"r&b\"]", ["rap", "r&b"]), ("", []),
    ("[]", []),
    ("rock;indie|pop", ["rock", "indie", "pop"]), (" , ;", []),
  ])
  func `genres in a cell are parted however they are written, each once`(cell: String, expected: [String]) {
    #expect(GenreTag.list(inCell: cell).map(\.name) == expected)
  }
}
