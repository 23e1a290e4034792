/// Breaks a text into lines of a width, at spaces and between East Asian letters.
struct TextWrapping {
  /// The columns of a line.
  let width: Int
  /// The columns that every line but the first is moved in.
  let indent: Int

  /// Breaks lines at `width`; later lines start `indent` columns in.
  init(width: Int, indent: Int = 0) {
    self.width = max(width, 1)
    self.indent = min(max(indent, 0), max(width, 1) / 2)
  }

  /// A part of a text that stays together, with the spaces before it.
  private struct Word {
    var spaces: Int
    var line: StyledLine
  }

  /// The lines of a text given in pieces.
  ///
  /// - Parameter pieces: stretches of text, and whether each must stay on one line, as a value with its unit.
  func lines(of pieces: [(fragment: StyledLine.Fragment, staysTogether: Bool)]) -> [StyledLine] {
    var lines: [StyledLine] = []
    var line = StyledLine()
    var isLineStart = true
    func startLine() {
      lines.append(line.trimmed(keepingBackgrounds: true))
      line = StyledLine()
      line.space(indent)
      isLineStart = true
    }
    for word in words(of: pieces) {
      if line.width + (isLineStart && !lines.isEmpty ? 0 : word.spaces) + word.line.width > width
        && !isLineStart
      {
        startLine()
      }
      if !(isLineStart && !lines.isEmpty) {
        let spaces = min(word.spaces, width - line.width - (word.line.width > 0 ? 1 : 0))
        // Between two words of one role the space is of it too, which saves escape sequences.
        let paint = line.fragments.last?.paint
        let isShared = paint == word.line.fragments.first?.paint
        line.append(String(repeating: " ", count: max(spaces, 0)), isShared ? paint ?? .plain : .plain)
      }
      var rest = word.line
      while line.width + rest.width > width {
        let room = width - line.width
        let (head, tail) = rest.split(at: room)
        // A wide letter does not fit into a last single column; where nothing fits at all it is shown cut off.
        if head.width == 0 && isLineStart {
          rest = StyledLine()
          break
        }
        line.append(head)
        rest = tail
        startLine()
      }
      line.append(rest)
      if word.line.width > 0 { isLineStart = false }
    }
    lines.append(line.trimmed(keepingBackgrounds: true))
    return lines
  }

  private func words(of pieces: [(fragment: StyledLine.Fragment, staysTogether: Bool)]) -> [Word] {
    var words = [Word(spaces: 0, line: StyledLine())]
    func startWord(spaces: Int) {
      if words[words.count - 1].line.isEmpty {
        words[words.count - 1].spaces += spaces
      } else {
        words.append(Word(spaces: spaces, line: StyledLine()))
      }
    }
    for (fragment, staysTogether) in pieces {
      // What does not fit into any line cannot stay together.
      if staysTogether && fragment.width <= width - indent {
        words[words.count - 1].line.append(fragment)
        continue
      }
      var run = ""
      var previousIsWide = false
      func endRun() {
        words[words.count - 1].line.append(run, fragment.paint)
        run = ""
      }
      for place in fragment.text.indices {
        let character = fragment.text[place]
        let isWide = !character.isASCII && DisplayWidth.of(character) == 2
        if character == " ", run.last?.isNumber == true, fragment.text[place...].hasPrefix(" %") {
          // A number and its unit are one.
          run.append(character)
        } else if character == " " {
          endRun()
          startWord(spaces: 1)
        } else {
          // No line starts with a closing bracket or a full stop of an East Asian text.
          if (isWide || previousIsWide) && !Self.clings.contains(character) {
            endRun()
            startWord(spaces: 0)
          }
          run.append(character)
        }
        previousIsWide = isWide
      }
      endRun()
    }
    return words
  }

  /// Letters that stay with the one before them.
  private static let clings: Set<Character> = [
    "、", "。", "，", "．", "：", "；", "！", "？", "」", "』", "）", "】", "〕", "》", "ー", "々", ",", ".", ":", ";", "!",
    "?", ")",
    "]", "”", "’", "…",
  ]
}
