import Foundation
import Report
import Testing

@testable import Rendering
@testable import Shell

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// What a reader of a report relies on.
@Suite struct ReportTests {
  private static let accuracy = FactName("accuracy", "", isHeadline: true)

  /// A session that loads, judges and plots.
  private static let document: SessionDocument = {
    var load = Record(number: 2, source: "load demo", canonicalText: "load demo")
    load.output = Output([.paragraph("loaded")])
    var judged = Record(number: 3, source: "evaluate", canonicalText: "evaluate", seed: 7)
    judged.reads = [
      ItemReference(kind: ItemKind("dataset"), name: "demo", fingerprint: "abc123")
    ]
    judged.output = Output(
      [.protocolLine("measured on 10 test tracks"), .plot(SamplePictures.map)],
      facts: [.number(accuracy, 0.543)])
    judged.seconds = 2
    let section = Record(number: 1, subject: .section("Look"), source: "", canonicalText: "")
    return SessionDocument(
      [section, load, judged], title: "seven", program: "timbre 1.2.3", date: "2026-11-26 20:15 UTC")
  }()

  @Test func `a score of something older says so at the top of the page`() throws {
    var document = Self.document
    #expect(!HTMLReport.render(document).contains("a result "))
    document.outdated = [3: "of an earlier model"]
    let page = HTMLReport.render(document)
    let head = page[..<(try #require(page.firstRange(of: "</header>")?.lowerBound))]
    #expect(head.contains("a result </span>of an earlier model"))
    #expect(MarkdownReport.render(document).contains("a result of an earlier model"))
  }

  @Test
  func `a page opens with the score, how it was measured, on what, when and by which version`() throws {
    let page = HTMLReport.render(Self.document)
    let head = page[..<(try #require(page.firstRange(of: "</header>")?.lowerBound))]
    for words in [
      "54.3\u{A0}%", "measured on 10 test tracks", "demo", "abc123", "timbre 1.2.3, 2026-11-26 20:15 UTC",
      "2.0\u{A0}s",
    ] {
      #expect(head.contains(words), "\(words)")
    }
    #expect(MarkdownReport.render(Self.document).contains("- accuracy: **54.3 %**"))
  }

  @Test func `every command has an anchor and stands in the contents, under its section`() {
    let page = HTMLReport.render(Self.document)
    #expect(page.contains("<a href=\"#n3\"><code>evaluate</code></a>"))
    #expect(page.contains("<h2 id=\"n1\">Look</h2>"))
    #expect(page.contains("<article id=\"n3\"><h3 class=\"command\"><code>evaluate</code>"))
  }

  @Test func `a page asks for nothing, and its one script is its own`() {
    var document = SampleOutputs.document
    document.records += Self.document.records
    let page = HTMLReport.render(document)
    #expect(page.components(separatedBy: "<script").count == 2)
    for source in ["src=", "<link", "@import", "url(", "fetch(", "<iframe", "<object", "onclick", "onload="] {
      #expect(!page.contains(source), "\(source)")
    }
  }

  @Test func `only addresses of the web become links`() {
    func html(_ address: String) -> String {
      HTMLRenderer().render(Output([.paragraph("\(.link("listen", to: address))")]))
    }
    #expect(html("https://open.spotify.com/track/1").contains("<a href=\"https://open.spotify.com/track/1\""))
    #expect(!html("javascript:alert(1)").contains("<a"))
    #expect(html("https://x\"><script>").contains("href=\"https://x&quot;&gt;&lt;script&gt;\""))
  }

  @Test func `long tables can be folded, and empty headings are no headings`() {
    func html(_ rows: Int) -> String {
      HTMLRenderer().render(
        Output([
          .table(
            Table(columns: [.text("name"), .text("")], rows: (0..<rows).map { [.text("\($0)"), .bar(0.5)] }))
        ]))
    }
    #expect(html(21).contains("<details open=\"\" class=\"fold\"><summary>"))
    #expect(!html(20).contains("<details"))
    #expect(!html(3).contains("></th>"))
  }

  @Test func `every drawing has its data as a table`() throws {
    for block in SamplePictures.all.blocks {
      let html = HTMLRenderer().render(Output([block]))
      #expect(html.contains("<table"), "\(block)")
    }
    let large = HTMLRenderer().render(Output([.grid(SampleOutputs.grid(SampleOutputs.genres(40)))]))
    #expect(large.contains("<summary>the data as a table</summary>"))
  }

  @Test func `what speaks against is drawn to the left of the middle`() {
    let html = HTMLRenderer().render(Output([.table(SamplePictures.bars)]))
    #expect(html.contains("class=\"against\" style=\"margin-left:25%;width:25%\""))
    #expect(html.contains("class=\"for\" style=\"margin-left:50%;width:50%\""))
    #expect(html.contains("<span class=\"amount\">-50</span>"))
  }

  @Test func `paper is white and keeps its colours`() {
    let sheet = HTMLStylesheet.page
    #expect(sheet.contains("@media screen and (prefers-color-scheme: dark)"))
    #expect(sheet.contains("print-color-adjust: exact"))
  }

  @Test func `pictures of a notebook stand alone`() throws {
    let text = NotebookReport.render(Self.document)
    let notebook = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect((notebook["metadata"] as? [String: Any])?["kernelspec"] == nil, "there is no kernel to name")
    let cells = try #require(notebook["cells"] as? [[String: Any]])
    let outputs = cells.flatMap { $0["outputs"] as? [[String: Any]] ?? [] }
    let data = outputs.compactMap { $0["data"] as? [String: String] }
    let picture = try #require(data.compactMap { $0["image/svg+xml"] }.first)
    let parser = XMLParser(data: Data(picture.utf8))
    #expect(parser.parse() && picture.contains("xmlns=\"http://www.w3.org/2000/svg\""))
    #expect(picture.contains("class=\"paper\""), "it brings its own background")
    #expect(
      data.compactMap { $0["text/html"] }.filter { $0.contains("<style>") }.count == 1, "one style sheet")
    #expect(data.allSatisfy { $0["text/plain"]?.isEmpty == false })
  }

  @Test func `a JSON document is one object with every record`() throws {
    let text = JSONRenderer().render(SampleOutputs.document)
    let parsed = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect((parsed["records"] as? [Any])?.count == SampleOutputs.records.count)
    #expect(parsed["program"] as? String == "timbre 9.9.9")
  }
}
