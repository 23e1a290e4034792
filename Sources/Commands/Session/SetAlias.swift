import Report
import Shell

/// `alias`: a word of the person's own for the beginning of a line.
struct SetAlias: Command {
  var definitions: [NamedText] = []
  var forgotten: String?

  static let about = About(
    "alias", .session, "Make a word of your own stand for the beginning of a line; without one, list them.",
    role: .configures,
    details: [
      "Aliases in config.timbre, in timbre's configuration folder, are there at every prompt; scripts never read that file, and a saved session holds the lines that were meant."
    ],
    terms: ["abbreviation", "shortcut", "macro"], setting: ["alias seven=\"filter genres pop,edm\""],
    examples: [
      "alias": "all of them",
      "alias seven=\"filter genres hip-hop,pop,edm\"": "seven stands for it from here on",
      "alias forget=seven": "no longer",
    ])
  static let parameters: [Parameter<SetAlias>] = [
    .option(
      "forget", \.forgotten, "an alias to take away",
      completer: .values { request in
        request.session.aliases.sorted { $0.key < $1.key }.map { Completion($0.key, $0.value) }
      }),
    .pairs("name", \.definitions, "a word and the line that it stands for"),
  ]

  func run(in context: inout RunContext) async throws -> Output {
    if let forgotten {
      guard context.session.aliases[forgotten.lowercased()] != nil else {
        throw Diagnostic(
          "unknown-alias", "there is no alias \(.text(forgotten), .strong)", at: .parameter("forget"),
          suggestions: NearestNames.of(forgotten, among: context.session.aliases.keys.sorted()))
      }
      context.session.setAlias(forgotten, to: nil)
    }
    for definition in definitions {
      let parser = Parser(context.session.catalog)
      guard !context.session.catalog.verbs.contains(definition.name.lowercased()) else {
        throw Diagnostic(
          "bad-name", "\(.code(definition.name)) is a command already", kind: .usage,
          at: .span(definition.nameSpan))
      }
      guard parser.beginsCommand(definition.text) else {
        throw Diagnostic(
          "bad-alias", "\(.text(definition.text), .strong) does not begin as a command does", kind: .usage,
          at: .span(definition.textSpan),
          help: "an alias stands for the beginning of a line, such as \(.code("filter genres"))")
      }
      context.session.setAlias(definition.name, to: definition.text)
    }
    let aliases = context.session.aliases.sorted { $0.key < $1.key }
    guard !aliases.isEmpty else { return Output([.paragraph("there are no aliases")]) }
    return Output([.fields(aliases.map { Output.Field($0.key, "\(.code($0.value))", typed: true) })])
  }
}
