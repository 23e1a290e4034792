import Report
import Shell

/// `quit`: ends the session; the prompt and scripts stop after it.
struct Quit: Command {
  static let about = About(
    "quit", .session, "End the session.", aliases: ["exit"], role: .ends, terms: ["bye", "leave"],
    examples: ["quit": "back to the system's shell"])
  static let parameters: [Parameter<Quit>] = []

  func run(in context: inout RunContext) async throws -> Output { Output() }
}
