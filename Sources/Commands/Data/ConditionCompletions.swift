import Library
import Report
import Shell
import Tabular

/// What could come next in a condition: a column, a comparison that fits it, a value that occurs in it.
enum ConditionCompletions {
  /// Offers what fits what is typed so far.
  static let completer = Completer.counted { request in
    guard let dataset = request.session.dataset else { return Completions([]) }
    return candidates(for: request, in: dataset)
  }

  /// The same for the tracks of the library.
  static let ofLibrary = Completer.counted { request in
    guard let store = try? request.environment.library(), let tracks = try? store.tracks(),
      let features = try? store.features(),
      let dataset = try? LibraryTable.dataset(of: tracks, features: features)
    else { return Completions([]) }
    return candidates(for: request, in: dataset)
  }

  private static func candidates(for request: Completer.Request, in dataset: Dataset) -> Completions {
    switch ConditionPlace(after: request.before, in: dataset) {
    case .column:
      return Completions(DataCompletions.columns(of: dataset) + [Completion("not", "the opposite")])
    case .comparison(_, let column): return Completions(comparisons(for: column))
    case .value(let name, let column, let used):
      if request.isForHint, case .text = column { return Completions([]) }
      var found = values(of: column, name, beginning: request.typed, in: dataset)
      found.listed.removeAll { used.contains($0.text) }
      return found
    case .connection:
      return Completions([Completion("and", "both must hold"), Completion("or", "one of them is enough")])
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

  private static func values(
    of column: Column, _ name: ColumnName, beginning typed: String, in dataset: Dataset
  ) -> Completions {
    switch column {
    case .flag, .number: return Completions(marks(of: column))
    case .category(let names):
      return Completions(
        zip(names.names, names.counts).sorted { ($1.1, $0.0) < ($0.1, $1.0) }.map { completion($0, $1) })
    case .text:
      // Of several artists each may be the one that is meant.
      guard let texts = dataset.vocabulary(name, separator: name == .artists ? ";" : nil) else {
        return Completions([])
      }
      let numbers = texts.matches(typed)
      let first = numbers.sorted { (texts.counts[$1], texts[$0]) < (texts.counts[$0], texts[$1]) }.prefix(60)
      return Completions(first.map { completion(texts[$0], texts.counts[$0]) }, of: numbers.count)
    }
  }

  private static func completion(_ text: String, _ count: Int) -> Completion {
    Completion(text, count == 1 ? "1 track" : "\(NumberText.count(count)) tracks")
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
}
