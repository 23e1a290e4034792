import Report
import Shell

/// Writes what a session says as Markdown: tables as tables, drawings as the terminal's in code blocks.
public struct MarkdownRenderer: Renderer {
  /// The columns of drawings in code blocks.
  private static let width = 80

  /// A writer; it has no state of its own.
  public init() {}

  /// The output of a record, or the title of a section.
  public func render(_ record: Record) -> String {
    switch record.subject {
    case .section(let title): return "## \(MarkdownText.escaped(title))\n"
    case .command:
      var parts = record.output.blocks.map(text).filter { !$0.isEmpty }
      parts += record.diagnostics.map { diagnostic in
        let severity = diagnostic.severity.rawValue
        return "> **\(severity):** \(MarkdownText.words(diagnostic.message))\n"
      }
      return parts.joined(separator: "\n")
    }
  }

  private func text(_ block: Output.Block) -> String {
    switch block {
    case .heading(let text): "### \(MarkdownText.words(text))\n"
    case .paragraph(let text): "\(MarkdownText.words(text))\n"
    case .warning(let text): "> **Warning:** \(MarkdownText.words(text))\n"
    case .note(let text), .protocolLine(let text): MarkdownText.emphasized(text) + "\n"
    case .suggestion: ""
    case .list(let items): items.map { "- \(MarkdownText.words($0))\n" }.joined()
    case .fields(let fields):
      fields.map { field in
        let name = field.isTyped ? MarkdownText.code(field.name) : MarkdownText.escaped(field.name)
        return "- \(name): \(MarkdownText.words(field.value))\n"
      }.joined()
    case .table(let table): self.table(table)
    case .verbatim(let text), .json(let text): MarkdownText.fenced(visibleLines(text))
    case .grid, .plot, .ridges, .signedGrid, .dendrogram:
      MarkdownText.fenced(TerminalRenderer(width: Self.width).render(Output([block])))
    }
  }

  private func visibleLines(_ text: String) -> String {
    text.split(omittingEmptySubsequences: false) { $0.isNewline }
      .map {
        VisibleText.escaped(
          $0.split(separator: "\t", omittingEmptySubsequences: false).joined(separator: "  "))
      }
      .joined(separator: "\n")
  }

  private func table(_ table: Table) -> String {
    var text = table.title.map { "**\(MarkdownText.words($0))**\n\n" } ?? ""
    guard !table.columns.isEmpty else { return text }
    text += row(table.columns.map { MarkdownText.escaped($0.title) })
    text += row(table.columns.map { $0.alignment == .trailing ? "--:" : "---" })
    for cells in table.rows { text += row(cells.map(cell)) }
    if let count = table.rowCount { text += "\n*\(count)*\n" }
    return text
  }

  private func row(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |\n" }

  private func cell(_ value: Value) -> String {
    switch value {
    case .share(let share), .bar(let share): NumberText.share(share, keepsDigits: true)
    case .spark(let heights): TerminalSigns(glyphs: .unicode).spark(heights)
    default: MarkdownText.words(value)
    }
  }
}
