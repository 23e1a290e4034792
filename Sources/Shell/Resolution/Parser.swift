import Report

/// Turns a line into a filled command, or into everything that is wrong with it.
public struct Parser: Sendable {
  /// A line that was understood.
  public struct Line: Sendable {
    /// The command, filled.
    public var command: any Command
    /// What is known of it.
    public var description: CommandDescription
    /// The words of the line and what each is.
    public var call: Call
    /// The variables that the line reads.
    public var variables: [String]

    /// The line as a saved session holds it.
    public var canonicalText: String { call.canonicalText }
  }

  /// What a line is.
  public enum Outcome: Sendable {
    /// Blank.
    case nothing
    /// `# words`: a remark for whoever reads the session.
    case remark(String)
    /// `# %% Title`: a section begins.
    case section(String)
    /// A command, filled.
    case command(Line)
    /// What is wrong with it.
    case faulty([Diagnostic])
  }

  let catalog: Catalog
  let aliases: [String: String]

  /// A parser of the catalog's commands, and of words of a person's own that stand for the beginning of a line.
  public init(_ catalog: Catalog, aliases: [String: String] = [:]) {
    self.catalog = catalog
    self.aliases = aliases
  }

  /// Reads one line.
  public func parse(_ line: String, variables: Variables = .known([:])) -> Outcome {
    let lexed = Lexer.words(of: line)
    if let separator = lexed.separators.first, (lexed.words.last?.span.upperBound ?? 0) > separator {
      return .faulty([Self.several(separator)])
    }
    guard !lexed.words.isEmpty else {
      if let title = SessionScript.sectionTitle(of: line) { return .section(title) }
      guard lexed.diagnostics.isEmpty else { return .faulty(lexed.diagnostics) }
      return SessionScript.remark(of: line).map(Outcome.remark) ?? .nothing
    }
    let call = Call(lexed.words, in: catalog, aliases: aliases).askingForHelp(in: catalog)
    guard let description = call.description else {
      return .faulty(lexed.diagnostics + [call.nameFault].compactMap(\.self))
    }
    var expansion = Expansion(variables)
    let (command, faults) = description.fill(call, &expansion)
    let all = lexed.diagnostics + call.faults(in: catalog) + expansion.faults + faults
    guard all.isEmpty else {
      let sorted = all.sorted { ($0.span?.lowerBound ?? 0) < ($1.span?.lowerBound ?? 0) }
      return .faulty(told(sorted, of: call, description))
    }
    return .command(Line(command: command, description: description, call: call, variables: expansion.names))
  }

  /// Whether the first words of a line name a command, or begin to.
  public func beginsCommand(_ line: String) -> Bool {
    switch CommandName(Lexer.words(of: line).words, in: catalog) {
    case .known, .open: true
    case .none, .unknown: false
    }
  }

  /// Reads a line, or a block with all lines in it.
  public func parse(_ line: SessionScript.Line, variables: Variables) -> Outcome {
    let outcome = parse(line.text, variables: variables)
    guard line.isBlock, case .command = outcome else { return outcome }
    guard line.isClosed else {
      return .faulty([
        Diagnostic(
          "block-not-closed", "this block has no \(.code(SessionScript.closing))", kind: .usage,
          at: .span(0..<line.text.utf8.count),
          help: "the lines to repeat stand below it, and \(.code(SessionScript.closing)) below them")
      ])
    }
    return outcome
  }

  private static func several(_ separator: Int) -> Diagnostic {
    Diagnostic(
      "several-commands", "only one command can stand here", kind: .usage,
      at: .span(separator..<separator + 1),
      help: "a semicolon that belongs to a value stands in quotes")
  }
}
