import Report
import Shell

/// The outputs of a code cell: words and tables as HTML, drawings as pictures, all of it as text too.
struct NotebookOutputs {
  private let record: Record

  init(_ record: Record) { self.record = record }

  /// Writes the outputs; the first with HTML carries the style sheet.
  func write(to writer: inout JSONWriter, hasStyle: inout Bool) {
    var words: [Output.Block] = []
    for block in record.output.blocks {
      guard let picture = HTMLRenderer.picture(of: block) else {
        words.append(block)
        continue
      }
      writeWords(words, to: &writer, hasStyle: &hasStyle)
      words = []
      display("image/svg+xml", picture, of: [block], to: &writer)
    }
    writeWords(words, to: &writer, hasStyle: &hasStyle)
    for diagnostic in record.diagnostics { write(diagnostic, to: &writer) }
  }

  private func writeWords(_ blocks: [Output.Block], to writer: inout JSONWriter, hasStyle: inout Bool) {
    guard !blocks.isEmpty else { return }
    let style = hasStyle ? "" : "<style>\n\(HTMLStylesheet.text)</style>\n"
    hasStyle = true
    let page = "\(style)<div class=\"timbre\">\(HTMLRenderer().render(Output(blocks)))</div>"
    display("text/html", page, of: blocks, to: &writer)
  }

  private func display(
    _ kind: String, _ content: String, of blocks: [Output.Block], to writer: inout JSONWriter
  ) {
    writer.object { writer in
      writer.member("output_type", "display_data")
      writer.member("metadata", object: { _ in })
      writer.member(
        "data",
        object: { writer in
          let text = TerminalRenderer(width: 80, showsSuggestions: false).render(Output(blocks))
          writer.member("text/plain", text)
          writer.member(kind, content)
        })
    }
  }

  private func write(_ diagnostic: Diagnostic, to writer: inout JSONWriter) {
    let lines = TerminalRenderer(width: 80).render(diagnostic, in: record.source)
    writer.object { writer in
      if diagnostic.severity == .error {
        writer.member("output_type", "error")
        writer.member("ename", diagnostic.code)
        writer.member("evalue", ValueText.words(diagnostic.message))
        writer.member("traceback", strings: lines.split(separator: "\n").map(String.init))
      } else {
        writer.member("output_type", "stream")
        writer.member("name", "stderr")
        writer.member("text", lines)
      }
    }
  }
}
