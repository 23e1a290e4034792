/// Says what could come next in a line: commands, parameters and values, each with a description.
public struct CompletionEngine: Sendable {
  /// What could replace a part of the line.
  public struct Answer: Sendable, Hashable {
    /// The part of the line that a candidate replaces: UTF-8 offsets.
    public var range: Range<Int>
    /// The candidates, best first.
    public var candidates: [Completion]
  }

  private let session: Session
  private let environment: HostEnvironment

  /// An engine for the session as it is now.
  public init(_ session: Session, environment: HostEnvironment) {
    self.session = session
    self.environment = environment
  }

  /// What could come at the end of `line`, the text before the cursor.
  public func answer(for line: String) -> Answer {
    let place = LinePlace(line)
    switch command(at: place) {
    case .verb: return Answer(range: place.range, candidates: verbs(place.typed))
    case .subverb(let commands):
      return Answer(
        range: place.range,
        candidates: Self.matching(
          place.typed, commands.map { Completion($0.words[1], $0.about.summary) }))
    case .parameters(let description, let rest, let alternatives):
      var answer = parameters(description, rest: rest, at: place)
      let subverbs = Self.matching(
        place.typed, alternatives.map { Completion($0.words[1], $0.about.summary) })
      if !subverbs.isEmpty, answer.range == place.range { answer.candidates = subverbs + answer.candidates }
      return answer
    case .nothing: return Answer(range: place.range, candidates: [])
    }
  }

  /// The rest of the word being typed and of the signature, to be shown grey behind the cursor; empty if there
  /// is none.
  public func hint(for line: String) -> String {
    let place = LinePlace(line)
    switch command(at: place, completingVerb: true) {
    case .subverb(let commands):
      let matches = commands.filter { $0.words[1].hasPrefix(place.typed.lowercased()) }
      guard !place.typed.isEmpty, matches.count == 1 else { return "" }
      return hint(naming: matches[0], at: place)
    case .parameters(let description, let rest, _):
      if place.wordsBefore.count < description.words.count { return hint(naming: description, at: place) }
      return hint(of: open(description, after: rest), at: place)
    case .verb, .nothing: return ""
    }
  }

  /// The rest of a command's name, whose last word is being typed, and its signature.
  private func hint(naming description: CommandDescription, at place: LinePlace) -> String {
    let word = description.words[min(place.wordsBefore.count, description.words.count - 1)]
    guard word.hasPrefix(place.typed.lowercased()) else { return "" }
    return ([String(word.dropFirst(place.typed.count))] + description.parameters.map(\.signature))
      .joined(separator: " ")
  }

  private func hint(of open: [ParameterDescription], at place: LinePlace) -> String {
    if place.typed.isEmpty { return open.map(\.signature).joined(separator: " ") }
    guard let option = open.first(where: { $0.form == .option && $0.name.hasPrefix(place.typed) }) else {
      return ""
    }
    return String(option.signature.dropFirst().dropLast().dropFirst(place.typed.count))
  }

  /// The parameters that nothing was given for yet.
  private func open(_ description: CommandDescription, after rest: [Word]) -> [ParameterDescription] {
    let given = Set(rest.compactMap { ($0.split(at: "=") ?? $0.split(at: ":"))?.key.text } + rest.map(\.text))
    let positionalsGiven = rest.filter { $0.split(at: "=") == nil && $0.split(at: ":") == nil }.count
    var skipped = 0
    return description.parameters.filter { parameter in
      switch parameter.form {
      case .positional, .list, .expression:
        skipped += 1
        return skipped > positionalsGiven
      default: return !given.contains(parameter.name)
      }
    }
  }

  // MARK: Which command

  private enum Level {
    case verb
    case subverb([CommandDescription])
    case parameters(CommandDescription, rest: [Word], alternatives: [CommandDescription])
    case nothing
  }

  private func command(at place: LinePlace, completingVerb: Bool = false) -> Level {
    let before = place.wordsBefore
    guard let first = before.first ?? (completingVerb ? place.current : nil) else { return .verb }
    let verbs = session.catalog.verbs
    let typed = first.text.lowercased()
    let matches = verbs.contains(typed) ? [typed] : verbs.filter { $0.hasPrefix(typed) }
    guard matches.count == 1 else { return .nothing }
    let commands = session.catalog.commands(of: matches[0])
    let longer = commands.filter { $0.words.count > 1 }
    let plain = commands.first { $0.words.count == 1 }
    if before.count > 1 || (completingVerb && before.count == 1) {
      let second = (before.count > 1 ? before[1].text : place.current?.text ?? "").lowercased()
      if let exact = longer.first(where: { $0.words[1] == second }) {
        return .parameters(exact, rest: Array(before.dropFirst(2)), alternatives: [])
      }
    }
    guard let plain else { return before.count == 1 ? .subverb(longer) : .nothing }
    return .parameters(
      plain, rest: Array(before.dropFirst()), alternatives: before.count == 1 ? longer : [])
  }

