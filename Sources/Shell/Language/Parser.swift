import Report

/// Turns a line into a filled command, or into everything that is wrong with it.
public struct Parser: Sendable {
  /// A line that was understood.
  public struct Line: Sendable {
    /// The command, filled.
    public var command: any Command
    /// What is known of it.
    public var description: CommandDescription
    /// The line as a saved session holds it.
    public var canonicalText: String
    /// Where what was typed for each parameter stands.
    public var spans: [String: Range<Int>]
    /// The variables that the line reads.
    public var variables: [String]
  }

  /// What a line is.
  public enum Outcome: Sendable {
    /// Blank, or only a comment.
    case nothing
    /// `# %% Title`: a section begins.
    case section(String)
    /// A command, filled.
    case command(Line)
    /// What is wrong with it.
    case faulty([Diagnostic])
  }

  /// What `$name` stands for.
  public enum Variables: Sendable {
    /// The value of each; an unknown name is a fault.
    case known([String: String])
    /// Values are not known yet; words with variables in them are taken unread.
    case unknown
  }

  let catalog: Catalog

  /// A parser of the catalog's commands.
  public init(_ catalog: Catalog) { self.catalog = catalog }

  /// Reads one line.
  public func parse(_ line: String, variables: Variables = .known([:])) -> Outcome {
    let lexed = Lexer.words(of: line)
    guard !lexed.words.isEmpty else {
      if let title = SessionScript.sectionTitle(of: line) { return .section(title) }
      return lexed.diagnostics.isEmpty ? .nothing : .faulty(lexed.diagnostics)
    }
    let found: (description: CommandDescription, rest: ArraySlice<Word>)
    switch resolve(lexed.words) {
    case .success(let match): found = match
    case .failure(let fault): return .faulty(lexed.diagnostics + [fault])
    }
    var binder = Binder(description: found.description, variables: variables)
    binder.bind(Array(found.rest), end: lexed.words.last?.span.upperBound ?? 0)
    let (command, faults) = found.description.fill(binder.bound)
    let all = lexed.diagnostics + binder.faults + faults
    guard all.isEmpty else {
      return .faulty(all.sorted { ($0.span?.lowerBound ?? 0) < ($1.span?.lowerBound ?? 0) })
    }
    return .command(
      Line(
        command: command, description: found.description, canonicalText: binder.canonicalText,
        spans: binder.spans, variables: binder.variableNames))
  }

  /// The command that the first words name, and the words after its name.
  func resolve(_ words: [Word]) -> Result<
    (description: CommandDescription, rest: ArraySlice<Word>), Diagnostic
  > {
    let verb: String
    switch self.verb(words[0]) {
    case .success(let name): verb = name
    case .failure(let fault): return .failure(fault)
    }
    let candidates = catalog.commands(of: verb)
    let plain = candidates.first { $0.words.count == 1 }
    guard candidates.contains(where: { $0.words.count > 1 }) else {
      return plain.map { .success(($0, words.dropFirst())) } ?? .failure(unknown(words[0]))
    }
    if words.count > 1 {
      let second = words[1].text.lowercased()
      if let exact = candidates.first(where: { $0.words.count > 1 && $0.words[1] == second }) {
        return .success((exact, words.dropFirst(2)))
      }
      // Where the verb stands alone too, what follows may be its argument: only the full word is a subverb.
      let prefixed = candidates.filter { $0.words.count > 1 && $0.words[1].hasPrefix(second) }
      if plain == nil, prefixed.count == 1 { return .success((prefixed[0], words.dropFirst(2))) }
    }
    if let plain { return .success((plain, words.dropFirst())) }
    let subverbs = candidates.compactMap { $0.words.count > 1 ? $0.words[1] : nil }
    guard words.count > 1 else {
      return .failure(
        Diagnostic(
          "missing-subverb", "\(.code(verb)) needs a second word", kind: .usage, at: .span(words[0].span),
          help: "one of \(subverbs.joined(separator: ", "))", suggestions: subverbs.map { "\(verb) \($0)" }))
    }
    return .failure(
      Diagnostic(
        "unknown-subverb", "\(.code(verb)) has no \(.text(words[1].text), .strong)", kind: .usage,
        at: .span(words[1].span), help: "one of \(subverbs.joined(separator: ", "))",
        suggestions: NearestNames.of(words[1].text, among: subverbs).map { "\(verb) \($0)" }))
  }

  private func verb(_ word: Word) -> Result<String, Diagnostic> {
    let typed = word.text.lowercased()
    let verbs = catalog.verbs
    if verbs.contains(typed) { return .success(typed) }
    let matches = verbs.filter { $0.hasPrefix(typed) }
    if matches.count == 1 { return .success(matches[0]) }
    guard matches.count > 1 else { return .failure(unknown(word)) }
    return .failure(
      Diagnostic(
        "ambiguous-command", "\(.text(typed), .strong) could be \(matches.joined(separator: ", "))",
        kind: .usage, at: .span(word.span), help: "type one more letter", suggestions: matches))
  }

  private func unknown(_ word: Word) -> Diagnostic {
    let names = catalog.verbs + catalog.commands.filter { $0.words.count > 1 }.map(\.name)
    let byTerm = catalog.commands.filter { $0.about.terms.contains(word.text.lowercased()) }.map(\.name)
    return Diagnostic(
      "unknown-command", "there is no command \(.text(word.text), .strong)", kind: .usage,
      at: .span(word.span), help: "\(.code("help")) lists them all",
      suggestions: byTerm.isEmpty ? NearestNames.of(word.text, among: names) : byTerm)
  }
}
