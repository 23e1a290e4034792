import Report
import Shell

/// `undo`: the state before the last command that changed something.
struct Undo: Command {
  static let about = About(
    "undo", .session, "Go back to before the last command that changed something.",
    terms: ["back", "revert"], setting: ["load demo"],
    examples: ["undo": "as if the last change had not been"])
  static let parameters: [Parameter<Undo>] = []

  func run(in context: inout RunContext) async throws -> Output {
    try context.session.undo()
    return Output([.paragraph(HeldItems.sentence(of: context.session))])
  }
}
