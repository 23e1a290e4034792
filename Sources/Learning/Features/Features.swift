import Tabular

/// Which columns a classifier sees, and how a table becomes the matrix that it learns from.
///
/// A feature is the name of a numeric or yes/no column, or `column=value` for a column that is 1 where another one
/// has this value and 0 elsewhere, such as `key=3`.
public struct Features: Sendable, Equatable {
  /// The names, in the order of the matrix's columns.
  public let names: [String]

  /// The columns as they are; throws `LearningError.noFeatures` and `.duplicateFeature`.
  public init(_ names: [String]) throws(LearningError) {
    guard !names.isEmpty else { throw .noFeatures }
    var seen: Set<String> = []
    for name in names where !seen.insert(name).inserted { throw .duplicateFeature(name) }
    self.names = names
  }

  /// Replaces a column by one indicator for each of its values, as in `key=0` … `key=11`.
  public func spreading(_ column: ColumnName, over values: ClosedRange<Int>) -> Features {
    let spread = names.flatMap { name in
      name == column.text ? values.map { "\(name)=\($0)" } : [name]
    }
    return Features(unchecked: spread)
  }

  private init(unchecked names: [String]) { self.names = names }

  /// The names that a table has no column for, once each.
  public func missing(in dataset: Dataset) -> [ColumnName] {
    var missing: [ColumnName] = []
    for name in names {
      let column = Features.source(of: name).column
      if dataset.numericValues(column) == nil, !missing.contains(column) { missing.append(column) }
    }
    return missing
  }

  /// The values of some rows (all if `rows` is `nil`), `rows × names`; NaN for what is missing, be it a cell or a
  /// column. Every row must exist.
  public func matrix(of dataset: Dataset, rows: [Int]? = nil) -> Matrix {
    let count = rows?.count ?? dataset.rowCount
    var matrix = Matrix(rows: count, columns: names.count, repeating: .nan)
    for (index, name) in names.enumerated() {
      let (column, wanted) = Features.source(of: name)
      guard let values = dataset.numericValues(column) else { continue }
      for row in 0..<count {
        let value = values[rows?[row] ?? row]
        guard let wanted else {
          matrix[row, index] = value
          continue
        }
        matrix[row, index] = value.isNaN ? .nan : (value == wanted ? 1 : 0)
      }
    }
    return matrix
  }

  /// The column behind a feature, and the value that it marks if it is an indicator.
  public static func source(of name: String) -> (column: ColumnName, value: Float?) {
    guard let sign = name.lastIndex(of: "="), let value = Float(name[name.index(after: sign)...]) else {
      return (ColumnName(name), nil)
    }
    return (ColumnName(String(name[..<sign])), value)
  }
}
