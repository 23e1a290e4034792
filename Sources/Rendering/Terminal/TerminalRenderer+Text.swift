import Report

/// Texts and values as stretches in their roles, and wrapped.
extension TerminalRenderer {
  /// A text in lines, with a label before the first and later lines moved in as far.
  func wrapped(
    _ text: Text, base: Paint = .plain, label: String = "", labelPaint: Paint = .plain
  ) -> [StyledLine] {
    guard !text.isEmpty || !label.isEmpty else { return [] }
    var pieces = pieces(of: text, base: base)
    let mark = StyledLine.Fragment(label, labelPaint)
    if !label.isEmpty { pieces.insert((mark, staysTogether: true), at: 0) }
    let indent = style.isLinear ? 0 : min(mark.width, 4)
    return TextWrapping(width: textWidth, indent: indent).lines(of: pieces)
  }

  /// The stretches of a text, and whether each must stay on one line.
  func pieces(
    of text: Text, base: Paint = .plain
  ) -> [(fragment: StyledLine.Fragment, staysTogether: Bool)] {
    text.runs.flatMap { run -> [(fragment: StyledLine.Fragment, staysTogether: Bool)] in
      let isWords = if case .text = run.value { true } else { false }
      return fragments(run.value, role: run.role, base: base).map { ($0, staysTogether: !isWords) }
    }
  }

  /// A text in one line, however long.
  func line(_ text: Text, base: Paint = .plain) -> StyledLine {
    StyledLine(pieces(of: text, base: base).map(\.fragment))
  }

  /// A value as it stands in a sentence.
  func fragments(
    _ value: Value, role: Text.Role = .plain, base: Paint = .plain
  ) -> [StyledLine.Fragment] {
    let paint = paint(of: value, role: role, base: base)
    let words = StyledLine.Fragment(spelled(ValueText.words(value)), paint)
    guard !style.isLinear else { return [words] }
    switch value {
    case .bar(let share):
      return [words, .init(" "), .init(signs.bar(share, columns: 10), barPaint(role))]
    case .signedBar(let share):
      var line = StyledLine([words, .init(" ")])
      line.append(signedBar(share, columns: 15))
      return line.fragments
    case .countBar(let count, of: let longest):
      return [words, .init(" "), .init(signs.bar(ratio(count, longest), columns: 10), barPaint(role))]
    case .spark(let heights):
      return [.init(signs.spark(heights), barPaint(role))]
    default:
      return [words]
    }
  }

  /// Visible text, spelled with the letters that the terminal has.
  func spelled(_ words: String) -> String {
    let visible = signs.spelled(VisibleText.escaped(words))
    // A mark at its end keeps text that runs from right to left from pulling its neighbours to its side.
    return VisibleText.runsRightToLeft(visible) ? visible + "\u{200E}" : visible
  }

  func ratio(_ count: Int, _ whole: Int) -> Double { whole > 0 ? Double(count) / Double(whole) : 0 }

  func barPaint(_ role: Text.Role) -> Paint {
    role == .plain ? .bar : paint(of: .missing, role: role, base: .bar)
  }

  func paint(of value: Value, role: Text.Role, base: Paint) -> Paint {
    switch role {
    case .strong: return .strong
    case .faint: return .faint
    case .good: return .good
    case .warning: return .warning
    case .bad: return .bad
    case .plain: break
    }
    // A heading and a remark are of one colour throughout.
    guard base == .plain else { return base }
    switch value {
    case .genre: return .genre
    case .name: return .name
    case .code: return .code
    case .missing: return .faint
    default: return .plain
    }
  }
}
