/// Says what could come next in a line: commands, parameters and values, each with a description.
public struct CompletionEngine: Sendable {
  /// What could replace a part of the line.
  public struct Answer: Sendable, Hashable {
    /// The part of the line that a candidate replaces: UTF-8 offsets.
    public var range: Range<Int>
    /// The candidates, best first.
    public var candidates: [Completion]
    /// How many more there are, which are not listed.
    public var further = 0
  }

  let session: Session
  let environment: HostEnvironment
  /// Earlier lines, the latest first.
  let history: [String]

  /// An engine for the session as it is now.
  ///
  /// - Parameter history: Earlier lines, the latest first, from which the rest of a line is suggested.
  public init(_ session: Session, environment: HostEnvironment, history: [String] = []) {
    self.session = session
    self.environment = environment
    self.history = history
  }

  /// What could come at the end of `line`, the text before the cursor.
  public func answer(for line: String) -> Answer {
    let place = LineInProgress(line, catalog: session.catalog, aliases: session.aliases)
    var answer = place.isComment ? Answer(range: place.range, candidates: []) : answer(at: place)
    answer.range = answer.range.lowerBound + place.start..<answer.range.upperBound + place.start
    return answer
  }

  private func answer(at place: LineInProgress) -> Answer {
    switch place.before.name {
    case .none: return Answer(range: place.range, candidates: verbs(place.typed))
    case .open(let commands, let count):
      return Answer(
        range: place.range, candidates: Self.matching(place.typed, Self.words(of: commands, at: count)))
    case .unknown: return Answer(range: place.range, candidates: [])
    case .known(let description, let count):
      let longer = place.before.words.count == count ? siblings(of: description, at: count) : []
      let words = Self.matching(place.typed, Self.words(of: longer, at: count))
      var answer = arguments(of: description, at: place)
      if !words.isEmpty, answer.range == place.range { answer.candidates = words + answer.candidates }
      return answer
    }
  }

  /// The commands whose names go on where that of `description` ends.
  func siblings(of description: CommandDescription, at count: Int) -> [CommandDescription] {
    session.catalog.commands.filter { $0.words.count > count && $0.words.starts(with: description.words) }
  }

  private static func words(of commands: [CommandDescription], at count: Int) -> [Completion] {
    var seen: Set<String> = []
    return commands.filter { seen.insert($0.words[count]).inserted }.map { command in
      Completion(command.words[count], command.about.summary)
    }
  }

  private func verbs(_ typed: String) -> [Completion] {
    Self.matching(
      typed,
      session.catalog.verbs.map { verb in
        let commands = session.catalog.commands(of: verb)
        let plain = commands.first { $0.words.count == 1 }
        let others = Catalog.unique(commands.compactMap { $0.words.count > 1 ? $0.words[1] : nil })
        // One word that can follow is told with what it does.
        let summary = commands.count == 1 ? commands.first.map { ": \($0.about.summary)" } ?? "" : ""
        return Completion(
          verb, plain?.about.summary ?? others.joined(separator: ", ") + summary,
          group: commands.first?.about.group.name)
      } + session.aliases.sorted { $0.key < $1.key }.map { Completion($0.key, $0.value, group: "aliases") })
  }

  // MARK: Arguments

  private func arguments(of description: CommandDescription, at place: LineInProgress) -> Answer {
    // Behind the word that begins a clause everything belongs to it.
    if let last = place.before.arguments.last, description.parameters[last.parameter].form == .clause {
      return values(of: last.parameter, at: place, argument: place.argument, word: place.current)
    }
    let names = Self.matching(place.typed, parameterNames(at: place))
    var answer = Answer(range: place.range, candidates: [])
    if let argument = place.argument {
      guard description.parameters[argument.parameter].form != .keyword else {
        return Answer(range: place.range, candidates: names)
      }
      answer = values(of: argument.parameter, at: place, argument: argument)
      if argument.key != nil { return answer }
    } else if place.current == nil, let next = place.before.next {
      answer = values(of: next, at: place, argument: nil)
    }
    if let pairs = description.parameters.firstIndex(where: { $0.form == .pairs }),
      answer.range == place.range
    {
      answer.candidates += values(of: pairs, at: place, argument: nil, word: place.current).candidates
    }
    if answer.range == place.range { answer.candidates += names }
    return answer
  }

  private func parameterNames(at place: LineInProgress) -> [Completion] {
    place.before.open.compactMap { parameter in
      switch parameter.form {
      case .option:
        let initial = parameter.defaultText.map { " (\($0))" } ?? ""
        return Completion(parameter.name + "=", parameter.help + initial, continues: true)
      case .selector: return Completion(parameter.name + ":", parameter.help, continues: true)
      case .keyword: return Completion(parameter.name, parameter.help)
      case .clause: return Completion(parameter.name, parameter.help, continues: true)
      case .positional, .list, .pairs, .expression: return nil
      }
    }
  }

  /// The candidates that start with what is typed, else those that contain it, whatever the case.
  static func matching(_ typed: String, _ candidates: [Completion]) -> [Completion] {
    guard !typed.isEmpty else { return candidates }
    let wanted = typed.lowercased()
    let starting = candidates.filter { $0.text.lowercased().hasPrefix(wanted) }
    return starting.isEmpty ? candidates.filter { $0.text.lowercased().contains(wanted) } : starting
  }
}
