extension Dataset {
  /// The numbers of a column; `nil` if there is no such column or it holds something else.
  public func numbers(_ name: ColumnName) -> NumberColumn? {
    if case .number(let column)? = self[name] { column } else { nil }
  }

  /// The column of yes and no of that name; `nil` if there is none or it holds something else.
  public func flags(_ name: ColumnName) -> FlagColumn? {
    if case .flag(let column)? = self[name] { column } else { nil }
  }

  /// The column of a few names of that name; `nil` if there is none or it holds something else.
  public func categories(_ name: ColumnName) -> CategoryColumn? {
    if case .category(let column)? = self[name] { column } else { nil }
  }

  /// The column of texts of that name; `nil` if there is none or it holds something else.
  public func texts(_ name: ColumnName) -> TextColumn? {
    if case .text(let column)? = self[name] { column } else { nil }
  }

  /// A column as numbers for learning: flags as 0 and 1, NaN where there is no value; `nil` for text, names, or
  /// no such column.
  public func numericValues(_ name: ColumnName) -> [Float]? {
    switch self[name] {
    case .number(let column): column.values
    case .flag(let column): column.values.map { $0 == .missing ? .nan : Float($0.rawValue) }
    case .category, .text, nil: nil
    }
  }

  /// Whether a column can be measured: numbers, or yes and no.
  public func isNumeric(_ name: ColumnName) -> Bool {
    switch self[name] {
    case .number, .flag: true
    case .category, .text, nil: false
    }
  }

  /// The genre of each row; `nil` if the table has none.
  public var genreColumn: CategoryColumn? { categories(.trackGenre) }

  /// The genres that occur, in alphabetical order.
  public var genres: [String] { genreColumn?.names ?? [] }

  /// The genres that occur, in alphabetical order, each with its number of rows.
  public var genreCounts: [(genre: String, count: Int)] {
    guard let genreColumn else { return [] }
    return Array(zip(genreColumn.names, genreColumn.counts)).map { (genre: $0.0, count: $0.1) }
  }

  /// The genres that occur with their numbers of rows, the largest first, equal ones in alphabetical order.
  public var genresBySize: [(genre: String, count: Int)] {
    genreCounts.sorted { ($1.count, $0.genre) < ($0.count, $1.genre) }
  }

  /// The rows of a genre, in their order; none if the table does not know it.
  public func rows(of genre: String) -> [Int] {
    guard let genreColumn, let code = genreColumn.code(of: genre) else { return [] }
    return genreColumn.codes.indices.filter { genreColumn.codes[$0] == code }
  }
}
