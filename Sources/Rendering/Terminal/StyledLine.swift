/// One line of terminal text: stretches with a role each, measured in columns.
struct StyledLine: Sendable, Hashable {
  /// A stretch of visible text in one role.
  struct Fragment: Sendable, Hashable {
    var text: String
    var paint: Paint
    var width: Int

    /// A stretch; its text must already be free of control characters.
    init(_ text: String, _ paint: Paint = .plain) {
      self.text = text
      self.paint = paint
      width = DisplayWidth.of(text)
    }
  }

  private(set) var fragments: [Fragment] = []
  /// How many columns it takes.
  private(set) var width = 0

  /// An empty line.
  init() {}

  /// A line of one stretch.
  init(_ text: String, _ paint: Paint = .plain) { append(text, paint) }

  /// A line of stretches.
  init(_ fragments: [Fragment]) { for fragment in fragments { append(fragment) } }

  var isEmpty: Bool { width == 0 && fragments.allSatisfy { $0.text.isEmpty } }

  /// Adds text at the end.
  mutating func append(_ text: String, _ paint: Paint = .plain) { append(Fragment(text, paint)) }

  /// Adds a stretch at the end, joined to the last one when their roles agree.
  mutating func append(_ fragment: Fragment) {
    guard !fragment.text.isEmpty else { return }
    width += fragment.width
    if let last = fragments.indices.last, fragments[last].paint == fragment.paint {
      fragments[last].text += fragment.text
      fragments[last].width += fragment.width
    } else {
      fragments.append(fragment)
    }
  }

  /// Adds another line at the end.
  mutating func append(_ line: StyledLine) { for fragment in line.fragments { append(fragment) } }

  /// Adds spaces.
  mutating func space(_ count: Int) {
    if count > 0 { append(String(repeating: " ", count: count)) }
  }

  /// Adds spaces up to a column.
  mutating func pad(to column: Int) { space(column - width) }

  /// The line kept to one side of a field of `columns`; a longer line stays as it is.
  func aligned(trailing: Bool, in columns: Int) -> StyledLine {
    guard width < columns else { return self }
    var line = StyledLine()
    if trailing { line.space(columns - width) }
    line.append(self)
    if !trailing { line.space(columns - width) }
    return line
  }

  /// The line in at most `columns`, its end replaced by an ellipsis when it is longer.
  func cut(to columns: Int, ellipsis: String) -> StyledLine {
    guard width > columns else { return self }
    let mark = DisplayWidth.of(ellipsis) < columns || columns == 1 ? ellipsis : ""
    var line = prefix(max(columns - DisplayWidth.of(mark), 0))
    if columns > 0 { line.append(mark, line.fragments.last?.paint ?? .plain) }
    return line
  }

  /// The end of the line in at most `columns`, its start replaced by an ellipsis when it is longer.
  func suffix(_ columns: Int, ellipsis: String) -> StyledLine {
    guard width > columns else { return self }
    guard columns > DisplayWidth.of(ellipsis) else { return StyledLine() }
    var rest = split(at: width - columns + DisplayWidth.of(ellipsis)).1
    // The cut may have fallen into a wide letter, which then stands in the rest.
    while rest.width + DisplayWidth.of(ellipsis) > columns { rest = rest.split(at: 2).1 }
    var line = StyledLine(ellipsis)
    line.append(rest)
    return line
  }

  /// As many whole letters from the start as fit into `columns`.
  func prefix(_ columns: Int) -> StyledLine { split(at: columns).0 }

  /// As many whole letters as fit into `columns`, and the rest.
  func split(at columns: Int) -> (StyledLine, StyledLine) {
    var head = StyledLine()
    var tail = StyledLine()
    for fragment in fragments {
      if tail.fragments.isEmpty && head.width + fragment.width <= columns {
        head.append(fragment)
      } else if !tail.fragments.isEmpty {
        tail.append(fragment)
      } else {
        var end = fragment.text.startIndex
        var used = head.width
        while end < fragment.text.endIndex {
          used += DisplayWidth.of(fragment.text[end])
          if used > columns { break }
          end = fragment.text.index(after: end)
        }
        head.append(String(fragment.text[..<end]), fragment.paint)
        tail.append(String(fragment.text[end...]), fragment.paint)
      }
    }
    return (head, tail)
  }

  /// The line without spaces at its end, but for those that a coloured background shows.
  func trimmed(keepingBackgrounds: Bool) -> StyledLine {
    var line = self
    while let last = line.fragments.last, last.text.hasSuffix(" "),
      !(keepingBackgrounds && last.paint.hasBackground)
    {
      line.fragments.removeLast()
      let kept = last.text.reversed().drop { $0 == " " }.reversed()
      line.width -= last.text.count - kept.count
      guard !kept.isEmpty else { continue }
      line.fragments.append(Fragment(String(kept), last.paint))
      break
    }
    return line
  }

  /// The same words, all in one role where they had none.
  func painted(_ paint: Paint) -> StyledLine {
    StyledLine(fragments.map { $0.paint == .plain ? Fragment($0.text, paint) : $0 })
  }

  /// The line with its colours.
  func rendered(_ style: TerminalStyle) -> String {
    fragments.map { style.painted($0.text, $0.paint) }.joined()
  }
}

extension Paint {
  /// Whether a space in this role can be seen.
  var hasBackground: Bool {
    switch self {
    case .heat, .heatPair: true
    default: false
    }
  }
}
