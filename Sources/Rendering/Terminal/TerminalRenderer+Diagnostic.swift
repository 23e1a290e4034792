import Report
import Shell

/// Diagnostics: what is wrong, the line with the guilty part underlined, what to do instead.
extension TerminalRenderer {
  /// A diagnostic as lines that each end with a line feed.
  ///
  /// - Parameter source: the line that the diagnostic's span points into.
  public func render(_ diagnostic: Diagnostic, in source: String? = nil) -> String {
    text(of: lines(of: diagnostic, in: source))
  }

  func lines(of diagnostic: Diagnostic, in source: String?) -> [StyledLine] {
    let paint: Paint =
      switch diagnostic.severity {
      case .error: .bad
      case .warning: .warning
      case .note: .faint
      }
    let label = diagnostic.severity.rawValue + ": "
    var lines = wrapped(diagnostic.message, label: label, labelPaint: paint)
    if let source, let span = diagnostic.span { lines += quoted(source, span, paint) }
    if !diagnostic.suggestions.isEmpty {
      lines += indented("did you mean \(alternatives(diagnostic.suggestions))?")
    }
    if let help = diagnostic.help { lines += indented(help) }
    return lines
  }

  private func indented(_ text: Text) -> [StyledLine] {
    let label = style.isLinear ? "" : "  "
    let wrapping = TextWrapping(width: textWidth, indent: DisplayWidth.of(label))
    var pieces = pieces(of: text)
    pieces.insert((.init(label), staysTogether: true), at: 0)
    return wrapping.lines(of: pieces)
  }

  /// `a`, `a or b`, `a, b or c`.
  private func alternatives(_ names: [String]) -> Text {
    names.enumerated().reduce(Text()) { text, name in
      let joint = name.offset == 0 ? "" : name.offset == names.count - 1 ? " or " : ", "
      return text + Text(joint) + Text([.init(.code(name.element))])
    }
  }

  // MARK: The line

  private func quoted(_ source: String, _ span: Range<Int>, _ paint: Paint) -> [StyledLine] {
    let (before, guilty, after) = parts(of: source, span)
    if style.isLinear {
      let place = guilty.isEmpty ? "at the end of: \(before)" : "at: \(guilty)"
      return wrapped(Text(place))
    }
    let room = max(width - 4, 8)
    // A gap of one column stands for what is missing at an empty span.
    var middle = StyledLine(guilty.isEmpty && after.isEmpty ? " " : guilty, paint)
    middle = middle.cut(to: room - 2, ellipsis: signs.ellipsis)
    let caretWidth = max(middle.width, 1)
    let rest = room - caretWidth
    let head = StyledLine(before)
    let tail = StyledLine(after)
    // What lies before the span matters more than what follows, but some of both is shown.
    let tailRoom = min(tail.width, max(rest - head.width, rest / 4))
    let shownHead = head.suffix(rest - tailRoom, ellipsis: signs.ellipsis)
    var line = StyledLine("    ")
    line.append(shownHead)
    line.append(middle)
    line.append(tail.cut(to: rest - shownHead.width, ellipsis: signs.ellipsis))
    var carets = StyledLine()
    carets.pad(to: 4 + shownHead.width)
    carets.append(String(repeating: signs.caret, count: caretWidth), paint)
    return [line, carets]
  }

  /// The line that holds the start of the span, in three parts made visible.
  private func parts(of source: String, _ span: Range<Int>) -> (String, String, String) {
    let bytes = source.utf8
    func index(_ offset: Int) -> String.Index {
      let index = bytes.index(bytes.startIndex, offsetBy: min(max(offset, 0), bytes.count))
      // An offset inside a letter is taken for the letter's start.
      return index < source.endIndex ? source.index(before: source.index(after: index)) : source.endIndex
    }
    let (start, end) = (index(span.lowerBound), index(span.upperBound))
    let lineStart = source[..<start].lastIndex(where: \.isNewline).map { source.index(after: $0) }
    let lineEnd = source[start...].firstIndex(where: \.isNewline) ?? source.endIndex
    let last = max(min(end, lineEnd), start)
    let first = lineStart ?? source.startIndex
    return (
      spelledLine(source[first..<start]), spelledLine(source[start..<last]),
      spelledLine(source[last..<lineEnd])
    )
  }

  private func spelledLine(_ text: Substring) -> String { signs.spelled(VisibleText.escaped(String(text))) }
}
