/// A dense table of 32-bit floats, row-major: `values[row * columns + column]`.
public struct Matrix: Sendable, Equatable {
  /// Number of rows.
  public let rows: Int
  /// Number of columns.
  public let columns: Int
  /// All entries, `rows × columns` of them, row after row.
  public var values: [Float]

  /// A matrix whose entries all equal `value`.
  public init(rows: Int, columns: Int, repeating value: Float = 0) {
    self.rows = rows
    self.columns = columns
    values = Array(repeating: value, count: rows * columns)
  }

  /// A matrix from its entries; `nil` if their number is not `rows × columns`.
  public init?(rows: Int, columns: Int, values: [Float]) {
    guard values.count == rows * columns else { return nil }
    self.rows = rows
    self.columns = columns
    self.values = values
  }

  /// The entry at `row`, `column`.
  @inlinable public subscript(row: Int, column: Int) -> Float {
    get { values[row * columns + column] }
    set { values[row * columns + column] = newValue }
  }

  /// The entries of one row.
  @inlinable public func row(_ row: Int) -> ArraySlice<Float> {
    values[row * columns..<(row + 1) * columns]
  }
}
