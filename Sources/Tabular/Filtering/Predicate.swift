/// A condition on rows, such as `tempo > 120 and explicit = no and artist contains "björk"`.
///
/// A missing value meets no comparison; `tempo missing` asks for it. Text is compared without case and accents.
public indirect enum Predicate: Sendable, Equatable {
  case all([Predicate])
  case any([Predicate])
  case not(Predicate)
  case missing(ColumnName)
  case number(ColumnName, Comparison, Float)
  case flag(ColumnName, Bool)
  /// The text, or one of several artists, equals, precedes or follows another.
  case text(ColumnName, Comparison, FoldedText)
  case contains(ColumnName, FoldedText)

  /// How a value is compared, spelt as in a condition.
  public enum Comparison: String, Sendable, CaseIterable {
    case equal = "="
    case unequal = "!="
    case less = "<"
    case atMost = "<="
    case greater = ">"
    case atLeast = ">="

    @inline(__always) func holds<Value: Comparable>(_ left: Value, _ right: Value) -> Bool {
      switch self {
      case .equal: left == right
      case .unequal: left != right
      case .less: left < right
      case .atMost: left <= right
      case .greater: left > right
      case .atLeast: left >= right
      }
    }
  }
}

/// Why a condition cannot be understood; places are offsets in its UTF-8.
public enum PredicateError: Error, Equatable {
  case empty
  case unknownColumn(String, known: [ColumnName], at: Range<Int>)
  /// Something else should stand there, such as a comparison or a value.
  case expected(Expectation, at: Range<Int>)
  case unclosedQuote(at: Range<Int>)
  /// Parentheses stand within each other more than `most` times.
  case tooDeep(most: Int, at: Range<Int>)
  /// The column holds values of another kind than it is compared with.
  case wrongKind(ColumnName, Column.Kind, at: Range<Int>)
  /// The comparison makes no sense for values of this kind, such as `explicit < yes`.
  case wrongComparison(ColumnName, Column.Kind, at: Range<Int>)

  /// What should stand at a place of a condition.
  public enum Expectation: Sendable, Equatable {
    case column, comparison, value, closingParenthesis, openingParenthesis
    /// The end, or `and` or `or`.
    case end
  }

  /// Where the trouble is; `nil` if the whole condition is empty.
  public var place: Range<Int>? {
    switch self {
    case .empty: nil
    case .unknownColumn(_, _, let place), .expected(_, let place), .unclosedQuote(let place),
      .tooDeep(_, let place), .wrongKind(_, _, let place), .wrongComparison(_, _, let place):
      place
    }
  }
}
