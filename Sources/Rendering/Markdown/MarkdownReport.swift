import Shell

/// A session as a Markdown file: its sections as headings, its commands as code, and what they said.
public enum MarkdownReport {
  /// The file.
  ///
  /// - Parameters:
  ///   - records: the session, in order.
  ///   - title: what the file is called in its first line.
  public static func render(records: [Record], title: String = "timbre session") -> String {
    let renderer = MarkdownRenderer()
    let parts = records.map { record -> String in
      guard case .command = record.subject else { return renderer.render(record) }
      let said = renderer.render(record)
      return MarkdownText.fenced(record.canonicalText, language: "timbre") + (said.isEmpty ? "" : "\n" + said)
    }
    return (["# \(MarkdownText.escaped(title))\n"] + parts).joined(separator: "\n")
  }
}
