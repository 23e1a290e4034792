import Tabular

/// Broad families of genres: which genres a person would look for in one place.
public struct GenreFamilies: Sendable {
  /// The families in alphabetical order, each with its genres.
  public let families: [(name: String, genres: [String])]

  private static let columns = ColumnSchema([
    ColumnSchema.Entry(.trackGenre, .category, aliases: ["genre"]),
    ColumnSchema.Entry("family", .category),
  ])

  /// Reads a table with the columns `genre` and `family`.
  ///
  /// - Throws: `CSVError` if the file is no such table.
  public init(file path: String) throws {
    let table = try TableReader(schema: Self.columns, threads: 1).read(file: path).dataset
    guard let genres = table.categories(.trackGenre), let names = table.categories("family") else {
      throw CSVError.nothingRecognised(path: path, header: table.columnNames.map(\.text))
    }
    var members = [[String]](repeating: [], count: names.names.count)
    for row in 0..<table.rowCount where names.codes[row] >= 0 {
      if let genre = genres[row] { members[Int(names.codes[row])].append(genre) }
    }
    families = zip(names.names, members).map { (name: $0, genres: $1) }
  }

  /// The families that ship with the product; `nil` if their table is not found.
  ///
  /// - Throws: `CSVError`.
  public init?(_ data: BundledData) throws {
    guard let path = data.path(of: "genre-families.csv") else { return nil }
    try self.init(file: path)
  }

  /// The family of each genre; a genre in several belongs to the first.
  public var familyOfGenre: [String: String] {
    Dictionary(
      families.flatMap { family in family.genres.map { ($0, family.name) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// The families that a table has genres of, with those genres alone.
  public func present(in dataset: Dataset) -> [(name: String, genres: [String])] {
    families.compactMap { family in
      let genres = family.genres.filter { dataset.genre($0) != nil }
      return genres.isEmpty ? nil : (name: family.name, genres: genres)
    }
  }
}
