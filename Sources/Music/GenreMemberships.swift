import Tabular

/// In which families the artists of a table's genres are found in real libraries, as counts.
public struct GenreMemberships: Sendable {
  /// How many artists of a genre were counted in a family.
  public let counts: [(genre: String, family: String, artists: Float)]

  private static let columns = ColumnSchema([
    ColumnSchema.Entry(.trackGenre, .category, aliases: ["genre"]),
    ColumnSchema.Entry("family", .category),
    ColumnSchema.Entry("artists", .number(missingAtOrBelow: 0)),
  ])

  /// Reads a table with the columns `genre`, `family` and `artists`.
  ///
  /// - Throws: `CSVError` if the file is no such table.
  public init(file path: String) throws {
    let table = try TableReader(schema: Self.columns, threads: 1).read(file: path).dataset
    guard let genres = table.categories(.trackGenre), let families = table.categories("family"),
      let artists = table.numbers("artists")
    else { throw CSVError.nothingRecognised(path: path, header: table.columnNames.map(\.text)) }
    counts = (0..<table.rowCount).compactMap { row in
      guard let genre = genres[row], let family = families[row], artists.values[row].isFinite else {
        return nil
      }
      return (genre, family, artists.values[row])
    }
  }

  /// The counts that ship with the product; `nil` if their table is not found.
  ///
  /// - Throws: `CSVError`.
  public init?(_ data: BundledData) throws {
    guard let path = data.path(of: "genre-memberships.csv") else { return nil }
    try self.init(file: path)
  }
}
