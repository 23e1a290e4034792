/// Reads a condition by recursive descent: `or` binds less than `and`, and that less than `not`.
struct PredicateParser {
  private let tokens: [PredicateToken]
  private let end: Int
  private let dataset: Dataset
  private let schema: ColumnSchema
  private var next = 0
  /// How many parentheses are open.
  private var depth = 0

  /// More parentheses within each other than this are refused: nobody means them, and each costs a part of the stack.
  private static let deepest = 200

  init(_ text: String, dataset: Dataset, schema: ColumnSchema) throws(PredicateError) {
    tokens = try PredicateToken.all(in: text)
    end = text.utf8.count
    self.dataset = dataset
    self.schema = schema
  }

  mutating func condition() throws(PredicateError) -> Predicate {
    guard !tokens.isEmpty else { throw .empty }
    let condition = try alternatives()
    if let token { throw .expected(.end, at: token.place) }
    return condition
  }

  private var token: PredicateToken? { next < tokens.count ? tokens[next] : nil }
  private var place: Range<Int> { token?.place ?? end..<end }

  private mutating func take(_ keyword: String) -> Bool {
    guard token?.keyword == keyword else { return false }
    next += 1
    return true
  }

  private mutating func alternatives() throws(PredicateError) -> Predicate {
    var parts = [try conjunction()]
    while take("or") { parts.append(try conjunction()) }
    return parts.count == 1 ? parts[0] : .any(parts)
  }

  private mutating func conjunction() throws(PredicateError) -> Predicate {
    var parts = [try negation()]
    while take("and") { parts.append(try negation()) }
    return parts.count == 1 ? parts[0] : .all(parts)
  }

  private mutating func negation() throws(PredicateError) -> Predicate {
    // Twice not is nothing, however often.
    var isNegated = false
    while take("not") { isNegated.toggle() }
    let inner = token?.kind == .open ? try parenthesis() : try comparison()
    return isNegated ? .not(inner) : inner
  }

  private mutating func parenthesis() throws(PredicateError) -> Predicate {
    guard depth < Self.deepest else { throw .tooDeep(most: Self.deepest, at: place) }
    depth += 1
    next += 1
    let inner = try alternatives()
    guard token?.kind == .close else { throw .expected(.closingParenthesis, at: place) }
    next += 1
    depth -= 1
    return inner
  }

  private mutating func comparison() throws(PredicateError) -> Predicate {
    let columnPlace = place
    let (name, column) = try self.column()
    if take("contains") { return try containing(name, column, at: columnPlace) }
    if take("missing") { return .missing(name) }
    if take("not") {
      if take("missing") { return .not(.missing(name)) }
      if take("contains") { return .not(try containing(name, column, at: columnPlace)) }
      if take("in") { return .not(try oneOf(name, column)) }
      throw .expected(.comparison, at: place)
    }
    if take("in") { return try oneOf(name, column) }
    if take("is") {
      let isNegated = take("not")
      if take("missing") { return isNegated ? .not(.missing(name)) : .missing(name) }
      return try value(for: name, column, isNegated ? .unequal : .equal, at: place)
    }
    if case .comparison(let comparison)? = token?.kind {
      let signPlace = place
      next += 1
      return try value(for: name, column, comparison, at: signPlace)
    }
    // A flag alone asks whether it is set.
    if column.kind == .flag { return .flag(name, true) }
    throw .expected(.comparison, at: place)
  }

  private mutating func column() throws(PredicateError) -> (ColumnName, Column) {
    let text: String
    switch token?.kind {
    case .word(let word)?: text = word
    case .quoted(let quoted)?: text = quoted
    default: throw .expected(.column, at: place)
    }
    let columnPlace = place
    next += 1
    if let column = dataset[ColumnName(text)] { return (ColumnName(text), column) }
    let plain = PlainName.of(text)
    let known = schema.canonicalName(of: text)
    let own = dataset.columnNames.first { PlainName.of($0.text) == plain }
    if let name = known ?? own, let column = dataset[name] { return (name, column) }
    throw .unknownColumn(text, known: dataset.columnNames, at: columnPlace)
  }

  private mutating func valueText() throws(PredicateError) -> (text: String, place: Range<Int>) {
    let valuePlace = place
    switch token?.kind {
    case .word(let word)?:
      next += 1
      return (word, valuePlace)
    case .quoted(let quoted)?:
      next += 1
      return (quoted, valuePlace)
    default: throw .expected(.value, at: valuePlace)
    }
  }

  private mutating func containing(
    _ name: ColumnName, _ column: Column, at columnPlace: Range<Int>
  ) throws(PredicateError) -> Predicate {
    let (text, _) = try valueText()
    guard column.kind == .text || column.kind == .category else {
      throw .wrongComparison(name, column.kind, at: columnPlace)
    }
    return .contains(name, FoldedText(text))
  }

  private mutating func oneOf(_ name: ColumnName, _ column: Column) throws(PredicateError) -> Predicate {
    guard token?.kind == .open else { throw .expected(.openingParenthesis, at: place) }
    next += 1
    var parts = [try value(for: name, column, .equal, at: place)]
    while token?.kind == .comma {
      next += 1
      parts.append(try value(for: name, column, .equal, at: place))
    }
    guard token?.kind == .close else { throw .expected(.closingParenthesis, at: place) }
    next += 1
    return parts.count == 1 ? parts[0] : .any(parts)
  }

  private mutating func value(
    for name: ColumnName, _ column: Column, _ comparison: Predicate.Comparison, at signPlace: Range<Int>
  ) throws(PredicateError) -> Predicate {
    let (text, valuePlace) = try valueText()
    if text.lowercased() == "missing", comparison == .equal || comparison == .unequal {
      return comparison == .equal ? .missing(name) : .not(.missing(name))
    }
    switch column.kind {
    case .number:
      guard let number = Self.number(text, for: name) else { throw .wrongKind(name, .number, at: valuePlace) }
      return .number(name, comparison, number)
    case .flag:
      guard comparison == .equal || comparison == .unequal else {
        throw .wrongComparison(name, .flag, at: signPlace)
      }
      var text = text
      guard let flag = text.withUTF8({ CellText($0).flag }), flag != .missing else {
        throw .wrongKind(name, .flag, at: valuePlace)
      }
      return .flag(name, (flag == .yes) == (comparison == .equal))
    case .category, .text:
      return .text(name, comparison, FoldedText(text))
    }
  }

  /// A number as typed: a key may be a note, a mode a word, a duration minutes and seconds.
  private static func number(_ text: String, for name: ColumnName) -> Float? {
    if let value = Float(text), value.isFinite { return value }
    switch name {
    case .key: return MusicalKey(text).map { Float($0.pitch) }
    case .mode: return MusicalKey.isMajor(text).map { $0 ? 1 : 0 }
    default:
      guard let measure = Measure(text, decimalComma: false), measure.value.isFinite else { return nil }
      switch (name, measure.unit) {
      case (.durationMs, .milliseconds?), (.timeSignature, .beatsPerBar?), (.tempo, .beatsPerMinute?),
        (.loudness, .decibels?), (_, nil):
        return Float(measure.value)
      default: return nil
      }
    }
  }
}

extension Predicate {
  /// Reads a condition on a dataset.
  ///
  /// - Parameter schema: the other names that columns go by.
  /// - Throws: `PredicateError`.
  public init(_ text: String, for dataset: Dataset, schema: ColumnSchema) throws(PredicateError) {
    var parser = try PredicateParser(text, dataset: dataset, schema: schema)
    self = try parser.condition()
  }
}
