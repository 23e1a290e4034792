import Report

/// Finds the lines that may be meant where a word does not fit, by what the session has: each can be read, and stands there
/// as it would be typed.
struct MeantLines {
  let session: Session
  let environment: HostEnvironment

  private var parser: Parser { Parser(session.catalog, aliases: session.aliases) }
  private var engine: CompletionEngine { CompletionEngine(session, environment: environment) }

  /// More lines than this are no help.
  private static let most = 3
  /// Words that people write between others and that mean nothing here.
  private static let fillers: Set<String> = [
    "vs", "versus", "against", "with", "and", "of", "the", "all", "in", "on", "as", "to", "for",
  ]
  /// Faults of a word that names nothing, or nothing that could stand there, by the beginnings of their codes.
  private static let names = ["unknown-", "unexpected-word", "bad-value"]
  /// Faults that a word may have because it is spelled as in other programs.
  private static let spellings: Set<String> = [
    "unexpected-word", "bad-value", "unknown-option", "unknown-track", "unknown-feature",
  ]
  private static let comparisons: Set<String> = ["=", "==", "!=", "<", "<=", ">", ">="]

  /// The faults of a line that could not be read, with what is meant by the session at hand.
  func told(_ faults: [Diagnostic], of line: String) -> [Diagnostic] {
    let call = Call(Lexer.words(of: line).words, in: session.catalog, aliases: session.aliases)
    return foreign(faults, of: line) ?? told(faults, of: call)
  }

  /// The faults of a line that was read, if some of it did not fit when it ran.
  func told(_ faults: [Diagnostic], of call: Call, source line: String) -> [Diagnostic] {
    foreign(faults, of: line) ?? told(faults, of: call)
  }

  /// The first fault alone, with what is meant, if the line is one of another language, such as SQL.
  private func foreign(_ faults: [Diagnostic], of line: String) -> [Diagnostic]? {
    guard var first = faults.first(where: { $0.severity == .error }), first.kind != .interrupted else {
      return nil
    }
    let meant = session.catalog.foreignLines(line)
    guard !meant.isEmpty, meant.allSatisfy(runs) else { return nil }
    first.suggestions = [meant.joined(separator: "; ")]
    return [first]
  }

  /// The faults of a line, placed in it.
  func told(_ faults: [Diagnostic], of call: Call) -> [Diagnostic] {
    if let place = faults.firstIndex(where: { $0.severity == .error && Self.spellings.contains($0.code) }),
      let line = respelled(call), runs(line), line != call.words.map(\.canonicalText).joined(separator: " ")
    {
      var fault = faults[place]
      fault.suggestions = Array(Catalog.unique([line] + told(fault, of: call).suggestions).prefix(Self.most))
      // What is wrong behind it is so because of it.
      return [fault]
    }
    let explained = faults.map { told($0, of: call) }
    // A line that can be read lacks nothing any more.
    let isMended = explained.contains {
      $0.suggestions.contains(where: runs) && $0.code != "missing-parameter"
    }
    return isMended ? explained.filter { $0.code != "missing-parameter" } : explained
  }

  private func told(_ fault: Diagnostic, of call: Call) -> Diagnostic {
    var fault = fault
    if fault.code == "missing-parameter" {
      if let there = values(behind: call) {
        fault.suggestions = there
        if there.isEmpty, let advice = making(behind: call) { fault.help = advice }
      }
    } else if fault.severity == .error, Self.names.contains(where: fault.code.hasPrefix),
      let start = fault.span?.lowerBound,
      let place = call.words.firstIndex(where: { $0.span.lowerBound == start })
    {
      let meant = lines(for: call, at: place, besides: fault.suggestions)
      fault.suggestions = Array(Catalog.unique(meant + fault.suggestions).prefix(Self.most))
    }
    return fault
  }

