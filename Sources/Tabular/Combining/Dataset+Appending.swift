extension Dataset {
  /// The rows of this table and below them those of another one, with the columns of both; what a table does not have is
  /// missing in its rows.
  ///
  /// - Throws: `CombiningError` if a column holds numbers in one table and texts in the other.
  public func appending(_ other: Dataset) throws(CombiningError) -> Dataset {
    let own = (0..<rowCount).map(Optional.some) + Array(repeating: nil, count: other.rowCount)
    let others = Array(repeating: nil, count: rowCount) + (0..<other.rowCount).map(Optional.some)
    var columns: [(name: ColumnName, column: Column)] = []
    for name in columnNames + other.columnNames.filter({ self[$0] == nil }) {
      switch (self[name], other[name]) {
      case (let first?, nil): columns.append((name, first.taking(own)))
      case (nil, let second?): columns.append((name, second.taking(others)))
      case (let first?, let second?):
        let pair = second.converted(to: first.kind).flatMap { first.followed(by: $0) }
        guard let both = pair ?? first.converted(to: second.kind)?.followed(by: second) else {
          throw .kindsDiffer(name, first.kind, second.kind)
        }
        columns.append((name, both))
      case (nil, nil): break
      }
    }
    do throws(DatasetError) {
      return try Dataset(
        title: title, origin: Origin(placeholderArtists: origin.placeholderArtists),
        isSynthetic: isSynthetic || other.isSynthetic, notes: notes, columns: columns)
    } catch {
      switch error {
      case .duplicateColumn(let name), .lengthsDiffer(let name, _, _): throw .nameTaken(name)
      }
    }
  }
}
