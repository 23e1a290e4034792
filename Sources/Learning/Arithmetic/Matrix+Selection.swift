extension Matrix {
  /// The rows at the given places of a matrix of `count` rows, all others NaN. There must be a place for each row, below
  /// `count`.
  public func spread(to places: [Int], of count: Int) -> Matrix {
    var result = Matrix(rows: count, columns: columns, repeating: .nan)
    for (row, place) in places.enumerated() {
      for column in 0..<columns { result[place, column] = self[row, column] }
    }
    return result
  }

  /// The rows in the order given. Every row must exist.
  public func selecting(rows chosen: [Int]) -> Matrix {
    var values: [Float] = []
    values.reserveCapacity(chosen.count * columns)
    for row in chosen { values += self.row(row) }
    return Matrix(rows: chosen.count, columns: columns, values: values)
      ?? Matrix(rows: 0, columns: columns)
  }

  /// Some of the columns, in the order given. Every column must exist.
  func selecting(columns chosen: [Int]) -> Matrix {
    var result = Matrix(rows: rows, columns: chosen.count)
    for row in 0..<rows {
      for (place, column) in chosen.enumerated() { result[row, place] = self[row, column] }
    }
    return result
  }
}
