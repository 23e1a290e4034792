import Report
import Shell

/// `redo`: takes back an `undo`.
struct Redo: Command {
  var steps = 1

  static let about = About(
    "redo", .session, "Take back an undo.", setting: ["load demo", "undo"],
    examples: ["redo": "the undone change is there again"])
  static let parameters: [Parameter<Redo>] = [
    .positional("steps", \.steps, in: 1...1_000, required: false, "how many changes")
  ]

  func run(in context: inout RunContext) async throws -> Output {
    let lines = try context.session.redo(steps)
    return Output([
      .paragraph(HeldItems.sentence("done again", lines, of: context.session, else: "nothing is loaded"))
    ])
  }
}