  private func verbs(_ typed: String) -> [Completion] {
    Self.matching(
      typed,
      session.catalog.verbs.map { verb in
        let commands = session.catalog.commands(of: verb)
        let plain = commands.first { $0.words.count == 1 }
        let others = commands.compactMap { $0.words.count > 1 ? $0.words[1] : nil }
        return Completion(verb, plain?.about.summary ?? others.joined(separator: ", "))
      })
  }

  // MARK: Parameters and values

  private func parameters(_ description: CommandDescription, rest: [Word], at place: LinePlace) -> Answer {
    if let (parameter, value) = keyed(place.current, in: description) {
      return values(of: parameter, value: value, rest: rest, place: place)
    }
    let given = Set(rest.compactMap { ($0.split(at: "=") ?? $0.split(at: ":"))?.key.text } + rest.map(\.text))
    let names = description.parameters.compactMap { parameter -> Completion? in
      guard !given.contains(parameter.name) else { return nil }
      switch parameter.form {
      case .option:
        let initial = parameter.defaultText.map { " (\($0))" } ?? ""
        return Completion(parameter.name + "=", parameter.help + initial, continues: true)
      case .selector: return Completion(parameter.name + ":", parameter.help, continues: true)
      case .keyword: return Completion(parameter.name, parameter.help)
      default: return nil
      }
    }
    let used = rest.filter { $0.split(at: "=") == nil }.count
    let places = description.parameters.filter { [.positional, .list, .expression].contains($0.form) }
    let next = used < places.count ? places[used] : places.last.flatMap { $0.form == .positional ? nil : $0 }
    var answer = Answer(range: place.range, candidates: [])
    if let next { answer = values(of: next, value: place.current, rest: rest, place: place) }
    if let pairs = description.parameters.first(where: { $0.form == .pairs }) {
      answer.candidates += values(of: pairs, value: place.current, rest: rest, place: place).candidates
    }
    if answer.range == place.range { answer.candidates += Self.matching(place.typed, names) }
    return answer
  }

  private func keyed(_ word: Word?, in description: CommandDescription) -> (ParameterDescription, Word)? {
    guard let word else { return nil }
    if let (key, value) = word.split(at: ":"),
      let parameter = description.parameters.first(where: { $0.form == .selector && $0.name == key.text })
    {
      return (parameter, value)
    }
    guard let (key, value) = word.split(at: "="),
      let parameter = description.parameters.first(where: { $0.form == .option && $0.name == key.text })
    else { return nil }
    return (parameter, value)
  }

  private func values(
    of parameter: ParameterDescription, value: Word?, rest: [Word], place: LinePlace
  ) -> Answer {
    let element = parameter.completer.isFile ? value : value?.splitAtCommas().last ?? value
    let typed = element?.text ?? ""
    let request = Completer.Request(
      typed: typed, session: session, environment: environment, earlier: rest.map(\.text))
    let candidates = parameter.completer.candidates(for: request, choices: parameter.choices)
    let quoted = Self.matching(typed, candidates).map { candidate in
      // A key with its equals sign is typed bare; any other value is quoted if it has to be.
      let text = parameter.form == .pairs ? candidate.text : Quoting.quotedIfNeeded(candidate.text)
      return Completion(text, candidate.description, continues: candidate.continues)
    }
    return Answer(range: element?.span ?? place.range, candidates: quoted)
  }

  /// The candidates that start with what is typed, else those that contain it, whatever the case.
  static func matching(_ typed: String, _ candidates: [Completion]) -> [Completion] {
    guard !typed.isEmpty else { return candidates }
    let wanted = typed.lowercased()
    let starting = candidates.filter { $0.text.lowercased().hasPrefix(wanted) }
    return starting.isEmpty ? candidates.filter { $0.text.lowercased().contains(wanted) } : starting
  }
}

/// The words before the cursor and the one that it stands in.
struct LinePlace {
  let wordsBefore: [Word]
  let current: Word?
  let endsInSpace: Bool
  private let end: Int

  init(_ line: String) {
    let lexed = Lexer.words(of: line)
    end = line.utf8.count
    let isOpen = lexed.words.last?.span.upperBound == end
    endsInSpace = !isOpen
    current = isOpen ? lexed.words.last : nil
    wordsBefore = isOpen ? lexed.words.dropLast() : lexed.words
  }

  /// What is typed of the current word.
  var typed: String { current?.text ?? "" }

  /// Where the current word stands.
  var range: Range<Int> { current?.span ?? end..<end }
}
