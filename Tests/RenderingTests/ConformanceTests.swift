import Foundation
import Report
import Shell
import Testing

@testable import Rendering

/// What every renderer owes for every output.
@Suite struct ConformanceTests {
  static let renderers: [(name: String, renderer: any Renderer)] = [
    ("terminal", TerminalRenderer(width: 80)), ("JSON", JSONRenderer()), ("HTML", HTMLRenderer()),
    ("Markdown", MarkdownRenderer()),
  ]

  @Test(arguments: renderers.map(\.name)) func `shows every output without acting text`(name: String) throws {
    let renderer = try #require(Self.renderers.first { $0.name == name }?.renderer)
    for record in SampleOutputs.records {
      let text = renderer.render(record)
      #expect(actingScalars(text) == [], "\(name), \(record.source)")
      #expect(renderer.render(record) == text, "the same record twice, \(record.source)")
    }
  }

  @Test(arguments: OutputFormat.all.map(\.name)) func `tells a session as a document`(name: String) throws {
    let format = try #require(OutputFormat(named: name)).document
    #expect(actingScalars(format.text(SampleOutputs.document)) == [])
    #expect(name == "text" || !format.text(SessionDocument([])).isEmpty)
    #expect(format.text(SampleOutputs.document) == format.text(SampleOutputs.document))
  }

  @Test func `no two forms share a name or an ending`() {
    let formats = OutputFormat.documents
    #expect(Set(formats.map(\.name)).count == formats.count)
    #expect(Set(formats.flatMap(\.endings)).count == formats.flatMap(\.endings).count)
    #expect(formats.allSatisfy { !$0.endings.isEmpty && !$0.meaning.isEmpty })
  }

  @Test(arguments: [20, 33, 40, 80, 133, 250])
  func `stays inside the window`(width: Int) {
    for style in width == 80 ? Self.styles : [.plain, Self.styles[5]] {
      let renderer = TerminalRenderer(width: width, height: 24, style: style)
      for (name, output) in SampleOutputs.all where name != "long table" || width == 40 {
        let widest = renderer.lines(of: output).map(\.width).max() ?? 0
        #expect(widest <= width, "\(name) at \(width) in \(style)")
        let text = renderer.render(output)
        if style.colors == .none { #expect(!text.contains("\u{1B}"), "\(name)") }
        #expect(text.isEmpty || text.hasSuffix("\n"))
      }
    }
  }

  static let styles: [TerminalStyle] = [
    .plain, .linear, TerminalStyle(colors: .none, glyphs: .ascii),
    TerminalStyle(colors: .ansi16, background: .dark), TerminalStyle(colors: .ansi256, background: .light),
    TerminalStyle(colors: .trueColor, background: .unknown),
  ]

  @Test func `measures what it writes`() {
    for style in [TerminalStyle.plain, Self.styles[4]] {
      let renderer = TerminalRenderer(width: 60, style: style)
      for (name, output) in SampleOutputs.all where name != "long table" {
        for line in renderer.render(output).split(separator: "\n") {
          let plain = line.replacing(/\u{1B}\[[0-9;]*m/, with: "")
          #expect(DisplayWidth.of(String(plain)) <= 60, "\(name): \(plain)")
        }
      }
    }
  }

  @Test func `draws in ASCII alone where the terminal has no more`() {
    let renderer = TerminalRenderer(width: 72, style: TerminalStyle(colors: .none, glyphs: .ascii))
    let blocks: [Output.Block] =
      SampleOutputs.plots.prefix(3).dropFirst().map { .plot($0) }
      + [7, 20, 114].map { .grid(SampleOutputs.grid(SampleOutputs.genres($0))) }
      + [.list(["a"]), .suggestion("b"), .fields([.init("c", "\(.interval(0.5, low: 0.4, high: 0.6))")])]
      + [.table(Table(columns: [.text("d")], rows: [[.spark([1, 2])], [.bar(0.4)], [.missing]]))]
    #expect(renderer.render(Output(blocks)).utf8.allSatisfy { $0 < 0x80 })
  }

  /// Scalars that would act in a terminal or on a page; line feeds and the colours of a style are ours.
  private func actingScalars(_ text: String) -> [Unicode.Scalar] {
    var previous: Unicode.Scalar?
    return text.unicodeScalars.filter { scalar in
      defer { previous = scalar }
      // Tabs may stand in text that a page shows letter for letter.
      return scalar != "\n" && scalar != "\t"
        && (VisibleText.acts(scalar, after: previous) || VisibleText.isLineEnd(scalar))
    }
  }
}
