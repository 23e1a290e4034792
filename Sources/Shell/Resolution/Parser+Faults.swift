import Report

// What is told of a line that cannot be read: each cause once, with the form or another command that may be meant.
extension Parser {
  /// The faults of a line without those that only follow from others.
  func told(_ faults: [Diagnostic], of call: Call, _ description: CommandDescription) -> [Diagnostic] {
    let first = faults.first { $0.code == "bad-value" }?.span
    // Words that are too many are so because one before them was taken for something else, or the one that is needed
    // stands among them in another form.
    let hasSurplus = faults.contains { $0.code == "unexpected-word" }
    // A variable that does not exist has no value that could be wrong.
    let unknown = faults.filter { $0.code == "unknown-variable" }.compactMap(\.span)
    return faults.filter { fault in
      switch fault.code {
      case "unexpected-word": first.map { ($0.lowerBound) > (fault.span?.lowerBound ?? 0) } ?? true
      case "missing-parameter": !hasSurplus
      case "bad-value": !unknown.contains { variable in fault.span.map { $0.overlaps(variable) } ?? false }
      default: true
      }
    }.map { fault in
      fault.code == "bad-value" ? explained(fault, of: call, description) : fault
    }
  }

  /// A value that does not fit, with what else may be meant.
  private func explained(
    _ fault: Diagnostic, of call: Call, _ description: CommandDescription
  ) -> Diagnostic {
    var fault = fault
    guard fault.help == nil, let span = fault.span, let first = call.words.first else { return fault }
    let rest = call.words.filter { $0.span.lowerBound >= span.lowerBound }
    let typed = CommandName.normal(first.text)
    let isShortened =
      description.words.first.map { CommandName.normal($0) != typed && $0.hasPrefix(typed) } ?? false
    if fault.suggestions.isEmpty, let word = rest.first?.text.lowercased() {
      let words = rest.map(\.canonicalText)
      let longer = catalog.commands.filter { $0.name != description.name && $0.words.last == word }
      let named = catalog.commands.filter { command in
        isShortened && command.about.terms.contains { $0.hasPrefix(typed) }
      }
      fault.suggestions =
        longer.map { ([$0.name] + words.dropFirst()).joined(separator: " ") }
        + named.map { ([$0.name] + words).joined(separator: " ") }
      // One that cannot be read either would only be the next mistake.
      fault.suggestions = Array(fault.suggestions.filter(reads).prefix(3))
    }
    let signature = description.signature
    let form: Text =
      signature.count <= Self.longestForm
      ? "its form is \(.code(signature))" : "\(.code("help " + description.name)) tells its form"
    fault.help =
      isShortened ? "\(.code(first.text)) stands for \(.code(description.name)) here; " + form : form
    return fault
  }

  private func reads(_ line: String) -> Bool {
    if case .command = parse(line, variables: .unknown) { return true }
    return false
  }

  /// A form of more letters than this is not read at a glance.
  private static let longestForm = 90
}
