import Report
import Shell

extension OutputFormat {
  /// A Jupyter notebook.
  public static let notebook = OutputFormat(
    flow: .document,
    document: DocumentFormat("notebook", endings: ["ipynb"], "a Jupyter notebook") {
      NotebookReport.render($0)
    })
}

/// A session as a Jupyter notebook (nbformat 4.5): sections and prose as Markdown cells, commands as code cells with what
/// they said. It names no kernel, as there is none that runs timbre's lines.
public enum NotebookReport {
  /// The notebook's file.
  public static func render(_ document: SessionDocument) -> String {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("nbformat", 4)
      writer.member("nbformat_minor", 5)
      writer.member(
        "metadata",
        object: { writer in
          writer.member("title", document.title)
          writer.member("language_info", object: { $0.member("name", "text") })
        })
      writer.member("cells", array: { cells(document, &$0) })
    }
    return writer.text + "\n"
  }

  private static func cells(_ document: SessionDocument, _ writer: inout JSONWriter) {
    markdown(MarkdownReport.opening(of: document), id: "cell-0", &writer)
    // The style sheet comes once, with the first output: all cells stand on one page.
    var hasStyle = false
    for (place, record) in document.records.enumerated() {
      // Every cell has an id of its own; numbers of records repeat where a replay ran.
      let id = "cell-\(place + 1)"
      if !record.remarks.isEmpty {
        markdown(MarkdownReport.prose(record.remarks), id: id + "-remark", &writer)
      }
      switch record.subject {
      case .section(let title): markdown("## \(MarkdownText.escaped(title))", id: id, &writer)
      case .command:
        writer.object { writer in
          writer.member("id", id)
          writer.member("metadata", object: { _ in })
          writer.member("cell_type", "code")
          writer.member("execution_count", record.number)
          writer.member("source", record.canonicalText)
          writer.member("outputs", array: { NotebookOutputs(record).write(to: &$0, hasStyle: &hasStyle) })
        }
      }
    }
  }

  private static func markdown(_ source: String, id: String, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("id", id)
      writer.member("metadata", object: { _ in })
      writer.member("cell_type", "markdown")
      writer.member("source", source)
    }
  }
}
