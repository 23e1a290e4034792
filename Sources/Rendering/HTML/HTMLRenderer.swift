import Report
import Shell

/// Writes what a session says as parts of a page: tables, heat maps and plots as elements, without scripts.
///
/// The parts take their looks from `HTMLStylesheet.text`, inside an element of the class `timbre`.
public struct HTMLRenderer: Renderer {
  /// The level of the headings inside an output, 2 to 6.
  let headingLevel: Int
  /// Whether drawings are written as files of their own, without caption and table.
  private(set) var drawsAlone = false

  /// A writer of parts whose headings are of a level.
  public init(headingLevel: Int = 3) { self.headingLevel = min(max(headingLevel, 2), 6) }

  /// A block as a picture that can stand alone (SVG); nil for one that is not drawn.
  static func picture(of block: Output.Block) -> String? {
    var renderer = HTMLRenderer()
    renderer.drawsAlone = true
    switch block {
    case .plot, .ridges, .dendrogram: break
    case .grid(let grid) where max(grid.rowLabels.count, grid.columnLabels.count) > largestTable: break
    default: return nil
    }
    return renderer.render(Output([block]))
  }

  /// The output of a record, or the title of a section, as markup.
  public func render(_ record: Record) -> String {
    var markup = HTMLMarkup()
    switch record.subject {
    case .section(let title): markup.element("h2", text: title)
    case .command:
      write(record.output, to: &markup)
      for diagnostic in record.diagnostics { write(diagnostic, to: &markup) }
    }
    return markup.text
  }

  /// An output as markup.
  public func render(_ output: Output) -> String {
    var markup = HTMLMarkup()
    write(output, to: &markup)
    return markup.text
  }

  func write(_ output: Output, to markup: inout HTMLMarkup) {
    for block in output.blocks { write(block, to: &markup) }
  }

  private func write(_ block: Output.Block, to markup: inout HTMLMarkup) {
    switch block {
    case .heading(let text): line("h\(headingLevel)", text, &markup)
    case .paragraph(let text): line("p", text, &markup)
    case .note(let text): line("p", text, &markup, ["class": "faint"])
    case .protocolLine(let text): line("p", text, &markup, ["class": "protocol"])
    // What could be typed next is for the prompt; on a page nobody can type it.
    case .suggestion: break
    case .warning(let text):
      markup.element("p", ["class": "warning"]) { markup in
        markup.element("strong", text: "Warning: ")
        write(text, to: &markup)
      }
    case .list(let items):
      guard !items.isEmpty else { break }
      markup.element("ul") { markup in for item in items { line("li", item, &markup) } }
    case .fields(let fields): write(fields, to: &markup)
    case .table(let table): write(table, to: &markup)
    case .grid(let grid): write(grid, to: &markup)
    case .plot(let plot): write(plot, to: &markup)
    case .ridges(let ridges): write(ridges, to: &markup)
    case .signedGrid(let grid): write(grid, to: &markup)
    case .dendrogram(let tree): write(tree, to: &markup)
    case .verbatim(let text), .json(let text):
      markup.element("pre", ["tabindex": "0"]) { $0.writeLines(text) }
    }
    markup.lineBreak()
  }

  private func line(
    _ name: String, _ text: Text, _ markup: inout HTMLMarkup,
    _ attributes: KeyValuePairs<String, String> = [:]
  ) {
    markup.element(name, attributes) { write(text, to: &$0) }
  }

  /// Names with their values.
  func write(_ fields: [Output.Field], to markup: inout HTMLMarkup) {
    guard !fields.isEmpty else { return }
    markup.element("dl") { markup in
      for field in fields {
        markup.element("dt") { markup in
          if field.isTyped { markup.element("code", text: field.name) } else { markup.write(field.name) }
        }
        markup.element("dd") { write(field.value, to: &$0) }
      }
    }
  }

  // MARK: Text

  /// The runs of a text, each in an element that says its meaning.
  func write(_ text: Text, to markup: inout HTMLMarkup) {
    for run in text.runs {
      switch run.role {
      case .plain: write(run.value, to: &markup)
      case .strong: markup.element("strong") { write(run.value, to: &$0) }
      case .faint: markup.element("span", ["class": "faint"]) { write(run.value, to: &$0) }
      case .good: markup.element("span", ["class": "good"]) { write(run.value, to: &$0) }
      case .warning: markup.element("span", ["class": "doubtful"]) { write(run.value, to: &$0) }
      case .bad: markup.element("span", ["class": "bad"]) { write(run.value, to: &$0) }
      }
    }
  }

  /// A value as it stands in a sentence.
  func write(_ value: Value, to markup: inout HTMLMarkup) {
    switch value {
    case .text(let text):
      // Text that runs from right to left must not pull its neighbours to its side.
      if VisibleText.runsRightToLeft(text) {
        markup.element("bdi", text: text)
      } else {
        markup.write(text.replacing(/(\d) %/) { "\($0.1)\u{A0}%" })
      }
    case .genre(let text): markup.element("bdi", ["class": "genre"], text: text)
    case .name(let text): markup.element("bdi", ["class": "name"], text: text)
    case .code(let text): markup.element("code", text: text)
    case .link(let words, to: let address) where address.hasPrefix("https://"):
      markup.element("a", ["href": address, "rel": "noreferrer"], text: words)
    case .spark(let heights): spark(heights, &markup)
    // A number and its unit are not to be parted by the end of a line.
    default: markup.write(ValueText.words(value).replacing(" ", with: "\u{A0}"))
    }
  }

  private func spark(_ heights: [Double], _ markup: inout HTMLMarkup) {
    let relative = Value.relative(heights)
    let width = max(relative.count * 6, 1)
    let words = "heights in percent of the tallest: " + ValueText.words(.spark(heights))
    let attributes: KeyValuePairs = [
      "class": "spark", "viewBox": "0 0 \(width) 16", "width": "\(width)", "height": "16", "role": "img",
      "aria-label": words,
    ]
    markup.element("svg", attributes) { markup in
      for (index, height) in relative.enumerated() where height > 0 {
        let tall = max(height * 16, 0.5)
        markup.void(
          "rect",
          [
            "x": "\(index * 6)", "y": SVGNumber.text(16 - tall), "width": "5", "height": SVGNumber.text(tall),
          ])
      }
    }
  }

  // MARK: Diagnostics

  func write(_ diagnostic: Diagnostic, to markup: inout HTMLMarkup) {
    markup.element("p", ["class": "diagnostic \(diagnostic.severity.rawValue)"]) { markup in
      markup.element("strong", text: diagnostic.severity.rawValue + ": ")
      write(diagnostic.message, to: &markup)
      if let help = diagnostic.help {
        markup.write(". ")
        write(help, to: &markup)
      }
      if !diagnostic.suggestions.isEmpty {
        markup.write(". Did you mean ")
        for (index, line) in diagnostic.suggestions.enumerated() {
          if index > 0 { markup.write(index == diagnostic.suggestions.count - 1 ? " or " : ", ") }
          markup.element("code", text: line)
        }
        markup.write("?")
      }
    }
  }
}
