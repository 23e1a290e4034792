import Report
import Shell

/// `forget`: lets go of a named dataset, split or model.
struct Forget: Command {
  var name = ""
  var kind: String?

  static let about = About(
    "forget", .session, "Let go of a named dataset, split or model.", terms: ["remove", "delete", "drop"],
    setting: ["load demo", "load demo as=small"],
    examples: ["forget small": "its memory is free once undo no longer needs it"])
  static let parameters: [Parameter<Forget>] = [
    .positional("name", \.name, "the name of a dataset, split or model", completer: HeldItems.completer),
    .option(
      "kind", \.kind, "which kind of thing, where several bear the name", completer: HeldItems.kindCompleter),
  ]

  func run(in context: inout RunContext) async throws -> Output {
    let (kind, item) = try HeldItems.find(name, kind: kind, in: context.session, for: "forget")
    try context.session.forget(kind, name)
    return Output([
      .paragraph(
        "forgot the \(kind.name) \(.name(name), .strong) (\(.bytes(item.byteCount))); \(.code("undo")) brings it back"
      )
    ])
  }
}
