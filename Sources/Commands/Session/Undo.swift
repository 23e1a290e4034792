import Report
import Shell

/// `undo`: the state before the last command that changed something.
struct Undo: Command {
  var steps = 1

  static let about = About(
    "undo", .session, "Go back to before the last command that changed something.",
    terms: ["back", "revert"], setting: ["load demo", "filter genres pop,edm"],
    examples: [
      "undo": "as if the last change had not been",
      "undo 2": "nor the one before",
    ])
  static let parameters: [Parameter<Undo>] = [
    .positional("steps", \.steps, in: 1...1_000, required: false, "how many changes")
  ]

  func run(in context: inout RunContext) async throws -> Output {
    let lines = try context.session.undo(steps)
    return Output([
      .paragraph(HeldItems.sentence("undone", lines, of: context.session, else: "nothing is loaded now"))
    ])
  }
}