  /// The lines that may be meant by one whose word at `place` does not fit.
  private func lines(for call: Call, at place: Int, besides others: [String]) -> [String] {
    let words = call.words.map(\.canonicalText)
    guard let description = call.description else {
      return others.isEmpty ? subverbs(of: call, at: place) : []
    }
    let head = description.words.count
    guard place >= head, !call.words[place].text.isEmpty else { return [] }
    let line = Edited(name: description.name, words: Array(words[head...]), place: place - head)
    let typed = description.name + words[head...].reduce("") { $0 + " " + $1 }
    func readable(_ lines: [String]) -> [String] {
      Array(Catalog.unique(lines).filter { $0 != typed && runs($0) }.prefix(Self.most))
    }
    let pairs = readable(paired(line, description) + counted(line, description))
    guard pairs.isEmpty, others.isEmpty else { return pairs }
    // What is nearest to what was typed; another command only where nothing of this one is.
    let word = call.words[place]
    let siblings = commands(by: word.text, instead: description).filter {
      $0.words.first == description.words.first && word.text.count > 2
    }.map { ([$0.name] + line.rest).joined(separator: " ") }
    let longer = session.catalog.commands.filter {
      $0.words.count == head + 1 && $0.words.starts(with: description.words) && place == head
    }
    let subverbs = NearestNames.of(word.text, among: longer.compactMap(\.words.last)).map { name in
      ([description.name, name] + line.rest).joined(separator: " ")
    }
    if !readable(subverbs).isEmpty { return readable(subverbs) }
    let values = readable(valued(line, word, description))
    let near = readable((values.isEmpty ? plainer(line, word, description) : values) + siblings)
    return near.isEmpty ? readable(elsewhere(line, word, description)) : near
  }

  /// A command and the words behind its name, one of which does not fit.
  struct Edited {
    let name: String
    let words: [String]
    let place: Int

    var rest: [String] { replacing(place..<place + 1, by: []) }

    func replacing(_ range: Range<Int>, by others: [String]) -> [String] {
      Array(words[..<range.lowerBound]) + others + Array(words[range.upperBound...])
    }

    func line(_ words: [String]) -> String { ([name] + words).joined(separator: " ") }
  }

  /// `by=genre` for `by genre`, where the command has such an option.
  private func paired(_ line: Edited, _ description: CommandDescription) -> [String] {
    let options = description.parameters.filter { $0.form == .option }.map(\.name)
    return [line.place - 1, line.place].compactMap { place in
      guard line.words.indices.contains(place), line.words.indices.contains(place + 1),
        options.contains(line.words[place].lowercased())
      else { return nil }
      let pair = "\(line.words[place].lowercased())=\(line.words[place + 1])"
      return line.line(line.replacing(place..<place + 2, by: [pair]))
    }
  }

  /// The line without a word that only says again what the command does, or without its key, or without a filler before it.
  private func plainer(_ line: Edited, _ word: Word, _ description: CommandDescription) -> [String] {
    var found: [String] = []
    // `60/20/20`, which others write as several numbers.
    if line.words.count > 1, line.words.allSatisfy({ Double($0) != nil }) {
      found.append(line.line([line.words.joined(separator: "/")]))
    }
    if line.place > 0, Self.fillers.contains(line.words[line.place - 1].lowercased()) {
      found.append(line.line(line.replacing(line.place - 1..<line.place, by: [])))
    }
    if Self.fillers.contains(word.text.lowercased())
      || description.about.terms.contains(CommandName.normal(word.text))
    {
      found.append(line.line(line.rest))
    }
    for clause in description.parameters where clause.form == .clause {
      let condition = Array(line.words[line.place...])
      if condition.dropFirst().contains(where: Self.comparisons.contains) {
        found.append(line.line(line.words[..<line.place] + [clause.name] + condition))
      }
    }
    if let (_, value) = word.split(at: "="), !value.text.isEmpty {
      let isNumber = Double(value.text) != nil
      if isNumber { found.append(line.line([value.canonicalText] + line.rest)) }
    }
    return found
  }

  /// The word as the value of an option that has it, whatever key it was given.
  private func valued(_ line: Edited, _ word: Word, _ description: CommandDescription) -> [String] {
    let value = word.split(at: "=")?.value ?? word
    guard value.text.count > 1, Double(value.text) == nil else { return [] }
    return description.parameters.filter { $0.form == .option }.compactMap { option in
      let text = "\(option.name)=\(value.canonicalText)"
      let isThere =
        option.choices.contains { $0.name == value.text.lowercased() }
        || option.completer.asksSession && offers(value.text, behind: line.line([text]))
      guard isThere, !line.words.contains(where: { $0.hasPrefix(option.name + "=") }) else { return nil }
      return line.line(line.replacing(line.place..<line.place + 1, by: [text]))
    }
  }

