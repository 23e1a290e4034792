import Report
import Shell
import Tabular

/// `report FILE`: the session as a page, a notebook or Markdown.
struct WriteReport: Command {
  var file = ""

  static let about = About(
    "report", .session,
    "Write the session as a page (.html), a notebook (.ipynb), Markdown (.md) or JSON (.json).",
    terms: ["export", "html", "notebook", "markdown", "document"], setting: ["load demo", "genres"],
    examples: [
      "report session.html": "one page with every result", "report session.ipynb": "a Jupyter notebook",
    ],
    facts: [Facts.lines])
  static let parameters: [Parameter<WriteReport>] = [
    .positional(
      "file", \.file, "the file to write; its ending chooses the form",
      completer: .files("html", "ipynb", "md", "json"))
  ]

  func run(in context: inout RunContext) async throws -> Output {
    let ending = file.lastIndex(of: ".").map { file[file.index(after: $0)...].lowercased() } ?? ""
    guard let format = DocumentFormat(rawValue: ending) else {
      throw Diagnostic(
        "unknown-ending", "\(.text(file), .strong) does not end in .html, .ipynb, .md or .json", kind: .usage,
        at: .parameter("file"), suggestions: ["report session.html"])
    }
    let records = context.session.records.filter { !$0.wasRolledBack && $0.commandName != "quit" }
    guard let text = context.host.document(of: records, as: format) else {
      throw Diagnostic("no-document", "this host cannot make \(.text("." + ending)) documents")
    }
    let path = context.host.environment.path(file)
    try AtomicFile.write(Array(text.utf8), to: path)
    return Output(
      [.paragraph("wrote \(records.count) results to \(.text(path), .strong) (\(.bytes(text.utf8.count)))")],
      facts: [.integer(Facts.lines, records.count)])
  }
}
