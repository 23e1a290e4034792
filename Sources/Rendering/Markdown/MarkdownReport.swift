import Report
import Shell

extension OutputFormat {
  /// Markdown, as code forges show it.
  public static let markdown = OutputFormat(
    flow: .document,
    document: DocumentFormat("markdown", endings: ["md", "markdown"], "Markdown, as code forges show it") {
      MarkdownReport.render($0)
    })
}

/// A session as a Markdown file: its sections as headings, its commands as code, and what they said.
public enum MarkdownReport {
  /// The file.
  public static func render(_ document: SessionDocument) -> String {
    let renderer = MarkdownRenderer()
    let parts = document.records.map { record -> String in
      let remarks = prose(record.remarks)
      let said = renderer.render(record)
      guard case .command = record.subject else { return remarks + said }
      return remarks + MarkdownText.fenced(record.canonicalText, language: "timbre")
        + (said.isEmpty ? "" : "\n" + said)
    }
    let closing = document.closing.isEmpty ? [] : [prose(document.closing)]
    return ([opening(of: document)] + parts + closing).joined(separator: "\n")
  }

  /// Remarks of the session as one paragraph.
  static func prose(_ remarks: [String]) -> String {
    remarks.isEmpty ? "" : remarks.map(MarkdownText.escaped).joined(separator: "\n") + "\n\n"
  }

  /// The title, and what a reader wants to know first.
  static func opening(of document: SessionDocument) -> String {
    let fields = DocumentHead(document).fields.map { field in
      "- \(MarkdownText.escaped(field.name)): \(MarkdownText.words(field.value))\n"
    }
    return "# \(MarkdownText.escaped(document.title))\n\n" + fields.joined()
  }
}
