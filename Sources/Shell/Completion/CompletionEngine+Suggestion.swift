/// Text shown grey behind the cursor.
public struct Suggestion: Sendable, Hashable {
  /// The text.
  public var text: String
  /// Whether all of it can be taken over, as that of an earlier line; else only the rest of the word being typed.
  public var isWhole: Bool

  /// Nothing to suggest.
  static let none = Suggestion(text: "", isWhole: false)
}

// What is shown grey behind the cursor.
extension CompletionEngine {
  /// The rest of an earlier line that begins so, else of the word being typed and of the signature.
  public func suggestion(for line: String) -> Suggestion {
    if !line.allSatisfy(\.isWhitespace),
      let earlier = history.first(where: { $0.count > line.count && $0.hasPrefix(line) })
    {
      return Suggestion(text: String(earlier.dropFirst(line.count)), isWhole: true)
    }
    return Suggestion(text: hint(for: line), isWhole: false)
  }

  /// The rest of the word being typed and of the signature; empty if there is none.
  public func hint(for line: String) -> String {
    let place = LineInProgress(line, catalog: session.catalog, aliases: session.aliases)
    guard !place.isComment else { return "" }
    // A name that is being typed is read as far as it goes.
    let named = Call(place.whole.words, in: session.catalog)
    guard case .known(let description, let count) = named.name else { return "" }
    if named.words.count == count, let current = place.current {
      return hint(naming: description, current, count)
    }
    if let argument = place.argument, let rest = restOfValue(argument, at: place) { return rest }
    return hint(of: place.before.open, typed: place.typed)
  }

  /// The rest of a command's name, whose last word is being typed, and its signature.
  private func hint(naming description: CommandDescription, _ current: Word, _ count: Int) -> String {
    let typed = CommandName.normal(current.text)
    let word = description.words[count - 1]
    guard word.hasPrefix(typed) else { return " " + signature(description.parameters) }
    return ([String(word.dropFirst(typed.count))] + description.parameters.map(\.signature)).joined(
      separator: " ")
  }

  private func hint(of open: [ParameterDescription], typed: String) -> String {
    if typed.isEmpty { return signature(open) }
    guard
      let option = open.first(where: { $0.form == .option && $0.name.hasPrefix(CommandName.normal(typed)) })
    else {
      return ""
    }
    return String(option.signature.dropFirst().dropLast().dropFirst(typed.count))
  }

  private func signature(_ parameters: [ParameterDescription]) -> String {
    parameters.map(\.signature).joined(separator: " ")
  }

  /// The rest of a value that begins so; not of a selector, whose values are too many for every key.
  private func restOfValue(_ argument: Argument, at place: LineInProgress) -> String? {
    guard let parameter = place.whole.description?.parameters[argument.parameter],
      parameter.form != .selector, parameter.form != .keyword, !parameter.completer.isFile,
      !parameter.completer.isOnDemand
    else { return nil }
    let answer = values(of: argument.parameter, at: place, argument: argument, isForHint: true)
    guard let current = place.current, answer.range.upperBound == current.span.upperBound,
      !answer.range.isEmpty,
      let first = answer.candidates.first?.text
    else { return nil }
    let typed = place.whole.words.last?.suffix(from: answer.range.lowerBound).text ?? ""
    return first.hasPrefix(typed) && first.count > typed.count ? String(first.dropFirst(typed.count)) : nil
  }
}
