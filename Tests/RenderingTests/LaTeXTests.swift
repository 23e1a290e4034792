import Report
import Shell
import Testing

@testable import Rendering

/// What of a session reaches LaTeX as a command, and what as text.
@Suite struct LaTeXTests {
  private func latex(_ blocks: [Output.Block]) -> String {
    var record = Record(number: 1, source: "show", canonicalText: "show")
    record.output = Output(blocks)
    return OutputFormat.latex.document.text(SessionDocument([record], title: "A & B"))
  }

  @Test func `text from data is text`() {
    let text = latex([.paragraph(Text(##"50 % of $x_1 \input{/etc/passwd} & ~^{}# "q" <a>|b -- [1]"##))])
    let expected =
      ##"50 \% of \$x\_1 \textbackslash{}input\{/etc/passwd\} \& \textasciitilde{}\textasciicircum{}\{\}\# "##
      + ##"\textquotedbl{}q\textquotedbl{} \textless{}a\textgreater{}\textbar{}b -{}-{} {[}1{]}"##
    #expect(text.contains(expected))
    #expect(text.contains(##"\title{A \& B}"##))
  }

  @Test func `a table has a row for each row and a column for each column`() {
    let table = Table(
      columns: [.text("genre"), .number("share")],
      rows: [[.genre("r&b"), .share(0.25)], [.genre("*pop"), .share(1)]])
    let text = latex([.table(table)])
    #expect(text.contains("\\begin{longtable}{lr}"))
    #expect(text.contains("r\\&b & 25.0 \\% \\\\\n{*}pop & 100.0 \\% \\\\\n\\bottomrule"))
  }
}
