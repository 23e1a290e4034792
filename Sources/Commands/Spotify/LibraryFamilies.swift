#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
import Learning
import Music
import Report
import Shell

extension HostEnvironment {
  private var bundled: BundledData { BundledData(override: self["TIMBRE_DATA"]) }

  /// A file of the person's own in the folder of their data; nil if there is none.
  private func ownFile(_ name: String) -> String? {
    let path = "\(dataFolder)/\(name)"
    return FileManager.default.isReadableFile(atPath: path) ? path : nil
  }

  /// The genre families: the person's own table if there is one, else that which ships with timbre.
  ///
  /// - Throws: `CSVError`, or a diagnostic if no table is found.
  func genreFamilies() throws -> GenreFamilies {
    if let own = ownFile("genre-families.csv") { return try GenreFamilies(file: own) }
    if let families = try GenreFamilies(bundled) { return families }
    throw Diagnostic(
      "no-families", "the table of genre families that ships with timbre was not found",
      help: "\(.code("TIMBRE_DATA")) can name the folder that holds it")
  }

  /// What names of genres from outside say of families; the person's own table stands above the one that ships with
  /// timbre.
  ///
  /// - Throws: What `genreFamilies` throws.
  func genreNames() throws -> GenreNames {
    let files = [bundled.path(of: GenreNames.fileName), ownFile(GenreNames.fileName)].compactMap(\.self)
    return try GenreNames(files: files, genreFamilies: genreFamilies())
  }

  /// The families of a model's genres.
  ///
  /// - Throws: What `genreFamilies` throws.
  func familyMap(of genres: [String]) throws -> FamilyMap {
    let counts = try GenreMemberships(bundled)?.counts ?? []
    return FamilyMap(
      genres: genres, families: try genreFamilies().families,
      memberships: counts.map { (genre: $0.genre, family: $0.family, count: $0.artists) })
  }
}
