import Report
import Shell

extension OutputFormat {
  /// LaTeX, for the tables of a paper.
  public static let latex = OutputFormat(
    flow: .document,
    document: DocumentFormat("latex", endings: ["tex"], "LaTeX, for the tables of a paper") {
      LaTeXReport().text(of: $0)
    })
}

/// A session as a LaTeX document of the packages that every distribution has; drawings stand in it as text.
struct LaTeXReport {
  /// The columns of drawings.
  private static let width = 78

  // A letter that the fonts of pdfLaTeX lack becomes a question mark, not an error.
  private static let preamble = """
    \\documentclass[a4paper]{article}
    \\usepackage[T1]{fontenc}
    \\usepackage{iftex}
    \\ifpdftex\\makeatletter\\def\\UTFviii@undefined@err#1{?}\\makeatother\\fi
    \\usepackage[margin=2cm]{geometry}
    \\usepackage{booktabs,longtable}
    \\setlength{\\tabcolsep}{3pt}
    \\setlength{\\parindent}{0pt}
    \\setlength{\\parskip}{4pt}
    """

  /// The file.
  func text(of document: SessionDocument) -> String {
    let parts = [fields(DocumentHead(document).fields)] + document.records.map(text)
    let closing = document.closing.map { escaped($0) + "\n" }
    return
      "\(Self.preamble)\n\\title{\(escaped(document.title))}\n\\date{}\n\\begin{document}\n\\maketitle\n\n"
      + (parts + closing).filter { !$0.isEmpty }.joined(separator: "\n") + "\\end{document}\n"
  }

  private func text(of record: Record) -> String {
    let remarks = record.remarks.map { escaped($0) + "\n\n" }.joined()
    switch record.subject {
    case .section(let title): return remarks + "\\section*{\(escaped(title))}\n"
    case .command:
      let blocks = record.output.blocks.map(text).filter { !$0.isEmpty }
      let faults = record.diagnostics.map { "\\textbf{\($0.severity.rawValue)}: \(words($0.message))\n" }
      return remarks
        + (["\\subsubsection*{\\texttt{\(escaped(record.canonicalText))}}\n"] + blocks + faults)
        .joined(separator: "\n")
    }
  }

  private func text(of block: Output.Block) -> String {
    switch block {
    case .heading(let text): "\\paragraph{\(words(text))}\n"
    case .paragraph(let text): words(text) + "\n"
    case .warning(let text): "\\textbf{Warning}: \(words(text))\n"
    case .note(let text), .protocolLine(let text): "\\emph{\(words(text))}\n"
    case .suggestion: ""
    case .list(let items): list(items.map { "\\item \(words($0))" })
    case .fields(let fields): self.fields(fields)
    case .table(let table): self.table(table)
    case .plot(let plot):
      (plot.title.map { "\\paragraph{\(words($0))}\n" } ?? "") + table(plot.data)
    case .verbatim(let text), .json(let text): verbatim(text)
    case .grid, .ridges, .signedGrid, .dendrogram:
      verbatim(
        TerminalRenderer(
          width: Self.width, style: TerminalStyle(colors: .none, glyphs: .ascii)
        ).render(Output([block])))
    }
  }

  private func fields(_ fields: [Output.Field]) -> String {
    list(
      fields.map {
        "\\item \($0.isTyped ? "\\texttt{\(escaped($0.name))}" : escaped($0.name)): \(words($0.value))"
      })
  }

  private func list(_ items: [String]) -> String {
    items.isEmpty ? "" : "\\begin{itemize}\n\(items.joined(separator: "\n"))\n\\end{itemize}\n"
  }

  private func table(_ table: Table) -> String {
    guard !table.columns.isEmpty else { return "" }
    let places = table.columns.map { $0.alignment == .trailing ? "r" : "l" }.joined()
    let head = row(table.columns.map { escaped($0.title) })
    let body = table.rows.map { row($0.map(cell)) }.joined()
    let title = table.title.map { "\\paragraph{\(words($0))}\n" } ?? ""
    let count = table.rowCount.map { "\\emph{\(escaped($0))}\n" } ?? ""
    return title
      + "{\\footnotesize\n\\begin{longtable}{\(places)}\n\\toprule\n\(head)\\midrule\n\\endhead\n"
      + "\(body)\\bottomrule\n\\end{longtable}}\n"
      + count
  }

  private func row(_ cells: [String]) -> String { cells.joined(separator: " & ") + " \\\\\n" }

  private func cell(_ value: Value) -> String {
    switch value {
    case .share(let share), .bar(let share): escaped(NumberText.share(share, keepsDigits: true))
    case .spark: ""
    default: escaped(ValueText.words(value))
    }
  }

  private func words(_ text: Text) -> String {
    text.runs.map { run in
      let words = escaped(ValueText.words(run.value))
      if case .code = run.value { return "\\texttt{\(words)}" }
      return run.role == .strong ? "\\textbf{\(words)}" : words
    }.joined()
  }

  /// Lines as they are, each a paragraph of its own in which nothing has a meaning and blanks stay.
  private func verbatim(_ text: String) -> String {
    let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }.map {
      escaped(String($0)).replacing(" ", with: "~")
    }
    guard lines.contains(where: { !$0.isEmpty }) else { return "" }
    return "{\\ttfamily\\footnotesize\\raggedright\n"
      + lines.map { ($0.isEmpty ? "~" : $0) + "\\\\\n" }.joined() + "\\par}\n"
  }

  /// The text with everything that means something to LaTeX escaped.
  private func escaped(_ text: String) -> String {
    var result = ""
    for character in VisibleText.escaped(text) {
      switch character {
      case "\\": result += "\\textbackslash{}"
      case "~": result += "\\textasciitilde{}"
      case "^": result += "\\textasciicircum{}"
      case "{", "}", "#", "$", "%", "&", "_": result += "\\\(character)"
      case "<": result += "\\textless{}"
      case ">": result += "\\textgreater{}"
      case "|": result += "\\textbar{}"
      case "\"": result += "\\textquotedbl{}"
      // Two of them would join to a dash.
      case "-": result += "-{}"
      case "`", "'": result += "\(character){}"
      // At the start of a row a bracket would belong to the end of the one before.
      case "[", "]": result += "{\(character)}"
      case "*": result += "{*}"
      default: result.append(character)
      }
    }
    return result
  }
}
