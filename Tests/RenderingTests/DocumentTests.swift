import Foundation
import Report
import Shell
import Testing

@testable import Rendering

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite struct DocumentTests {
  /// Whether a page is well-formed: every element closed, every text escaped.
  private func isWellFormed(_ markup: String) -> Bool {
    let parser = XMLParser(data: Data(markup.utf8))
    return parser.parse()
  }

  @Test func `writes pages that are well-formed`() {
    let page = HTMLReport.render(SampleOutputs.document)
    #expect(page.hasPrefix("<!DOCTYPE html>\n"))
    #expect(isWellFormed(String(page.drop { $0 != "\n" })))
    for record in SampleOutputs.records {
      #expect(isWellFormed("<div>\(HTMLRenderer().render(record))</div>"), "\(record.source)")
    }
    #expect(!isWellFormed("<div>&</div>"))
  }

  @Test func `binds headings to the cells they name`() {
    let table = Table(
      "Scores", columns: [.text("genre"), .number("F1")], rows: [[.genre("pop"), .share(0.5)]])
    let html = HTMLRenderer().render(Output([.table(table), .grid(SampleOutputs.grid(["a", "b"]))]))
    #expect(html.contains("<caption>Scores"))
    #expect(html.contains("<th scope=\"col\" class=\"number\">F1</th>"))
    #expect(html.contains("<th scope=\"row\" class=\"text\"><bdi class=\"genre\">pop</bdi></th>"))
    #expect(html.contains("<td class=\"number\" data-sort=\"0.5\">50.0 %</td>"))
  }

  @Test func `draws plots and large grids with words for those who do not see them`() {
    let html = HTMLRenderer().render(
      Output([.plot(SampleOutputs.plots[0]), .grid(SampleOutputs.grid(SampleOutputs.genres(40)))]))
    #expect(html.contains("aria-label=\"Curves: training, "))
    #expect(html.contains("<title>training</title>"))
    #expect(html.contains("<title>genre-0 → genre-0: 80 ("))
  }

  @Test func `writes sections, commands and what they said`() {
    let markdown = MarkdownReport.render(
      SessionDocument([
        Record(number: 1, subject: .section("First *look*"), source: "", canonicalText: ""),
        Record(
          number: 2, source: "show", canonicalText: "show rows=1",
          output: Output([.table(Table(columns: [.text("a|b"), .number("n")], rows: [["x|y", 3]]))])),
      ]))
    #expect(
      markdown == """
        # timbre session

        - seed: 0
        - commands: 1 in 0 s

        ## First \\*look\\*

        ```timbre
        show rows=1
        ```

        | a\\|b | n |
        | --- | --: |
        | x\\|y | 3 |

        """)
  }

  @Test(arguments: [
    ("<b>", "\\<b\\>"), ("# a", "\\# a"), ("1. a", "1\\. a"), ("- a", "\\- a"), ("a - b", "a - b"),
    ("1.5", "1.5"),
    ("[x](y)", "\\[x\\](y)"), ("a & b", "a &amp; b"), ("two\nlines", "two⏎lines"),
  ])
  func `keeps text from becoming Markdown`(text: String, escaped: String) {
    #expect(MarkdownText.escaped(text) == escaped)
  }

  @Test func `fences code with backticks in it`() {
    #expect(MarkdownText.code("a`b") == "``a`b``")
    #expect(MarkdownText.fenced("a\n```\nb") == "````text\na\n```\nb\n````\n")
  }

  @Test func `writes notebooks of the current format`() throws {
    let text = NotebookReport.render(SampleOutputs.document)
    let parsed = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    let notebook = try #require(parsed)
    #expect(notebook["nbformat"] as? Int == 4)
    #expect(notebook["nbformat_minor"] as? Int == 5)
    let cells = try #require(notebook["cells"] as? [[String: Any]])
    #expect(cells.count == SampleOutputs.records.count + 1)
    let ids = cells.compactMap { $0["id"] as? String }
    #expect(Set(ids).count == cells.count)
    #expect(ids.allSatisfy { $0.wholeMatch(of: /[a-zA-Z0-9-_]{1,64}/) != nil })
    let code = try #require(
      cells.first { $0["cell_type"] as? String == "code" && $0["execution_count"] as? Int == 3 })
    let outputs = try #require(code["outputs"] as? [[String: Any]])
    #expect(outputs.contains { ($0["data"] as? [String: String])?["text/html"] != nil })
    #expect(outputs.contains { $0["output_type"] as? String == "error" })
    #expect(outputs.contains { $0["output_type"] as? String == "stream" })
  }

  @Test func `makes the table of commands from their declarations`() {
    #expect(
      CommandTable.render([CommandDescription(SampleCommand.self)]) == """
        | | command | what it does |
        |---|---|---|
        | **data** | `sample` | Keep a few rows \\| at random. |

        """)
  }
}
