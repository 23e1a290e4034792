import Shell

/// A session as a file of any kind that it can be told in.
public enum SessionDocument {
  /// The text of the file.
  ///
  /// - Parameters:
  ///   - records: the session, in order.
  ///   - format: the kind of file.
  ///   - title: what the document is called, where it has a place for that.
  public static func render(
    records: [Record], as format: DocumentFormat, title: String = "timbre session"
  ) -> String {
    switch format {
    case .html: HTMLReport.render(records: records, title: title)
    case .md: MarkdownReport.render(records: records, title: title)
    case .ipynb: NotebookReport.render(records: records)
    case .json: records.map(JSONRenderer().render).joined()
    }
  }
}
