import Report
import Shell
import Work

/// A command with every form of parameter, for tests of the language.
struct Mix: Command {
  var file = ""
  var count = 3
  var rate = 0.5
  var sizes: [Int] = [256, 128]
  var mode = Mode.fast
  var weights = Mode.slow
  var note: String?
  var track: String?
  var isSure = false

  enum Mode: String, ChoiceValue {
    case fast, slow
    var meaning: String { self == .fast ? "in a hurry" : "at leisure" }
  }

  static let about = About(
    "mix", .data, "Mix things.", terms: ["stir"], facts: [FactName("count", "how many")])
  static let parameters: [Parameter<Mix>] = [
    .positional(
      "file", \.file, "a file", completer: .values { _ in [Completion("a b.csv", "with a space")] }),
    .option("count", \.count, in: 1...10, "how many"),
    .option("rate", \.rate, in: 0...1, "how fast"),
    .option("sizes", \.sizes, in: 1...1000, "how large"),
    .option("class-weights", \.weights, "how genres weigh"),
    .option("mode", \.mode, "which way"),
    .option("note", \.note, "a remark"),
    .selector("track", \.track, "a track"),
    .keyword("yes", \.isSure, "really"),
  ]

  func run(in context: inout RunContext) async throws -> Output {
    context.put(Thing(text: file), named: note, else: "thing")
    if file == "broken" { throw Diagnostic("broken", "it broke", at: .parameter("file")) }
    return Output([.paragraph(Text(file))], facts: [.integer(Self.about.facts[0], count)])
  }
}

/// A command with a small language of its own.
struct Sift: Command {
  var condition = RawText()
  static let about = About("sift where", .data, "Keep some.")
  static let parameters: [Parameter<Sift>] = [.expression("condition", \.condition, "a condition")]
  func run(in context: inout RunContext) async throws -> Output { Output([.paragraph(Text(condition.text))]) }
}

/// Tells how many threads it may use.
struct TellThreads: Command {
  static let about = About(
    "tell threads", .data, "Tell the budget of threads.", facts: [FactName("threads", "how many")])
  static let parameters: [Parameter<TellThreads>] = []
  func run(in context: inout RunContext) async throws -> Output {
    Output(facts: [.integer(Self.about.facts[0], ThreadBudget.threads)])
  }
}

/// A second word under the same verb, with a list.
struct Pick: Command {
  var names: [String] = []
  var isInverted = false
  static let about = About("sift names", .data, "Keep the named.")
  static let parameters: [Parameter<Pick>] = [
    .keyword("not", \.isInverted, "all but these"),
    .list(
      "names", \.names, "names",
      completer: .values { _ in ["hip-hop", "hop", "pop"].map { Completion($0, "a name") } }),
  ]
  func run(in context: inout RunContext) async throws -> Output {
    for name in names where name == "pok" {
      throw Diagnostic("no-name", "no \(name)", at: .element(name, of: "names"))
    }
    return Output([.paragraph(Text(names.joined(separator: "|")))])
  }
}

/// Keys that are the data's own.
struct Free: Command {
  var pairs: [NamedText] = []
  static let about = About("free", .data, "Take any key.")
  static let parameters: [Parameter<Free>] = [.pairs("key", \.pairs, required: true, "a key and its value")]
  func run(in context: inout RunContext) async throws -> Output {
    for pair in pairs { context.session.define(pair.name, as: pair.text) }
    return Output()
  }
}

/// Time travel for tests.
struct Back: Command {
  static let about = About("back", .session, "Undo.")
  static let parameters: [Parameter<Back>] = []
  func run(in context: inout RunContext) async throws -> Output {
    try context.session.undo()
    return Output()
  }
}

/// A thing to keep.
struct Thing: SessionItem {
  static let kind = ItemKind("thing")
  var text: String
  var summary: Text { Text(text) }
  var fingerprintText: String { "f" + text }
  var byteCount: Int { text.utf8.count }
}

/// A thing that belongs to another.
struct Part: SessionItem {
  static let kind = ItemKind("part")
  static let basisKind: ItemKind? = Thing.kind
  var of: String
  var summary: Text { Text(of) }
  var fingerprintText: String { "p" + of }
  var byteCount: Int { 0 }
  var basis: String? { "f" + of }
}

let sampleCatalog = Catalog([
  Mix.self, Sift.self, Pick.self, Deep.self, Free.self, Back.self, Explain.self, Leave.self, TellThreads.self,
])

/// What a line is, for tests that expect a command.
func parse(_ line: String, variables: [String: String] = [:]) -> Result<Parser.Line, Diagnostics> {
  switch Parser(sampleCatalog).parse(line, variables: .known(variables)) {
  case .command(let line): .success(line)
  case .faulty(let diagnostics): .failure(Diagnostics(diagnostics))
  case .nothing, .remark, .section: .failure(Diagnostics([]))
  }
}

/// The codes of what is wrong with a line.
func faults(_ line: String) -> [String] {
  if case .failure(let diagnostics) = parse(line) { return diagnostics.all.map(\.code) }
  return []
}

/// A fresh session over the sample commands.
func sampleSession() -> Session { Session(catalog: sampleCatalog) }

extension About.Group {
  static let data = About.Group("data", "things")
  static let session = About.Group("session", "the session itself")
}

/// A command whose name has three words, beside one that its first two are.
struct Deep: Command {
  var name = ""
  static let about = About("sift plan show", .data, "Show a plan.")
  static let parameters: [Parameter<Deep>] = [.positional("name", \.name, "a name")]
  func run(in context: inout RunContext) async throws -> Output { Output() }
}

/// A command that explains, and one that ends the session.
struct Explain: Command {
  var topic = RawText()
  static let about = About("explain", .session, "Explain.", aliases: ["?"], role: .explains)
  static let parameters: [Parameter<Explain>] = [.expression("topic", \.topic, required: false, "a word")]
  func run(in context: inout RunContext) async throws -> Output { Output([.paragraph(Text(topic.text))]) }
}

struct Leave: Command {
  static let about = About("leave", .session, "End.", aliases: ["exit"], role: .ends)
  static let parameters: [Parameter<Leave>] = []
  func run(in context: inout RunContext) async throws -> Output { Output() }
}
