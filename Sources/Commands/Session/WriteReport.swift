import Report
import Shell

/// `report FILE`: the session as a document of one of the forms that the program can write.
struct WriteReport: FileWritingCommand {
  var file = ""
  var replaces = false

  static let about = About(
    "report", .session, "Write the session as a document; the file's ending chooses the form.",
    role: .looks,
    details: [
      "A page (.html), a notebook (.ipynb), Markdown (.md), JSON (.json), LaTeX (.tex) or plain text (.txt). Headings come from lines that begin with # %%, sentences from other lines that begin with #."
    ],
    terms: ["export", "html", "notebook", "markdown", "json", "document"], setting: ["load demo", "genres"],
    examples: [
      "report session.html": "one page with every result", "report session.ipynb": "a Jupyter notebook",
    ],
    facts: [Facts.lines])
  static let parameters: [Parameter<WriteReport>] = [
    .positional(
      "file", \.file, "the file to write; its ending chooses the form", completer: DocumentFile.completer),
    replaceParameter,
  ]

  func run(in context: inout RunContext) async throws -> Output {
    let path = try path(endings: DocumentFile.endings(context.session), in: context)
    return try DocumentFile(path).write(
      SessionDocument(of: context.session, title: FileText.title(of: file)), in: context)
  }
}
