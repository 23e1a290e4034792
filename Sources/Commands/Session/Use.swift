import Report
import Shell

/// `use`: makes a named dataset, split or model the current one.
struct Use: Command {
  var name = ""
  var kind: String?

  static let about = About(
    "use", .session, "Make a named dataset, split or model the current one.", terms: ["switch", "select"],
    setting: ["load demo", "load demo as=small"], examples: ["use demo": "the whole demo table again"])
  static let parameters: [Parameter<Use>] = [
    .positional("name", \.name, "the name of a dataset, split or model", completer: HeldItems.completer),
    .option(
      "kind", \.kind, "which kind of thing, where several bear the name", completer: HeldItems.kindCompleter),
  ]

  func run(in context: inout RunContext) async throws -> Output {
    let (kind, item) = try HeldItems.find(name, kind: kind, in: context.session, for: "use")
    try context.session.use(kind, name)
    return Output([.paragraph("\(kind.name) \(.name(name), .strong): " + item.summary)])
  }
}
