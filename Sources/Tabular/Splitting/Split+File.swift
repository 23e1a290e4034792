extension Split {
  private static let columns = ColumnSchema([
    ColumnSchema.Entry("row", .text, aliases: ["row_number", "index"]),
    ColumnSchema.Entry(.trackID, .trackID, aliases: ["id", "track uri"]),
    ColumnSchema.Entry("split", .category, aliases: ["side", "set", "subset", "fold"]),
  ])

  /// Reads which row is on which side from a table with the columns `split` (train, val or test) and `row` (the number
  /// in the source file, from 0) or `track_id`. Rows that it does not mention are on no side.
  ///
  /// - Throws: `SplitError`, or `CSVError` if the file is no table.
  public init(file path: String, of dataset: Dataset) throws {
    let table = try TableReader(schema: Self.columns).read(file: path).dataset
    guard let names = table.categories("split") else {
      throw SplitError.fileLacksColumn(path: path, column: "split")
    }
    let sideOf = names.names.map { SplitSide(name: $0) }
    var sides = [SplitSide](repeating: .none, count: dataset.rowCount)
    let rowOf = try Self.rows(of: table, in: dataset, path: path)
    for row in 0..<table.rowCount {
      let code = names.codes[row]
      guard code >= 0, let side = sideOf[Int(code)] else {
        throw SplitError.unknownSide(path: path, row: row, text: names[row] ?? "")
      }
      for target in rowOf(row) {
        guard sides[target] == .none || sides[target] == side else {
          throw SplitError.contradiction(path: path, row: row)
        }
        sides[target] = side
      }
    }
    guard sides.contains(.train) else { throw SplitError.nothingAssigned(path: path) }
    self.init(sides, origin: .file(path: path), of: dataset)
  }

  /// The rows of the dataset that a row of the file speaks of.
  private static func rows(of table: Dataset, in dataset: Dataset, path: String) throws -> (Int) -> [Int] {
    let ids = table.texts(.trackID)
    let ownIDs = dataset.texts(.trackID)
    if let numbers = table.texts("row") {
      var rowOfSource: [Int: Int] = [:]
      for row in 0..<dataset.rowCount { rowOfSource[dataset.sourceRow(row)] = row }
      var targets: [[Int]] = []
      for row in 0..<table.rowCount {
        guard let text = numbers[row], let number = Int(text) else {
          throw SplitError.badRowNumber(path: path, row: row, text: numbers[row] ?? "")
        }
        let target = rowOfSource[number]
        if let target, let id = ids?[row], let own = ownIDs?[target], id != own {
          throw SplitError.otherTrack(path: path, row: number, expected: own, found: id)
        }
        targets.append(target.map { [$0] } ?? [])
      }
      return { targets[$0] }
    }
    guard let ids, let ownIDs else {
      throw SplitError.fileLacksColumn(path: path, column: ids == nil ? "row" : "track_id")
    }
    var rowsOfID: [String: [Int]] = [:]
    for row in 0..<dataset.rowCount {
      if let id = ownIDs[row] { rowsOfID[id, default: []].append(row) }
    }
    return { ids[$0].flatMap { rowsOfID[$0] } ?? [] }
  }

  /// Writes the sides to a file that `init(file:of:)` reads: row number in the source, track id if there is one, side.
  ///
  /// - Throws: `FileWriteError`.
  public func save(to path: String, of dataset: Dataset) throws(FileWriteError) {
    let ids = dataset.texts(.trackID)
    var text = ids == nil ? "row,split\n" : "row,track_id,split\n"
    for (row, side) in sides.enumerated() where side != .none && row < dataset.rowCount {
      text += "\(dataset.sourceRow(row)),"
      if let ids { text += "\(CSVText.quoted(ids[row] ?? ""))," }
      text += side.name + "\n"
    }
    try AtomicFile.write(text, to: path)
  }
}
