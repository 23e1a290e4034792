import Work

/// A table on its way into a file: its columns, and their rows block by block.
public struct WrittenTable {
  /// A column as it is written.
  public struct Field: Sendable, Equatable {
    /// What its values are.
    public enum Kind: Sendable {
      case text, number, integer, flag
    }
    /// What it is called.
    public let name: String
    /// What its values are; a whole number may come as text.
    public let kind: Kind

    /// A column of that name.
    public init(_ name: String, _ kind: Kind) {
      self.name = name
      self.kind = kind
    }
  }

  /// Some rows of all columns.
  struct Block {
    let columns: [Column]
    let rows: Range<Int>
  }

  let columns: [Field]
  private let supply: () throws -> Block?

  /// - Parameter supply: gives the next rows; `nil` when there are no more.
  init(_ columns: [Field], supply: @escaping () throws -> Block?) {
    self.columns = columns
    self.supply = supply
  }

  private static let rowsPerBlock = 1 << 14

  /// A table that is in memory, under its canonical names.
  init(_ dataset: Dataset, watch: Watch) {
    let written = WrittenColumn.all(of: dataset)
    let columns = written.map(\.column)
    let count = dataset.rowCount
    var next = 0
    self.init(written.map(\.field)) {
      try watch.check()
      guard next < count else { return nil }
      let rows = next..<min(next + Self.rowsPerBlock, count)
      next = rows.upperBound
      watch.report(WorkProgress("writing", share: Double(next) / Double(max(count, 1))))
      return Block(columns: columns, rows: rows)
    }
  }

  /// The next rows; `nil` when there are no more. Throws what the supply throws.
  mutating func next() throws -> Block? { try supply() }
}

extension RowWriter {
  /// A row of a table.
  mutating func row(_ row: Int, of block: WrittenTable.Block, _ fields: [WrittenTable.Field]) {
    for (field, column) in zip(fields, block.columns) {
      if field.kind == .integer {
        integer(column.integer(at: row))
      } else {
        cell(column, row: row)
      }
    }
    endRow()
  }
}
