/// A table of tracks: typed columns of equal length under canonical names. It never changes; what narrows or
/// cleans it makes a new one that shares the text.
public struct Dataset: Sendable {
  /// What a person calls it.
  public let title: String
  /// Where the rows come from, and what was checked of it.
  public let origin: Origin
  /// Whether the tracks are invented; said wherever the data is shown.
  public let isSynthetic: Bool
  /// Remarks that stay with the data, such as what a loader could not check.
  public let notes: [String]
  /// The number of tracks.
  public let rowCount: Int
  /// The columns in the order of the file.
  public let columnNames: [ColumnName]
  let contents: Contents

  /// Where the rows come from.
  public struct Origin: Sendable, Equatable {
    /// The file; `nil` for data made in memory.
    public var path: String?
    /// The size of the file in bytes, after decompression; `nil` for data made in memory.
    public var byteCount: Int?
    /// Columns of the file that only number its rows and were left out.
    public var rowNumberColumns: [String]
    /// What was checked of the file, such as its digest.
    public var checks: [String]
    /// Names in the column of artists that stand for none.
    public var placeholderArtists: [PlaceholderArtist]

    /// An origin; without a path the data was made in memory.
    public init(
      path: String? = nil, byteCount: Int? = nil, rowNumberColumns: [String] = [], checks: [String] = [],
      placeholderArtists: [PlaceholderArtist] = []
    ) {
      self.path = path
      self.byteCount = byteCount
      self.rowNumberColumns = rowNumberColumns
      self.checks = checks
      self.placeholderArtists = placeholderArtists
    }
  }

  /// - Parameter rowNumbers: for each row its number in the source, from 0; `nil` if that is its place.
  /// - Throws: `DatasetError` if the columns differ in length or two bear one name.
  public init(
    title: String, origin: Origin = Origin(), isSynthetic: Bool = false, notes: [String] = [],
    columns: [(name: ColumnName, column: Column)], rowNumbers: [UInt32]? = nil
  ) throws(DatasetError) {
    let rowCount = columns.first?.column.count ?? 0
    var byName: [ColumnName: Column] = [:]
    for (name, column) in columns {
      guard column.count == rowCount else {
        throw .lengthsDiffer(name, rows: column.count, expected: rowCount)
      }
      guard byName.updateValue(column, forKey: name) == nil else { throw .duplicateColumn(name) }
    }
    if let rowNumbers, rowNumbers.count != rowCount {
      throw .lengthsDiffer("row", rows: rowNumbers.count, expected: rowCount)
    }
    self.init(
      title: title, origin: origin, isSynthetic: isSynthetic, notes: notes, rowCount: rowCount,
      columnNames: columns.map(\.name), contents: Contents(byName, rowNumbers: rowNumbers))
  }

  init(
    title: String, origin: Origin, isSynthetic: Bool, notes: [String], rowCount: Int,
    columnNames: [ColumnName],
    contents: Contents
  ) {
    self.title = title
    self.origin = origin
    self.isSynthetic = isSynthetic
    self.notes = notes
    self.rowCount = rowCount
    self.columnNames = columnNames
    self.contents = contents
  }

  /// The column of that name; `nil` if the table has none.
  public subscript(name: ColumnName) -> Column? { contents.columns[name] }

  /// The number of a row in the file it was read from, counted from 0 after the header.
  public func sourceRow(_ row: Int) -> Int { contents.rowNumbers.map { Int($0[row]) } ?? row }
}

/// Why columns do not make a table.
public enum DatasetError: Error, Equatable {
  case lengthsDiffer(ColumnName, rows: Int, expected: Int)
  case duplicateColumn(ColumnName)
}
