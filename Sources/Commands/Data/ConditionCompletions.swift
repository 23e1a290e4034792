import Library
import Report
import Shell
import Tabular

/// What could come next in a condition: a column, a comparison that fits it, a value that occurs in it.
enum ConditionCompletions {
  /// Offers what fits what is typed so far.
  static let completer = Completer.values { request in
    guard let dataset = request.session.dataset else { return [] }
    return candidates(for: request, in: dataset)
  }

  /// The same for the tracks of the library.
  static let ofLibrary = Completer.values { request in
    guard let store = try? request.environment.library(), let tracks = try? store.tracks(),
      let features = try? store.features(),
      let dataset = try? LibraryTable.dataset(of: tracks, features: features)
    else { return [] }
    return candidates(for: request, in: dataset)
  }

  private static func candidates(for request: Completer.Request, in dataset: Dataset) -> [Completion] {
    switch ConditionPlace(after: request.before, in: dataset) {
    case .column:
      return DataCompletions.columns(of: dataset) + [Completion("not", "the opposite")]
    case .comparison(_, let column): return comparisons(for: column)
    case .value(let name, let column, let used):
      return values(of: column, name, beginning: request.typed).filter { !used.contains($0.text) }
    case .connection: return [Completion("and", "both must hold"), Completion("or", "one of them is enough")]
    }
  }

  private static func comparisons(for column: Column) -> [Completion] {
    let missing = Completion("missing", "without a value")
    let equal = [Completion("=", "the same"), Completion("!=", "another")]
    switch column.kind {
    case .number:
      return [
        Completion(">", "more than"), Completion("<", "less than"), Completion(">=", "at least"),
        Completion("<=", "at most"),
      ] + equal + [missing]
    case .flag: return equal + [missing]
    case .category, .text:
      return equal + [
        Completion("contains", "has this in it"), Completion("in", "one of several, in parentheses"), missing,
      ]
    }
  }

  private static func values(of column: Column, _ name: ColumnName, beginning typed: String) -> [Completion] {
    switch column {
    case .flag, .number: return marks(of: column)
    case .category(let names):
      return counts(of: (0..<column.count).lazy.compactMap { names[$0] }, beginning: typed)
    case .text(let texts):
      // Of several artists each may be the one that is meant.
      let all = (0..<texts.count).lazy.compactMap { texts[$0] }
      guard name == .artists else { return counts(of: all, beginning: typed) }
      return counts(of: all.flatMap { $0.split(separator: ";").map(String.init) }, beginning: typed)
    }
  }

  /// Minimum, quartiles and maximum of a column of numbers, and the two words of one of flags.
  static func marks(of column: Column?) -> [Completion] {
    switch column {
    case .number(let numbers): marks(of: numbers.values)
    case .flag: [Completion("yes", "it is so"), Completion("no", "it is not")]
    case .category, .text, nil: []
    }
  }

  private static func marks(of values: [Float]) -> [Completion] {
    let sorted = values.filter(\.isFinite).sorted()
    guard let last = sorted.indices.last else { return [] }
    let marks = [
      (0.0, "min"), (0.25, "25 % are below"), (0.5, "median"), (0.75, "75 % are below"), (1.0, "max"),
    ]
    var seen: Swift.Set<Float> = []
    return marks.compactMap { share, meaning in
      let value = sorted[Int((Double(last) * share).rounded())]
      return seen.insert(value).inserted
        ? Completion(Double("\(value)").map(\.canonicalText) ?? "\(value)", meaning) : nil
    }
  }

  private static func counts(of texts: some Sequence<String>, beginning typed: String) -> [Completion] {
    let wanted = FoldedText(typed).text
    var counts: [String: Int] = [:]
    for text in texts where wanted.isEmpty || FoldedText(text).text.hasPrefix(wanted) {
      counts[text, default: 0] += 1
    }
    return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(60).map {
      Completion($0.key, $0.value == 1 ? "1 track" : "\(NumberText.count($0.value)) tracks")
    }
  }
}
