import Report

/// Puts the values of variables in their places, and notes which were read.
struct Expansion {
  let variables: Variables
  private(set) var names: [String] = []
  private(set) var faults: [Diagnostic] = []

  init(_ variables: Variables) { self.variables = variables }

  /// The values, as far as they are known.
  var values: [String: String] {
    if case .known(let values) = variables { return values }
    return [:]
  }

  /// The word with values for its variables; those that are not known yet stay.
  mutating func expand(_ word: Word) -> Word {
    guard word.hasVariable else { return word }
    var result = word
    for (index, piece) in word.pieces.enumerated() {
      guard case .variable(let name) = piece.content else { continue }
      names.append(name)
      guard case .known(let values) = variables else { continue }
      if let value = values[name] {
        result.pieces[index].content = .quoted(value)
      } else {
        faults.append(
          Diagnostic(
            "unknown-variable", "there is no variable \(.code("$" + name))", kind: .usage,
            at: .span(piece.span),
            help: help(for: name, among: values.keys),
            suggestions: NearestNames.of(name, among: values.keys.sorted()).map { "$" + $0 }))
        result.pieces[index].content = .quoted("$" + name)
      }
    }
    return result
  }

  /// How to make a variable, or which facts the result has that is asked for one.
  private func help(for name: String, among known: some Collection<String>) -> Text {
    guard let dot = name.firstIndex(of: ".") else {
      return "\(.code("let \(name)=…")) makes one; a dollar sign itself is written \(.code("\\$"))"
    }
    let result = name[...dot]
    let facts = known.filter { $0.hasPrefix(result) }.map { $0.dropFirst(result.count) }.sorted()
    let owner: Text = result == "last." ? "the last result" : "line \(String(result.dropLast()))"
    return facts.isEmpty
      ? owner + " has no facts; \(.code("history")) shows the lines"
      : owner + " has \(facts.joined(separator: ", "))"
  }
}

/// What `$name` stands for.
public enum Variables: Sendable {
  /// The value of each; an unknown name is a fault.
  case known([String: String])
  /// Values are not known yet; words with variables in them are taken unread.
  case unknown
}
