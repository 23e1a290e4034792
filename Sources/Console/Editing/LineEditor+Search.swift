import CLibEdit
import Rendering

// Ctrl-R: libedit's own search takes letters of many scripts for control keys, so the search is done here.
extension LineEditor {
  private enum Ending { case run, edit, giveUp }

  /// Searches earlier lines for what is typed; returns what libedit should do next.
  func search() -> UInt8 {
    let prompt = promptParts
    let line = self.line
    let typed = line.before + line.after
    var search = HistorySearch(typedLines)
    var ending: Ending?
    while ending == nil {
      drawLine(search.match ?? (search.pattern.isEmpty ? typed : ""), after: Self.parts(of: search))
      ending = take(input.next(), in: &search)
    }
    let found = ending == .giveUp ? typed : search.match ?? typed
    drawLine(found, after: prompt)
    // Return does for the line that was found what it does for any other.
    if ending == .run { input.putBack("\r") }
    return UInt8(CC_REFRESH)
  }

  private func take(_ key: TerminalInput.Key, in search: inout HistorySearch) -> Ending? {
    switch key {
    case .letter("\r"), .letter("\n"): return .run
    case .letter("\u{12}"): search.step(1)
    case .letter("\u{13}"): search.step(-1)
    case .letter("\u{7F}"), .letter("\u{8}"): search.removeLast()
    case .letter("\u{7}"), .event(.interrupt): return .giveUp
    case .letter("\u{1B}"):
      // The start of an arrow key goes on to the line that was found.
      if input.hasMore { input.putBack("\u{1B}") }
      return .edit
    case .letter(let letter) where letter.value < 0x20:
      input.putBack(letter)
      return .edit
    case .letter(let letter): search.append(letter)
    case .event: break
    case .end: return .edit
    }
    return nil
  }

  private static func parts(of search: HistorySearch) -> [Prompt.Part] {
    [
      (search.hasFailed ? "nothing with " : "search ", search.hasFailed ? .warning : .faint),
      (VisibleText.escaped(search.pattern), .strong), (": ", .faint),
    ]
  }
}
