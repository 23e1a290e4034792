import Report
import Shell
import Tabular

/// `report FILE`: the session as a document of one of the forms that the program can write.
struct WriteReport: Command {
  var file = ""

  static let about = About(
    "report", .session, "Write the session as a document; the file's ending chooses the form.",
    role: .looks,
    details: [
      "A page (.html), a notebook (.ipynb), Markdown (.md), JSON (.json) or plain text (.txt). Headings come from lines that begin with # %%, sentences from other lines that begin with #."
    ],
    terms: ["export", "html", "notebook", "markdown", "json", "document"], setting: ["load demo", "genres"],
    examples: [
      "report session.html": "one page with every result", "report session.ipynb": "a Jupyter notebook",
    ],
    facts: [Facts.lines])
  static let parameters: [Parameter<WriteReport>] = [
    .positional("file", \.file, "the file to write; its ending chooses the form", completer: files)
  ]

  private static let files = Completer.files { request in
    request.session.catalog.documents.flatMap(\.endings)
  }

  func run(in context: inout RunContext) async throws -> Output {
    let format = try format(among: context.session.catalog.documents)
    let document = SessionDocument(of: context.session, title: FileText.title(of: file))
    let path = context.host.environment.path(file)
    let bytes = Array(format.text(document).utf8)
    try AtomicFile.write(bytes, to: path)
    let count = document.records.count
    return Output(
      [.paragraph("wrote \(count) results to \(.text(path), .strong) (\(.bytes(bytes.count)))")],
      facts: [.integer(Facts.lines, count)])
  }

  /// The form that the file's ending asks for.
  private func format(among formats: [DocumentFormat]) throws -> DocumentFormat {
    let ending = file.lastIndex(of: ".").map { file[file.index(after: $0)...].lowercased() } ?? ""
    if let format = formats.first(where: { $0.endings.contains(ending) }) { return format }
    let endings = formats.compactMap(\.endings.first).map { "." + $0 }
    throw Diagnostic(
      "unknown-ending", "\(.text(file), .strong) does not end in \(endings.joined(separator: ", "))",
      kind: .usage, at: .parameter("file"),
      suggestions: formats.compactMap(\.endings.first).prefix(1).map {
        "report \(Quoting.quotedIfNeeded(FileText.title(of: file) + "." + $0))"
      })
  }
}
