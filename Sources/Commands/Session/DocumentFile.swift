import Report
import Shell
import Tabular

/// A file that a document is written to; its ending chooses the form.
struct DocumentFile {
  let path: String

  init(_ path: String) { self.path = path }

  /// The endings that documents can have.
  static func endings(_ session: Session) -> [String] { session.catalog.documents.flatMap(\.endings) }

  static let completer = Completer.files { endings($0.session) }

  /// Writes a document in the form that the ending asks for, and says so.
  ///
  /// - Throws: `FileWriteError`.
  func write(_ document: SessionDocument, in context: RunContext) throws -> Output {
    let ending = path.lastIndex(of: ".").map { path[path.index(after: $0)...].lowercased() } ?? ""
    let formats = context.session.catalog.documents
    // A device such as /dev/stdout has no ending: it takes plain text.
    guard
      let format = formats.first(where: { $0.endings.contains(ending) })
        ?? formats.first(where: { $0.endings.contains("txt") })
    else {
      return Output()
    }
    let bytes = Array(format.text(document).utf8)
    try AtomicFile.write(bytes, to: path)
    let count = document.records.count
    return Output(
      [.paragraph("wrote \(counted: count, "result") to \(.text(path), .strong) (\(.bytes(bytes.count)))")],
      facts: [.integer(Facts.lines, count)])
  }
}
