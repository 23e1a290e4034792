import Report
import Shell

/// `redo`: takes back an `undo`.
struct Redo: Command {
  static let about = About(
    "redo", .session, "Take back an undo.", setting: ["load demo", "undo"],
    examples: ["redo": "the undone change is there again"])
  static let parameters: [Parameter<Redo>] = []

  func run(in context: inout RunContext) async throws -> Output {
    try context.session.redo()
    return Output([.paragraph(HeldItems.sentence(of: context.session))])
  }
}
