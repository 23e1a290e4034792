import Report
import Shell
import Tabular

/// A file that a document is written to; its ending chooses the form.
struct DocumentFile {
  let name: String
  /// The command that writes it.
  let command: String

  init(_ name: String, of command: About) {
    self.name = name
    self.command = command.name
  }

  /// The endings that documents can have.
  static let completer = Completer.files { request in
    request.session.catalog.documents.flatMap(\.endings)
  }

  /// Writes a document, and says so.
  ///
  /// - Throws: What `format` throws, or `FileWriteError`.
  func write(_ document: SessionDocument, in context: RunContext) throws -> Output {
    let path = context.host.environment.path(name)
    let bytes = Array(try format(in: context).text(document).utf8)
    try AtomicFile.write(bytes, to: path)
    let count = document.records.count
    return Output(
      [.paragraph("wrote \(count) results to \(.text(path), .strong) (\(.bytes(bytes.count)))")],
      facts: [.integer(Facts.lines, count)])
  }

  /// The form that the ending asks for.
  ///
  /// - Throws: A diagnostic of the parameter `file` for an ending that no form has.
  func format(in context: RunContext) throws -> DocumentFormat {
    let formats = context.session.catalog.documents
    let ending = name.lastIndex(of: ".").map { name[name.index(after: $0)...].lowercased() } ?? ""
    if let format = formats.first(where: { $0.endings.contains(ending) }) { return format }
    let endings = formats.compactMap(\.endings.first).map { "." + $0 }
    throw Diagnostic(
      "unknown-ending", "\(.text(name), .strong) does not end in \(endings.joined(separator: ", "))",
      kind: .usage, at: .parameter("file"),
      suggestions: formats.compactMap(\.endings.first).prefix(1).map {
        "\(command) \(Quoting.quotedIfNeeded(FileText.title(of: name) + "." + $0))"
      })
  }
}
