import Report

extension Parameter {
  /// `name=value` that may be absent, and is one of words that are data of the command's and not the cases of a type.
  public static func choice(
    _ name: String, _ path: Path<String?>, of choices: [Choice], _ help: String
  ) -> Parameter {
    let names = choices.map(\.name)
    let expectation =
      names.count < 2
      ? names.joined() : names.dropLast().joined(separator: ", ") + " or " + names[names.count - 1]
    return Parameter(
      description: ParameterDescription(
        name: name, form: .option, type: .choice, expectation: expectation, choices: choices,
        isRequired: false,
        defaultText: nil, range: nil, isList: false, help: help, completer: .choices),
      slot: .option { owner, word in
        guard names.contains(word.text.lowercased()) else {
          return [
            Diagnostic(
              "bad-value", "\(.code(name)) needs \(expectation), not \(.text(word.text), .strong)",
              kind: .usage,
              at: .span(word.span), suggestions: NearestNames.of(word.text, among: names))
          ]
        }
        owner[keyPath: path] = word.text.lowercased()
        return []
      })
  }
}
