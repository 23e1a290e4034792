import Report
import Shell

extension OutputFormat {
  /// Text as a terminal shows it.
  public static let terminal = OutputFormat(
    flow: .terminal,
    document: DocumentFormat("text", endings: ["txt"], "plain text, as the terminal shows it") {
      TerminalRenderer(width: 100, showsSuggestions: false).transcript(of: $0)
    })
}

extension TerminalRenderer {
  /// A session as it would stand in the window: each line as typed, then what came of it.
  func transcript(of document: SessionDocument) -> String {
    document.records.map { record -> String in
      record.remarks.map { "\n" + render(Output([.paragraph(Text($0))])) }.joined() + text(of: record)
    }.joined()
  }

  private func text(of record: Record) -> String {
    switch record.subject {
    case .section: "\n" + render(record)
    case .command:
      "\n> \(VisibleText.escaped(record.canonicalText))\n" + render(record)
        + record.diagnostics.map { render($0, in: record.source) }.joined()
    }
  }
}
