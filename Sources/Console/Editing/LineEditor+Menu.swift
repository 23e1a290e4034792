import CLibEdit
import Rendering
import Shell

// The list of candidates below the line, in which the arrow keys move.
extension LineEditor {
  private enum Step { case move(Int), take, giveUp, leave(Unicode.Scalar), told(Signals.Event) }

  /// Shows the candidates below the line and lets the person walk in them.
  ///
  /// Tab and the arrows move, Return takes the chosen one, Escape gives back what was typed; any other key takes what is
  /// chosen and goes on with the line. Ctrl-C gives up the line as it does without a list; a window of another size ends
  /// the list, as its rows are no longer those that were drawn.
  func walk(_ answer: CompletionEngine.Answer, in typed: String) -> UInt8 {
    let candidates = answer.candidates
    let menu = CompletionMenu(candidates, further: answer.further, columns: columns, style: style)
    let room = max((screen.window?.rows ?? 24) - place(after: line.before).after(line.after).row - 1, 3)
    var chosen: Int?
    var inserted = typed
    while true {
      draw(menu.page(rows: room, chosen: chosen))
      let step = nextStep(rows: room)
      switch step {
      case .move(let by):
        chosen =
          chosen.map { ($0 + by + candidates.count) % candidates.count }
          ?? (by > 0 ? 0 : candidates.count - 1)
        guard let chosen else { continue }
        put(candidates[chosen].text, for: &inserted)
      case .giveUp:
        put(typed, for: &inserted)
        goWhereExpected()
        return UInt8(CC_REFRESH)
      case .take:
        let chosen = chosen.map { candidates[$0] }
        put(
          inserted + (chosen.map { $0.continues || line.after.hasPrefix(" ") } ?? true ? "" : " "),
          for: &inserted)
        goWhereExpected()
        return UInt8(CC_REFRESH)
      case .told(let event):
        if event != .resize { put(event == .interrupt ? typed : inserted, for: &inserted) }
        goWhereExpected()
        input.putBack(event)
        return UInt8(CC_REFRESH)
      case .leave(let letter):
        put(inserted, for: &inserted)
        goWhereExpected()
        input.putBack(letter)
        return UInt8(CC_REFRESH)
      }
    }
  }

  /// Puts another text in the place of the one inserted last, and draws the line without the list.
  func put(_ text: String, for inserted: inout String) {
    goToPrompt(up: place(after: line.before).row)
    el_deletestr(editor, Int32(inserted.unicodeScalars.count))
    el_insertstr(editor, text)
    inserted = text
    editor_redraw(editor)
    paintLine()
  }

  /// Draws rows below the line and puts the cursor back.
  private func draw(_ rows: [String]) {
    let line = self.line
    let here = place(after: line.before)
    let end = here.after(line.after)
    leaveLine()
    screen.write("\r\n\u{1B}[J" + rows.joined(separator: "\r\n"))
    let up = rows.count + end.row - here.row
    screen.write("\u{1B}[\(up)A")
    goBehind(line.before)
  }

  private func nextStep(rows: Int) -> Step {
    while true {
      switch input.next() {
      case .letter("\t"): return .move(1)
      case .letter("\r"), .letter("\n"): return .take
      case .letter("\u{7}"): return .giveUp
      case .letter("\u{1B}"):
        guard let key = input.sequence() else { return .giveUp }
        switch key {
        case "[A", "OA", "[Z", "[D", "OD": return .move(-1)
        case "[B", "OB", "[C", "OC": return .move(1)
        case "[5~": return .move(-max(rows - 1, 1))
        case "[6~": return .move(max(rows - 1, 1))
        default: continue
        }
      case .letter(let letter): return .leave(letter)
      case .event(let event): return .told(event)
      case .end: return .giveUp
      }
    }
  }
}
