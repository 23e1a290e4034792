import Rendering
import Shell

/// What stands before the cursor: what is current, such as dataset and model, kept short.
struct Prompt: Hashable {
  /// A stretch of a prompt with what it is.
  typealias Part = (text: String, paint: Paint)

  /// The ends of prompts, by which a pasted transcript is known too.
  static let mark = "› "
  static let plainMark = "> "
  static let continuationMarks = ["… ", "... "]

  /// The names of the current things that stand in the prompt, at most two.
  var names: [String] = []
  /// The number that the line will have, by which its result can be named later; `nil` shows none.
  var number: Int?
  /// Whether it asks for the rest of a line that is not finished.
  var continues = false

  /// The prompt of a session.
  init(_ session: Session, continues: Bool = false) {
    let kinds = session.items.kinds.filter(\.standsInPrompt).prefix(2)
    self.init(names: kinds.compactMap { session.items.currentName($0) }, continues: continues)
    number = session.records.count + 1
  }

  /// A prompt with these names.
  init(names: [String], continues: Bool = false) {
    self.names = names
    self.continues = continues
  }

  /// Stretches of text with what they are, no wider together than half of the window.
  func parts(columns: Int, style: TerminalStyle) -> [Part] {
    let isPlain = style.glyphs == .ascii
    if continues { return [(Self.continuationMarks[isPlain ? 1 : 0], .faint)] }
    let end = (text: isPlain ? Self.plainMark : " " + Self.mark, paint: Paint.faint)
    // In a narrow window what is typed needs the room.
    let start: [Part] = number.flatMap { columns >= 40 ? [("\($0) ", .faint)] : nil } ?? []
    let names = self.names.map { isPlain ? Self.plain($0) : VisibleText.escaped($0) }
    guard let first = names.first else { return start + [("timbre", .strong), end] }
    let separator = isPlain ? "/" : " · "
    let ellipsis = isPlain ? ".." : "…"
    let room = max(columns / 2 - DisplayWidth.of(end.text) - (start.first?.text.count ?? 0), 6)
    guard names.count > 1, room >= 14 else {
      return start + [(DisplayWidth.cut(first, to: room, ellipsis: ellipsis), .name), end]
    }
    // Each name gets half, and what the other one leaves of its half.
    let widths = names.map { DisplayWidth.of($0) }
    let shared = room - separator.count
    let firstRoom = max(shared / 2, shared - widths[1])
    let secondRoom = shared - min(widths[0], firstRoom)
    return start + [
      (DisplayWidth.cut(first, to: firstRoom, ellipsis: ellipsis), .name), (separator, .faint),
      (DisplayWidth.cut(names[1], to: secondRoom, ellipsis: ellipsis), .name), end,
    ]
  }

  /// The prompt as text with colours.
  func text(columns: Int, style: TerminalStyle) -> String {
    parts(columns: columns, style: style).map { style.painted($0.text, $0.paint) }.joined()
  }

  private static func plain(_ name: String) -> String {
    String(name.map { $0.isASCII && $0 != " " ? $0 : "?" })
  }
}
