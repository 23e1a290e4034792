import Report
import Shell

/// `forget`: lets go of a named dataset, split or model.
struct Forget: Command {
  var name = ""
  var kind: String?

  static let about = About(
    "forget", .session, "Let go of a named dataset, split or model.", terms: ["remove", "delete", "drop"],
    setting: ["load demo", "sample 100 as=small"],
    examples: ["forget small": "its memory is free once undo no longer needs it"])
  static let parameters: [Parameter<Forget>] = [
    .positional("name", \.name, "the name of a dataset, split or model", completer: HeldItems.completer),
    .option(
      "kind", \.kind, "which kind of thing, where several bear the name", completer: HeldItems.kindCompleter),
  ]

  func run(in session: inout Session) async throws -> Output {
    let kind =
      try kind.map { try HeldItems.kind(named: $0, in: session) }
      ?? HeldItems.kind(of: name, in: session, for: "forget")
    let bytes = session.shelf.entry(kind, name)?.item.byteCount ?? 0
    try session.forget(kind, name)
    return Output([
      .paragraph(
        "forgot the \(kind.name) \(.name(name), .strong) (\(.bytes(bytes))); \(.code("undo")) brings it back")
    ])
  }
}