  /// The words behind another command: one that goes by the word that does not fit, one whose name goes on with this one's,
  /// or one that takes a condition.
  private func elsewhere(_ line: Edited, _ word: Word, _ description: CommandDescription) -> [String] {
    var found: [String] = []
    let siblings = session.catalog.commands.filter {
      $0.words.first == description.words.first && $0.name != description.name
    }
    if Self.comparisons.contains(word.text), line.place == 0, description.words.count > 1 {
      let typed = ColumnWord(of: description)
      found += siblings.filter { $0.parameters.contains { $0.form == .expression } }.flatMap { command in
        typed.spellings.filter { offers($0, behind: "\(command.name) \($0)") }.map { name in
          ([command.name, name] + line.words).joined(separator: " ")
        }
      }
    }
    if word.text.count > 2 {
      let rests = [line.rest, []]
      for command in commands(by: word.text, instead: description) {
        let lines = rests.map { ([command.name] + $0).joined(separator: " ") }
        if let first = lines.first(where: runs) { found.append(first) }
      }
    }
    found += session.catalog.commands.filter { command in
      command.words.count > 1 && command.words.last == description.name
        && offers(word.text, behind: "\(command.name) \(word.canonicalText)")
    }.map { ([$0.name] + line.words).joined(separator: " ") }
    return found
  }

  /// What a subverb such as `genres` may have been meant to be: the column `genre`.
  private struct ColumnWord {
    let spellings: [String]

    init(of description: CommandDescription) {
      let word = description.words.last ?? ""
      spellings = [word, word.hasSuffix("s") ? String(word.dropLast()) : word]
    }
  }

  /// `filter where tempo > 100` for `filter tempo > 100`: the name goes on as nobody typed it, and what was typed fits there.
  private func subverbs(of call: Call, at place: Int) -> [String] {
    guard place > 0 else { return [] }
    let before = call.words[..<place].map { CommandName.normal($0.text) }
    let rest = call.words[place...].map(\.canonicalText)
    guard let first = call.words[place].splitAtCommas().first, !first.pieces.isEmpty else { return [] }
    let lines = session.catalog.commands.filter { command in
      command.words.count == place + 1 && zip(command.words, before).allSatisfy { $0.hasPrefix($1) }
        && offers(first.text, behind: "\(command.name) \(first.canonicalText)")
    }.map { command in ([command.name] + rest).joined(separator: " ") }
    let phrase = call.words[...place].map { CommandName.normal($0.text) }.joined(separator: " ")
    let named = session.catalog.commands.filter { $0.about.terms.contains(phrase) }.flatMap { command in
      // `count by=genre` for `group by genre`.
      call.words.count > place + 1
        ? [
          "\(command.name) \(call.words[place].text)=\(rest.dropFirst().joined(separator: " "))",
          command.name,
        ]
        : [command.name]
    }
    return Array(Catalog.unique(lines + named).filter(runs).prefix(Self.most))
  }

  /// The line with each of the first things that could be the word that is missing; `nil` if the session does not tell.
  private func values(behind call: Call) -> [String]? {
    guard let description = call.description, let next = call.next,
      description.parameters[next].form == .positional, description.parameters[next].completer.asksSession
    else { return nil }
    let line = call.words.map(\.canonicalText).joined(separator: " ") + " "
    let given = call.arguments.map(\.value.text)
    let there = engine.answer(for: line).candidates.filter { !$0.continues && !given.contains($0.text) }
    return Array(there.map { line + $0.text }.filter(runs).prefix(Self.most))
  }

  /// How the thing is made whose name is missing, where there is none that could be named.
  private func making(behind call: Call) -> Text? {
    guard let next = call.next, let kind = call.description?.parameters[next].completer.kinds.first,
      let line = kind.firstLine
    else { return nil }
    let there = session.items.all(kind).map(\.name)
    guard !there.isEmpty else { return "there is no \(kind.name) yet; start with \(.code(line))" }
    return "there is only \(.name(there.joined(separator: ", "))); \(.code(line)) makes another \(kind.name)"
  }

  /// The commands that go by a word, those of the same verb first.
  private func commands(by text: String, instead description: CommandDescription) -> [CommandDescription] {
    let word = CommandName.normal(text)
    let named = session.catalog.commands.filter { command in
      command.name != description.name
        && (command.about.terms.contains(word) || command.words.contains(word))
    }
    let siblings = named.filter { $0.words.first == description.words.first }
    // Behind a name of two words nobody begins another command.
    if description.words.count > 1, siblings.isEmpty { return named.filter { $0.words.contains(word) } }
    return siblings.isEmpty ? named : siblings
  }

  /// Whether a line can be read.
  func runs(_ line: String) -> Bool {
    if case .command = parser.parse(line, variables: .unknown) { return true }
    return false
  }

  /// Whether completion has that very word at the end of a line, or a name of several parts that is known by this one.
  func offers(_ word: String, behind line: String) -> Bool {
    let typed = word.lowercased()
    return engine.answer(for: line).candidates.contains { candidate in
      let text = candidate.text.lowercased()
      return text == typed || text.hasSuffix("_" + typed) || text == typed + "s"
    }
  }
}
