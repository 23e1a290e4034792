import Report
import Shell

/// `edit`: the last lines in the person's editor, to be run as they are left there.
struct EditLines: Command {
  var count = 1

  static let about = About(
    "edit", .session,
    "Open the last lines in your editor ($VISUAL or $EDITOR), and run what you leave there.",
    role: .replays, terms: ["editor", "vim", "multi-line"],
    examples: ["edit": "the last line", "edit 5": "the last five, as one piece"])
  static let parameters: [Parameter<EditLines>] = [
    .positional("count", \.count, in: 1...1_000, required: false, "how many lines")
  ]

  func run(in context: inout RunContext) async throws -> Output {
    let typed = context.session.records.filter { $0.depth == 0 && $0.role != .replays }.suffix(count)
    let text = typed.map(\.canonicalText).joined(separator: "\n")
    guard let edited = context.host.edit(text.isEmpty ? "" : text + "\n") else {
      throw Diagnostic(
        "no-editor", "no editor could be opened",
        help: "the environment variable \(.code("EDITOR")) names one")
    }
    let script = SessionScript(edited)
    guard !script.lines.isEmpty else { return Output([.paragraph("nothing was left to run")]) }
    let host = context.host
    var failed: Record?
    _ = await context.nested(in: .file("the editor")) { session, interpreter in
      await ScriptRunner().run(script, by: interpreter, in: &session) { record in
        host.show(record)
        if !record.succeeded { failed = record }
      }
    }
    if let failed, let first = failed.diagnostics.first(where: { $0.severity == .error }) {
      throw Diagnostic(
        "edit-stopped", "stopped at \(.code(failed.canonicalText))", kind: first.kind,
        help: "the session is as it was before; \(.code("edit")) opens the lines again")
    }
    return Output()
  }
}
