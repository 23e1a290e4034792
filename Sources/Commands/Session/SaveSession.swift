import Report
import Shell
import Tabular

/// `save session FILE`: writes the session as a file that replays it.
struct SaveSession: FileWritingCommand {
  var file = ""
  var replaces = false

  static let about = About(
    "save session", .session, "Write the session to a file that replays it.", role: .looks, keeping: .lines,
    details: ["Lines that failed, and lines that only looked (help, history, list), are left out."],
    terms: ["store", "script"], setting: ["load demo"],
    examples: ["save session mine.timbre": "replay mine.timbre runs it again"],
    facts: [Facts.lines])
  static let parameters: [Parameter<SaveSession>] = [
    .positional("file", \.file, "the file to write", completer: .files("timbre")),
    replaceParameter,
  ]

  func run(in context: inout RunContext) async throws -> Output {
    let lines = context.session.lines
    let path = try path(endings: ["timbre"], in: context)
    try AtomicFile.write(Array((lines.joined(separator: "\n") + "\n").utf8), to: path)
    return Output(
      [
        .paragraph(
          "wrote \(counted: lines.count, "line") to \(.text(path), .strong); \(.code("replay \(Quoting.quotedIfNeeded(file))")) runs them again"
        )
      ],
      facts: [.integer(Facts.lines, lines.count)])
  }
}
