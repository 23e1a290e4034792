import Report
import Shell
import Work

/// `for NAME in VALUES … end`: runs lines once for each value, and says what the results have in common.
struct ForEach: Command {
  var name = ""
  var isIn = false
  var values: [String] = []

  static let about = About(
    "for", .session, "Run the lines up to end once for each value, and show mean and spread of every fact.",
    role: .repeats,
    details: [
      "The name is a variable within the block: for e in 10,20,40 gives $e. That of a setting, such as seed, sets it there too.",
      "Every round begins where the block began; what the last one made stays.",
      "21..25 stands for 21, 22, 23, 24, 25. The mean of a fact goes by the name of the fact, its standard deviation (n - 1) by that name with _sd: expect accuracy >= 0.5, expect accuracy_sd < 0.02.",
      "Where several lines give a fact of one name, each line has a table, and the name stands for the last of them.",
    ],
    terms: ["loop", "repeat", "seeds", "mean", "deviation", "foreach"], setting: ["load demo"],
    examples: ["for seed in 1..3; sample 200; split; end": "three draws, and how far they differ"])
  static let parameters: [Parameter<ForEach>] = [
    .positional(
      "name", \.name, "a name for the value, or a setting",
      completer: .values { request in request.session.catalog.settings.map { Completion($0.name, $0.help) } }),
    .keyword("in", \.isIn, "before the values"),
    .list("values", \.values, "values with commas between them, or 1..5", completer: .none),
  ]

  /// More rounds than this are taken for a slip.
  private static let most = 1_000

  func run(in context: inout RunContext) async throws -> Output {
    let values = try self.values.flatMap { try Self.spelledOut($0) }
    try check(values, in: context)
    let setting = context.session.catalog.settings.first { $0.name == name }
    let (variable, text) = (context.session.variables[name], context.session.settingText(name))
    var rounds = RoundFacts()
    let beginning = context.session
    for (place, value) in values.enumerated() {
      try context.watch.check()
      context.watch.report(
        WorkProgress("\(name) \(value)", Double(place), of: Double(values.count), unit: .things("rounds")))
      context.session.begin(as: beginning)
      if let setting { context.session.set(name, to: try Self.canonical(value, for: setting)) }
      context.session.define(name, as: value)
      rounds.add(try await round(value, in: &context))
    }
    context.session.restore(variable: name, to: variable)
    if let setting { context.session.set(name, to: text ?? setting.initialText) }
    return rounds.output(of: name, values)
  }

  /// Runs the lines once; the facts of each, in their order.
  private func round(_ value: String, in context: inout RunContext) async throws
    -> [RoundFacts.LineFacts]
  {
    let (host, lines) = (context.host, SessionScript(lines: context.body))
    let start = context.session.records.count
    var failed: Record?
    let depth = context.enclosures.count + 1
    _ = await context.nested(in: .block) { session, interpreter in
      await ScriptRunner().run(lines, by: interpreter, in: &session) { record in
        if !record.succeeded { failed = record }
      }
    }
    if let failed, let first = failed.diagnostics.first(where: { $0.severity == .error }) {
      host.show(failed)
      if first.kind == .interrupted { throw CancellationError() }
      throw Diagnostic(
        "block-stopped", "\(.code("\(name)=\(value)")) stopped at \(.code(failed.canonicalText))",
        kind: first.kind,
        help: "the session is as it was before the block")
    }
    try context.watch.check()
    return context.session.records.dropFirst(start).filter { $0.depth == depth }.map {
      ($0.canonicalText, $0.output.facts)
    }
  }

  private func check(_ values: [String], in context: RunContext) throws {
    guard isIn else {
      throw Diagnostic(
        "missing-in", "\(.code("in")) is needed between the name and the values", kind: .usage,
        at: .parameter("name"),
        suggestions: ["for \(name) in \(self.values.joined(separator: ","))"])
    }
    guard name != "last", name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }) else {
      throw Diagnostic(
        "bad-name", "\(.text(name), .strong) cannot be the name of a variable", kind: .usage,
        at: .parameter("name"),
        help: "a name is made of letters, digits and _, and is not \(.code("last"))")
    }
    guard !context.body.isEmpty else {
      throw Diagnostic(
        "empty-block", "there is no line to repeat", kind: .usage,
        help: "lines stand between it and \(.code("end"))")
    }
    guard values.count <= Self.most else {
      throw Diagnostic(
        "too-many-rounds", "\(values.count) values are more than \(Self.most)", kind: .usage,
        at: .parameter("values"))
    }
  }

  private static func spelledOut(_ text: String) throws -> [String] {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[1].isEmpty, let first = Int(parts[0]), let last = Int(parts[2]) else {
      return [text]
    }
    guard first <= last, last - first <= 1_000_000 else {
      throw Diagnostic(
        "empty-range", "\(.text(text), .strong) does not go from a smaller number to a larger one",
        kind: .usage,
        at: .element(text, of: "values"))
    }
    return (first...last).map(String.init)
  }

  private static func canonical(_ value: String, for setting: SettingDescription) throws -> String {
    guard let text = setting.canonical(value) else {
      throw Diagnostic(
        "bad-value", "\(.code(setting.name)) needs \(setting.expectation), not \(.text(value), .strong)",
        kind: .usage,
        at: .element(value, of: "values"))
    }
    return text
  }
}
