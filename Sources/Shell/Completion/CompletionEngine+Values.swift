// What a value could be.
extension CompletionEngine {
  /// The values that a parameter could have, given what is typed of one.
  func values(
    of index: Int, at place: LineInProgress, argument: Argument?, word: Word? = nil, isForHint: Bool = false
  ) -> Answer {
    guard let parameter = place.whole.description?.parameters[index] else {
      return Answer(range: place.range, candidates: [])
    }
    let value = argument?.value ?? word
    let isSplit = parameter.isList && !parameter.completer.isFile
    let element =
      parameter.form.takesRest ? value?.lastOperand : isSplit ? value?.splitAtCommas().last : value
    let typed = element?.text ?? ""
    let range = element?.span ?? place.range
    if typed.hasPrefix("$") { return Answer(range: range, candidates: variables(typed)) }
    let others = place.whole.arguments(of: index).flatMap { isSplit ? $0.elements : [$0.value] }
      .filter { $0.span.upperBound <= range.lowerBound }
    let request = Completer.Request(
      typed: typed, isQuoted: element?.isQuoted ?? false, key: argument?.key?.text,
      before: before(of: index, upTo: range.lowerBound, at: place),
      given: given(at: place), session: session, environment: environment, isForHint: isForHint)
    let used = parameter.isList && argument?.key == nil || isSplit ? Set(others.map(\.text)) : []
    let found = parameter.completer.candidates(for: request, choices: parameter.choices)
    let candidates = found.listed.filter { !used.contains($0.text) }
    let fitting = found.fitTyped ? candidates : Self.matching(typed, candidates)
    // A value of the person's own can be one that has a name.
    if fitting.isEmpty, typed.isEmpty, parameter.form == .pairs, argument?.key != nil {
      return Answer(range: range, candidates: variables("$"))
    }
    return Answer(
      range: range,
      candidates: fitting.map { candidate in
        // A key with its equals sign is typed bare; any other value is quoted if it has to be.
        var quoted = candidate
        if parameter.form != .pairs || argument?.key != nil { quoted.text = candidate.quotedText }
        return quoted
      }, further: found.further)
  }

  private func before(of index: Int, upTo end: Int, at place: LineInProgress) -> String {
    place.whole.arguments(of: index).compactMap { argument -> String? in
      let word = argument.value
      if word.span.upperBound <= end { return word.canonicalText }
      return word.span.lowerBound < end ? word.prefix(upTo: end).canonicalText : nil
    }.joined(separator: " ")
  }

  private func given(at place: LineInProgress) -> [String: String] {
    guard let parameters = place.before.description?.parameters else { return [:] }
    return Dictionary(
      place.before.arguments.map { (parameters[$0.parameter].name, $0.value.text) },
      uniquingKeysWith: { $0 + " " + $1 })
  }

  /// The variables that begin so; facts of numbered lines only once a number is typed.
  private func variables(_ typed: String) -> [Completion] {
    let wantsNumber = typed.dropFirst().first?.isNumber == true
    return session.shownVariables.sorted { $0.key < $1.key }
      .filter { wantsNumber || $0.key.first?.isNumber != true }
      .map { Completion("$" + $0.key, $0.value) }
      .filter { $0.text.hasPrefix(typed) }
  }
}

extension Completion {
  /// The text as one word of a line; words that are signs of a condition stay as they are.
  var quotedText: String { text.allSatisfy { "<>=!".contains($0) } ? text : Quoting.quotedIfNeeded(text) }
}
