import Report
import Shell

/// `help`: what there is, how one command is used, or where a word occurs.
struct Help: Command {
  var topic = RawText()

  static let about = About(
    "help", .session, "Explain the commands, one command, or whatever a word occurs in.", aliases: ["?"],
    role: .explains,
    details: [
      "help facts lists the scalars that results carry; help settings what set can change.",
      "help --json writes all of it as one line of JSON for programs, help --json COMMAND what concerns one command.",
    ],
    terms: ["manual", "usage", "commands"],
    examples: [
      "help": "all commands, by group", "help filter genres": "how one command is used",
      "help recording": "everything that mentions a word", "help facts": "the scalars that results carry",
      "help --json": "all of it as JSON, for programs",
    ])

  static let parameters: [Parameter<Help>] = [
    .expression(
      "topic", \.topic, required: false, "a command, or any word",
      completer: .values { request in
        request.session.catalog.commands.map { Completion($0.name, $0.about.summary) }
          + [
            Completion("facts", "the scalars that results carry"),
            Completion("features", "what a model can learn from"),
            Completion("settings", "what set can change"), Completion("keys", "the keys at the prompt"),
          ]
      })
  ]

  func run(in context: inout RunContext) async throws -> Output {
    let catalog = context.session.catalog
    let words = topic.text.lowercased().split(separator: " ").map(String.init)
    guard let first = words.first else { return HelpPages.overview(of: catalog) }
    if first == "--json" { return try specification(of: words.dropFirst(), catalog) }
    if let exact = catalog[words.joined(separator: " ")] { return HelpPages.page(of: exact) }
    switch words.joined(separator: " ") {
    case "facts": return HelpPages.facts(of: catalog)
    case "settings": return HelpPages.settings(of: context.session)
    case "keys": return HelpPages.keys
    case "features": return FeaturePage.page(of: catalog.commands(of: "features"))
    default: break
    }
    let group = catalog.commands(of: first)
    if words.count == 1, !group.isEmpty { return HelpPages.list(group, under: "\(.code(first))") }
    let found = HelpPages.search(words, in: catalog)
    guard !found.isEmpty else { throw nothing(on: topic.text, catalog, before: "help") }
    return HelpPages.list(found, under: "commands that mention \(.text(topic.text), .strong)")
  }

  /// The commands as data: all, or the one that is named.
  private func specification(of words: ArraySlice<String>, _ catalog: Catalog) throws -> Output {
    let name = words.joined(separator: " ")
    let command = catalog[name]
    if !name.isEmpty, command == nil { throw nothing(on: name, catalog, before: "help --json") }
    return Output([.json(catalog.specification(catalog, command))])
  }

  private func nothing(on topic: String, _ catalog: Catalog, before: String) -> Diagnostic {
    Diagnostic(
      "nothing-found", "nothing in the help mentions \(.text(topic), .strong)", kind: .usage,
      at: .parameter("topic"), help: "\(.code("help")) lists all commands",
      suggestions: NearestNames.of(topic, among: catalog.commands.map(\.name)).map { "\(before) \($0)" })
  }
}
