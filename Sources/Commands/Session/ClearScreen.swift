import Report
import Shell

/// `clear`: an empty screen.
struct ClearScreen: Command {
  static let about = About(
    "clear", .session, "Clear the screen; nothing else changes. Ctrl-L does the same.", role: .looks,
    terms: ["cls", "screen"], examples: ["clear": "an empty screen"])
  static let parameters: [Parameter<ClearScreen>] = []

  func run(in context: inout RunContext) async throws -> Output {
    context.host.clearScreen()
    return Output()
  }
}
