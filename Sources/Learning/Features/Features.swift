import Tabular

/// Which columns a classifier sees, and how a table becomes the matrix that it learns from.
///
/// A feature is the name of a numeric or yes/no column, or `column=value` for a column that is 1 where another one
/// has this value and 0 elsewhere, such as `key=3`, or that of a `DerivedFeature`.
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

  /// The columns that the features are made of, once each, in order.
  public var columns: [ColumnName] {
    var columns: [ColumnName] = []
    for name in names {
      for column in Source(name).columns where !columns.contains(column) { columns.append(column) }
    }
    return columns
  }

  /// The columns that a table would need for the features and does not have, once each.
  public func missing(in dataset: Dataset) -> [ColumnName] {
    let own = names.filter { dataset.numericValues(ColumnName($0)) == nil }
    return Features(unchecked: own).columns.filter { dataset.numericValues($0) == nil }
  }

  /// The values of some rows (all if `rows` is `nil`), `rows × names`; NaN for what is missing, be it a cell or a
  /// column. Every row must exist.
  public func matrix(of dataset: Dataset, rows: [Int]? = nil) -> Matrix {
    matrix(rows: rows?.count ?? dataset.rowCount) { column in
      dataset.numericValues(column).map { values in rows.map { rows in rows.map { values[$0] } } ?? values }
    }
  }

  /// The values of rows whose columns are given one by one, `rows × names`; NaN for what is missing.
  ///
  /// - Parameter values: For a column the value in each row, NaN where it is missing; `nil` for no such column.
  public func matrix(rows count: Int, values: (ColumnName) -> [Float]?) -> Matrix {
    var matrix = Matrix(rows: count, columns: names.count, repeating: .nan)
    for (index, name) in names.enumerated() {
      switch Source(name) {
      case .derived(let feature) where values(feature.name) == nil:
        let tempo = values(.tempo)
        let milliseconds = values(.durationMs)
        for row in 0..<count {
          matrix[row, index] = feature.value(
            tempo: Double(tempo?[row] ?? .nan), milliseconds: Double(milliseconds?[row] ?? .nan))
        }
      case .column, .derived:
        guard let own = values(ColumnName(name)) else { continue }
        for row in 0..<count { matrix[row, index] = own[row] }
      case .indicator(let column, let wanted):
        guard let own = values(column) else { continue }
        for row in 0..<count {
          let value = own[row]
          matrix[row, index] = value.isNaN ? .nan : (value == wanted ? 1 : 0)
        }
      }
    }
    return matrix
  }

  /// What a feature is made of.
  enum Source {
    /// A column as it is.
    case column(ColumnName)
    /// 1 where a column has a value.
    case indicator(ColumnName, Float)
    /// Computed from columns, unless the table has a column of this name.
    case derived(DerivedFeature)

    /// By the name of the feature.
    init(_ name: String) {
      if let feature = DerivedFeature(rawValue: name) {
        self = .derived(feature)
      } else if let sign = name.lastIndex(of: "="), let value = Float(name[name.index(after: sign)...]) {
        self = .indicator(ColumnName(String(name[..<sign])), value)
      } else {
        self = .column(ColumnName(name))
      }
    }

    /// The columns behind it.
    var columns: [ColumnName] {
      switch self {
      case .column(let column), .indicator(let column, _): [column]
      case .derived(let feature): feature.sources
      }
    }
  }
}
