import Report
import Shell

/// `help`: what there is, how one command is used, or where a word occurs.
struct Help: Command {
  var topic = RawText()

  static let about = About(
    "help", .session, "Explain the commands, one command, or whatever a word occurs in.", aliases: ["?"],
    role: .explains,
    details: ["help facts lists the scalars that results carry; help settings what set can change."],
    terms: ["manual", "usage", "commands"],
    examples: [
      "help": "all commands, by group", "help filter genres": "how one command is used",
      "help recording": "everything that mentions a word", "help facts": "the scalars that results carry",
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
    guard !found.isEmpty else {
      throw Diagnostic(
        "nothing-found", "nothing in the help mentions \(.text(topic.text), .strong)", kind: .usage,
        at: .parameter("topic"), help: "\(.code("help")) lists all commands",
        suggestions: NearestNames.of(topic.text, among: catalog.commands.map(\.name)).map { "help \($0)" })
    }
    return HelpPages.list(found, under: "commands that mention \(.text(topic.text), .strong)")
  }
}
