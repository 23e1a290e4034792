import Report

/// How far the first words of a line name a command.
public enum CommandName: Sendable {
  /// There is no word yet.
  case none
  /// The words begin the names of several commands, which need another word.
  case open([CommandDescription], words: Int)
  /// The words name a command.
  case known(CommandDescription, words: Int)
  /// The word after so many right ones is in no name.
  case unknown(Diagnostic, words: Int)

  /// Reads the first words as a name: whole words, or beginnings that fit one command only.
  ///
  /// Where a shorter name stands alone too, what follows may be its argument: there only a whole word goes on with the
  /// name. Case does not matter, and `_` is `-`.
  init(_ words: [Word], in catalog: Catalog) {
    guard !words.isEmpty else {
      self = .none
      return
    }
    var names = catalog.names
    var depth = 0
    while true {
      let whole = names.first { $0.words.count == depth }?.command
      let longer = names.filter { $0.words.count > depth }
      guard depth < words.count, !longer.isEmpty else {
        self = whole.map { .known($0, words: depth) } ?? .open(longer.map(\.command), words: depth)
        return
      }
      let typed = Self.normal(words[depth].text)
      let exact = longer.filter { Self.normal($0.words[depth]) == typed }
      if exact.isEmpty, let whole {
        self = .known(whole, words: depth)
        return
      }
      let begun = longer.filter {
        Self.normal($0.words[depth]).hasPrefix(typed) && $0.command.about.role != .ends && !$0.isAlias
      }
      let next = Catalog.unique(begun.map { $0.words[depth] })
      if exact.isEmpty, next.count != 1 {
        self = .unknown(
          next.isEmpty
            ? NameFaults.unknown(
              words[depth], after: Array(words[..<depth]), among: longer, at: depth, in: catalog)
            : NameFaults.ambiguous(words[depth], among: next), words: depth)
        return
      }
      names = exact.isEmpty ? begun : exact
      depth += 1
    }
  }

  /// A name as it is compared.
  static func normal(_ name: String) -> String { name.lowercased().replacing("_", with: "-") }
}

/// What is said of words that name no command.
enum NameFaults {
  static func unknown(
    _ word: Word, after first: [Word], among names: [Catalog.Name], at depth: Int, in catalog: Catalog
  ) -> Diagnostic {
    guard let verb = names.first?.words.first, depth > 0 else { return unknown(word, in: catalog) }
    let next = Catalog.unique(names.map { $0.words[depth] })
    let before = names[0].words[..<depth].joined(separator: " ")
    return Diagnostic(
      "unknown-subverb", "\(.code(verb)) has no \(.text(word.text), .strong)", kind: .usage,
      at: .span(word.span),
      help: "one of \(next.joined(separator: ", "))",
      suggestions: NearestNames.of(word.text, among: next).map { "\(before) \($0)" })
  }

  static func ambiguous(_ word: Word, among names: [String]) -> Diagnostic {
    Diagnostic(
      "ambiguous-command", "\(.text(word.text), .strong) could be \(names.joined(separator: ", "))",
      kind: .usage,
      at: .span(word.span), help: "type one more letter", suggestions: names)
  }

  static func missing(_ commands: [CommandDescription], after words: [Word], count: Int) -> Diagnostic {
    let next = Catalog.unique(commands.map { $0.words[count] })
    let before = commands.first?.words[..<count].joined(separator: " ") ?? ""
    return Diagnostic(
      "missing-subverb", "\(.code(before)) needs another word", kind: .usage,
      at: .span((words.first?.span.lowerBound ?? 0)..<(words.last?.span.upperBound ?? 0)),
      help: "one of \(next.joined(separator: ", "))", suggestions: next.map { "\(before) \($0)" })
  }

  /// The commands that go by the word, or by a word of what another language writes there, as in `df.head()`.
  private static func meant(by text: String, in catalog: Catalog) -> [String] {
    let typed = CommandName.normal(text)
    // A second word of a command, then another word for one.
    let byWord = catalog.commands.filter { $0.words.dropFirst().contains(typed) }
    let byTerm = catalog.commands.filter { $0.about.terms.contains(typed) }
    if !byWord.isEmpty || !byTerm.isEmpty {
      return Array(Catalog.unique((byWord + byTerm).map(\.name)).prefix(3))
    }
    // The beginning of one that is long enough to mean it, or the end of one of two parts, as in `validate`.
    let byPart = catalog.commands.filter { command in
      typed.count > 3
        && (command.words.dropFirst().contains { $0.hasPrefix(typed) }
          || command.words.contains { $0.hasSuffix("-" + typed) })
    }
    if !byPart.isEmpty { return byPart.prefix(3).map(\.name) }
    // A value that an option has, such as a kind of classifier.
    let byValue = catalog.commands.compactMap { command in
      command.parameters.first { parameter in
        parameter.form == .option && typed.count > 3 && parameter.choices.contains { $0.name == typed }
      }.map { "\(command.name) \($0.name)=\(typed)" }
    }
    if !byValue.isEmpty { return Array(byValue.prefix(3)) }
    let pieces = typed.split { !$0.isLetter }.map(String.init)
    guard pieces.count > 1, typed.contains(".") else { return [] }
    return pieces.lazy.map { piece in
      catalog.commands.filter { $0.name == piece || $0.about.terms.contains(piece) }.map(\.name)
    }.first { !$0.isEmpty } ?? []
  }

  private static func unknown(_ word: Word, in catalog: Catalog) -> Diagnostic {
    if word.text.lowercased() == SessionScript.closing {
      return Diagnostic(
        "nothing-to-end", "no block is open that could end here", kind: .usage, at: .span(word.span),
        help: "\(.code(SessionScript.opening + " seed in 1..5")) begins one")
    }
    let names = catalog.verbs + catalog.commands.filter { $0.words.count > 1 }.map(\.name)
    let byTerm = meant(by: word.text, in: catalog)
    let ending = catalog.command(.ends)?.name
    let isEnding = ending.map { $0.hasPrefix(CommandName.normal(word.text)) } ?? false
    let hidden = word.text.unicodeScalars.first { $0.properties.generalCategory == .format }
    let help: Text =
      hidden.map {
        "there is a character in it that cannot be seen, U+\(String($0.value, radix: 16, uppercase: true))"
      } ?? catalog.command(.explains).map { "\(.code($0.name)) lists them all" } ?? ""
    return Diagnostic(
      "unknown-command", "there is no command \(.text(word.text), .strong)", kind: .usage,
      at: .span(word.span),
      help: help,
      suggestions: isEnding
        ? [ending].compactMap(\.self) : byTerm.isEmpty ? NearestNames.of(word.text, among: names) : byTerm)
  }
}
