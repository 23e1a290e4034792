extension Matrix {
  /// The rows in the order given. Every row must exist.
  public func selecting(rows chosen: [Int]) -> Matrix {
    var values: [Float] = []
    values.reserveCapacity(chosen.count * columns)
    for row in chosen { values += self.row(row) }
    return Matrix(rows: chosen.count, columns: columns, values: values)
      ?? Matrix(rows: 0, columns: columns)
  }
}
