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

/// A session as a Jupyter notebook (nbformat 4.5): sections as Markdown cells, commands as code cells with
/// what they said, as text and as HTML.
public enum NotebookReport {
  /// The notebook's file.
  public static func render(_ document: SessionDocument) -> String {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("nbformat", 4)
      writer.member("nbformat_minor", 5)
      writer.member("metadata", object: metadata)
      writer.member(
        "cells",
        array: { writer in
          for (place, record) in document.records.enumerated() { cell(record, place: place, &writer) }
        })
    }
    return writer.text + "\n"
  }

  private static func metadata(_ writer: inout JSONWriter) {
    writer.member(
      "kernelspec",
      object: { writer in
        writer.member("display_name", "timbre")
        writer.member("language", "timbre")
        writer.member("name", "timbre")
      })
    writer.member(
      "language_info",
      object: { writer in
        writer.member("name", "timbre")
        writer.member("file_extension", ".timbre")
      })
  }

  private static func cell(_ record: Record, place: Int, _ writer: inout JSONWriter) {
    writer.object { writer in
      // Every cell has an id of its own; numbers of records repeat where a replay ran.
      writer.member("id", "cell-\(place + 1)")
      writer.member("metadata", object: { _ in })
      switch record.subject {
      case .section(let title):
        writer.member("cell_type", "markdown")
        writer.member("source", "## \(MarkdownText.escaped(title))")
      case .command:
        writer.member("cell_type", "code")
        writer.member("execution_count", record.number)
        writer.member("source", record.canonicalText)
        writer.member("outputs", array: { outputs(record, &$0) })
      }
    }
  }

  private static func outputs(_ record: Record, _ writer: inout JSONWriter) {
    if !record.output.blocks.isEmpty {
      writer.object { writer in
        writer.member("output_type", "execute_result")
        writer.member("execution_count", record.number)
        writer.member("metadata", object: { _ in })
        writer.member(
          "data",
          object: { writer in
            let text = TerminalRenderer(width: 80, showsSuggestions: false).render(record.output)
            writer.member("text/plain", text)
            writer.member("text/html", page(record.output))
          })
      }
    }
    for diagnostic in record.diagnostics {
      let lines = TerminalRenderer(width: 80).render(diagnostic, in: record.source)
      writer.object { writer in
        if diagnostic.severity == .error {
          writer.member("output_type", "error")
          writer.member("ename", diagnostic.code)
          writer.member("evalue", ValueText.words(diagnostic.message))
          writer.member(
            "traceback", strings: lines.split(separator: "\n").map(String.init))
        } else {
          writer.member("output_type", "stream")
          writer.member("name", "stderr")
          writer.member("text", lines)
        }
      }
    }
  }

  /// The output with the style sheet that it needs: a cell cannot rely on another.
  private static func page(_ output: Output) -> String {
    "<style>\n\(HTMLStylesheet.text)</style>\n<div class=\"timbre\">\(HTMLRenderer().render(output))</div>"
  }
}
