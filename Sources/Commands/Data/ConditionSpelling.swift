import Report
import Shell
import Tabular

/// What is meant by a condition that is spelled as in SQL or C, or that compares a column with what does not occur in it.
enum ConditionSpelling {
  private static let longest = 2_000

  /// The condition in the words that are known here; `nil` if nothing in it is known from elsewhere.
  static func respelled(_ text: String) -> String? {
    // What is looked for goes through a long word from each of its letters, and nobody types a condition of pages.
    guard text.utf8.count <= longest else { return nil }
    var known = text.replacing(/\s*&&\s*/, with: " and ").replacing(/\s*\|\|\s*/, with: " or ")
    known = known.replacing(/\s*<>\s*/, with: " != ").replacing(/\s*=?~=?\s*/, with: " contains ")
    known = known.replacing(/(\S+)\s+between\s+(\S+)\s+and\s+(\S+)/.ignoresCase()) {
      "\($0.1) >= \($0.2) and \($0.1) <= \($0.3)"
    }
    known = known.replacing(/\s+i?like\s+(['"])%?(.*?)%?\1/.ignoresCase()) { " contains \"\($0.2)\"" }
    known = known.replacing(/\s+i?like\s+/.ignoresCase(), with: " contains ")
    known = known.replacing(/(\S+)\s+is\s+not\s+(null|none|nan|na)\b/.ignoresCase()) { "not \($0.1) missing" }
    known = known.replacing(/(\S+)\s+is\s+(null|none|nan|na)\b/.ignoresCase()) { "\($0.1) missing" }
    known = known.replacing(/\bin\s*\[(.*?)\]/.ignoresCase()) { "in (\($0.1))" }
    known = known.replacing(/\s+in\s+([^(\s][^()]*)$/.ignoresCase()) { " in (\($0.1))" }
    known = known.replacing(/(^|\s)(-?[0-9.]+)\s*(<=|>=|<|>)\s*([A-Za-z_]+)/) {
      "\($0.1)\($0.4) \(turned($0.3)) \($0.2)"
    }
    // A number alone behind a column: most want the tracks above it.
    known = known.replacing(/^\s*([A-Za-z_]+)\s+(-?[0-9.]+)\s*$/) { "\($0.1) > \($0.2)" }
    known = known.replacing(/\s+(?:and|or|not)\s*$/.ignoresCase(), with: "")
    return known == text ? nil : known
  }

  private static func turned(_ comparison: Substring) -> String {
    String(comparison.map { $0 == "<" ? ">" : $0 == ">" ? "<" : $0 })
  }

  /// What to say of texts that a condition asks for and no track has: the nearest, or those that contain it.
  static func absent(from predicate: Predicate, in dataset: Dataset) -> Diagnostic? {
    for (name, wanted) in predicate.texts {
      guard let (texts, within) = values(of: name, like: wanted, in: dataset),
        !within.contains(where: { FoldedText($0).text == wanted })
      else { continue }
      if ["null", "none", "nan", "na", "empty"].contains(wanted) {
        return Diagnostic(
          "nothing-left", "no track has \(.text(wanted), .strong) for its \(.name(name.text))",
          at: .parameter("condition"), suggestions: ["\(name.text) missing"])
      }
      let near = within.isEmpty ? NearestNames.of(wanted, among: texts) : Array(within.prefix(3))
      return Diagnostic(
        "nothing-left", "no track has \(.text(wanted), .strong) for its \(.name(name.text))",
        at: .parameter("condition"),
        help: within.isEmpty
          ? "\(.code("describe \(name.text)")) shows what values there are"
          : "\(.code("\(name.text) contains \(Quoting.quotedIfNeeded(wanted))")) finds a part of a text",
        suggestions: near.map { "\(name.text) = \(Quoting.quotedIfNeeded($0))" })
    }
    return nil
  }

  /// All values of a column, and those that begin with a text or contain it, the commonest first.
  private static func values(of name: ColumnName, like wanted: String, in dataset: Dataset)
    -> (all: [String], like: [String])?
  {
    if case .category(let column) = dataset[name] {
      return (column.names, column.names.filter { FoldedText($0).text.contains(wanted) })
    }
    guard let texts = dataset.vocabulary(name, separator: name == .artists ? ";" : nil) else { return nil }
    let like = texts.matches(wanted).sorted { texts.counts[$0] > texts.counts[$1] }
    return ((0..<texts.counts.count).map { texts[$0] }, like.map { texts[$0] })
  }
}

extension Predicate {
  /// The texts that a column is asked to equal.
  fileprivate var texts: [(ColumnName, String)] {
    switch self {
    case .all(let parts), .any(let parts): parts.flatMap(\.texts)
    case .text(let name, .equal, let text): [(name, text.text)]
    default: []
    }
  }
}
