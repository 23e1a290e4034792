import Report
import Shell

/// Writes results as terminal text of a given width.
///
/// No line but one of JSON is wider than `width` columns, and text that came from data never reaches the terminal as a control
/// sequence.
public struct TerminalRenderer: Renderer {
  /// The columns of the window, at least 20.
  public let width: Int
  /// The rows of the window, when known; drawings then stay lower than it.
  public let height: Int?
  /// Colours, signs, and whether to write linear text.
  public let style: TerminalStyle
  /// Whether a line may suggest the next step.
  public let showsSuggestions: Bool

  /// A renderer for a window.
  ///
  /// - Parameters:
  ///   - width: columns; smaller windows than 20 columns are treated as 20.
  ///   - height: rows, when known.
  ///   - showsSuggestions: false for scripts.
  public init(
    width: Int, height: Int? = nil, style: TerminalStyle = .plain, showsSuggestions: Bool = true
  ) {
    self.width = min(max(width, 20), 1000)
    self.height = height
    self.style = style
    self.showsSuggestions = showsSuggestions
  }

  /// What a record says; its diagnostics are written apart, as they go to the standard error.
  public func render(_ record: Record) -> String {
    switch record.subject {
    case .command: render(record.output)
    case .section(let title): text(of: wrapped(Text(title), base: .heading))
    }
  }

  /// An output as lines that each end with a line feed; nothing when there is nothing to show.
  public func render(_ output: Output) -> String { text(of: lines(of: output)) }

  /// Paragraphs are not set wider than this: long lines are hard to read.
  var textWidth: Int { min(width, 100) }

  var signs: TerminalSigns { TerminalSigns(glyphs: style.glyphs) }

  func text(of lines: [StyledLine]) -> String {
    lines.map { $0.trimmed(keepingBackgrounds: style.hasShades).rendered(style) + "\n" }.joined()
  }

  func lines(of output: Output) -> [StyledLine] {
    var lines: [StyledLine] = []
    var previous: Output.Block?
    for block in output.blocks {
      let part = self.lines(of: block)
      guard !part.isEmpty else { continue }
      if let previous, !style.isLinear, needsSpace(between: previous, and: block) {
        lines.append(StyledLine())
      }
      lines += part
      previous = block
    }
    return lines
  }

  private func lines(of block: Output.Block) -> [StyledLine] {
    switch block {
    case .heading(let text): wrapped(text, base: .heading)
    case .paragraph(let text): wrapped(text)
    case .warning(let text): wrapped(text, label: "Warning: ", labelPaint: .warning)
    case .note(let text): wrapped(text, base: .faint)
    case .protocolLine(let text): wrapped(text, base: .faint)
    case .suggestion(let text): showsSuggestions ? suggestion(text) : []
    case .list(let items): items.flatMap(listItem)
    case .fields(let fields): lines(of: fields)
    case .table(let table): style.isLinear ? linear(table) : lines(of: table)
    case .grid(let grid): style.isLinear ? linear(grid) : lines(of: grid)
    case .plot(let plot): style.isLinear ? linear(plot) : lines(of: plot)
    case .ridges(let ridges): style.isLinear ? linear(ridges) : lines(of: ridges)
    case .signedGrid(let grid): style.isLinear ? linear(grid) : lines(of: grid)
    case .dendrogram(let tree): style.isLinear ? linear(tree) : lines(of: tree)
    case .verbatim(let text): verbatim(text)
    case .json(let text): [StyledLine([StyledLine.Fragment(VisibleText.escaped(text))])]
    }
  }

  /// A figure stands apart from its neighbours, a heading from what is above it, a footer from a list.
  private func needsSpace(between first: Output.Block, and second: Output.Block) -> Bool {
    switch (first, second) {
    case (.heading, _): false
    case (_, .heading), (.list, .protocolLine): true
    default: isFigure(first) || isFigure(second)
    }
  }

  private func isFigure(_ block: Output.Block) -> Bool {
    switch block {
    case .table, .grid, .plot, .ridges, .signedGrid, .dendrogram, .verbatim, .json, .fields: true
    default: false
    }
  }

  private func suggestion(_ text: Text) -> [StyledLine] {
    guard !text.isEmpty else { return [] }
    return wrapped(text.as(.faint), base: .faint, label: signs.arrow + " ", labelPaint: .faint)
  }

  private func listItem(_ text: Text) -> [StyledLine] {
    style.isLinear ? wrapped(text) : wrapped(text, label: signs.bullet + " ", labelPaint: .faint)
  }

  private func verbatim(_ text: String) -> [StyledLine] {
    let wrapping = TextWrapping(width: width)
    return text.split(omittingEmptySubsequences: false) { $0.isNewline }.flatMap { line in
      let tabless = line.split(separator: "\t", omittingEmptySubsequences: false).joined(separator: "  ")
      let fragment = StyledLine.Fragment(VisibleText.escaped(tabless))
      return wrapping.lines(of: [(fragment, staysTogether: true)])
    }
  }
}
