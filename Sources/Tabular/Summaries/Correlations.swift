/// How columns of numbers go together: Pearson's correlation coefficient of each pair.
public struct Correlations: Sendable, Equatable {
  /// The columns, in the order of the rows and columns of `values`.
  public let names: [ColumnName]
  /// A symmetric matrix of −1 to 1; NaN where a column has fewer than two different values in the common rows.
  public let values: [[Double]]

  /// Correlates columns of a table, each pair over the rows in which both have a value.
  ///
  /// - Parameter names: columns of numbers; others are left out.
  public init(of names: [ColumnName], in dataset: Dataset) {
    let present = names.filter { dataset.numericValues($0) != nil }
    let columns = present.map { dataset.numericValues($0) ?? [] }
    var values = [[Double]](
      repeating: [Double](repeating: .nan, count: columns.count), count: columns.count)
    for one in columns.indices {
      for other in one..<columns.count {
        values[one][other] = Self.coefficient(columns[one], columns[other])
        values[other][one] = values[one][other]
      }
    }
    self.names = present
    self.values = values
  }

  /// Correlates columns with belonging to a genre (1 inside, 0 outside): the point-biserial coefficient.
  ///
  /// - Returns: For each genre of the table a row of coefficients, one for each of `names`.
  public static func withGenres(
    of names: [ColumnName], in dataset: Dataset
  ) -> [(genre: String, values: [Double])] {
    guard let column = dataset.genreColumn else { return [] }
    let columns = names.map { dataset.numericValues($0) ?? [] }
    return dataset.genreCounts.map { genre, _ in
      let code = column.code(of: genre)
      let belongs = column.codes.map { Float($0 == code ? 1 : 0) }
      return (genre, columns.map { coefficient($0, belongs) })
    }
  }

  /// Pearson's coefficient over the places where both have a value; NaN if either never changes there.
  static func coefficient(_ one: [Float], _ other: [Float]) -> Double {
    var (count, meanOne, meanOther, squaresOne, squaresOther, products) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
    // Welford's updates: the sums of squares of large values would lose their digits.
    for (x, y) in zip(one, other) where x.isFinite && y.isFinite {
      count += 1
      let (fromOne, fromOther) = (Double(x) - meanOne, Double(y) - meanOther)
      meanOne += fromOne / count
      meanOther += fromOther / count
      squaresOne += fromOne * (Double(x) - meanOne)
      squaresOther += fromOther * (Double(y) - meanOther)
      products += fromOne * (Double(y) - meanOther)
    }
    guard squaresOne > 0, squaresOther > 0 else { return .nan }
    return min(max(products / (squaresOne * squaresOther).squareRoot(), -1), 1)
  }
}
