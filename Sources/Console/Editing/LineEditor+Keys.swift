import CLibEdit

// Keys that do here what they do in other shells; those that do nothing insert no letters.
extension LineEditor {
  /// What each key does, as libedit names keys and functions.
  static let bindings: [(key: String, function: String)] =
    silent
    + [
      ("^I", "timbre-complete"), ("^F", "timbre-accept"), ("\\e[C", "timbre-accept"),
      ("\\eOC", "timbre-accept"),
      ("^R", "timbre-search"), ("^_", "timbre-undo"), ("\\e.", "timbre-last-word"),
      ("\\e[A", "ed-search-prev-history"), ("\\eOA", "ed-search-prev-history"),
      ("\\e[B", "ed-search-next-history"), ("\\eOB", "ed-search-next-history"),
      ("\\e[5~", "ed-search-prev-history"), ("\\e[6~", "ed-search-next-history"),
      ("\\e[1;5C", "em-next-word"), ("\\e[1;5D", "ed-prev-word"), ("\\e[1;3C", "em-next-word"),
      ("\\e[1;3D", "ed-prev-word"), ("\\e\\e[C", "em-next-word"), ("\\e\\e[D", "ed-prev-word"),
      ("\\e[3~", "ed-delete-next-char"), ("\\e[1~", "ed-move-to-beg"), ("\\e[4~", "ed-move-to-end"),
      ("\\e[7~", "ed-move-to-beg"), ("\\e[8~", "ed-move-to-end"), ("\\e[H", "ed-move-to-beg"),
      ("\\e[F", "ed-move-to-end"), ("\\eOH", "ed-move-to-beg"), ("\\eOF", "ed-move-to-end"),
    ]

  /// Keys that terminals send and that nothing is done with: Insert, function keys, arrows with other keys held.
  private static let silent: [(key: String, function: String)] = {
    let functions = (["[2~"] + [11, 12, 13, 14, 15, 17, 18, 19, 20, 21, 23, 24].map { "[\($0)~" })
    let held = (2...8).flatMap { number in
      "ABCDFHPQRS".map { "[1;\(number)\($0)" } + [2, 3, 5, 6].map { "[\($0);\(number)~" }
    }
    return (functions + ["OP", "OQ", "OR", "OS", "[Z"] + held).map { ("\\e" + $0, "timbre-nothing") }
  }()

  /// Inserts the last word of the line before.
  func insertLastWord() -> UInt8 {
    guard let word = typedLines.last?.split(whereSeparator: \.isWhitespace).last else {
      return UInt8(CC_REFRESH_BEEP)
    }
    el_insertstr(editor, String(word))
    return UInt8(CC_REFRESH)
  }

  /// Takes back the last change of the line.
  func undo() -> UInt8 {
    guard let before = earlierTexts.popLast() else { return UInt8(CC_REFRESH_BEEP) }
    let line = self.line
    el_cursor(editor, Int32(line.after.unicodeScalars.count))
    el_deletestr(editor, Int32((line.before + line.after).unicodeScalars.count))
    el_insertstr(editor, before)
    lastText = before
    return UInt8(CC_REFRESH)
  }

  /// Notes how the line stands between two keys, so that a change can be taken back.
  func noteText() {
    let text = line.before + line.after
    guard text != lastText else { return }
    earlierTexts.append(lastText)
    lastText = text
  }
}
