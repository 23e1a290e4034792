import CLibEdit
import Rendering
import Shell

// What Tab does: inserts what is certain, then lists what is possible.
extension LineEditor {
  /// Completes the word before the cursor; returns what libedit should do next.
  func complete() -> UInt8 {
    let before = line.before
    guard let answer = engine?.answer(for: before), !answer.candidates.isEmpty else {
      return UInt8(CC_REFRESH_BEEP)
    }
    let bytes = Array(before.utf8)
    let range = answer.range.clamped(to: 0..<bytes.count)
    let typed = String(decoding: bytes[range], as: UTF8.self)
    if answer.candidates.count == 1, answer.further == 0, let only = answer.candidates.first {
      let followed = only.text + (only.continues || line.after.hasPrefix(" ") ? "" : " ")
      replace(typed, with: followed)
      return UInt8(CC_REFRESH)
    }
    let prefix = CompletionMenu.commonPrefix(answer.candidates)
    // What the listed ones share, those that are not listed need not.
    if answer.further == 0, prefix.count > typed.count, prefix.lowercased().hasPrefix(typed.lowercased()) {
      // A quote alone says nothing of what there is.
      guard typed.isEmpty, prefix == "\"" else {
        replace(typed, with: prefix)
        return UInt8(CC_REFRESH)
      }
      var inserted = typed
      put(prefix, for: &inserted)
      return walk(answer, in: prefix)
    }
    return walk(answer, in: typed)
  }

  /// Takes over the word that the hint completes; elsewhere moves on by a letter.
  func acceptHint() -> UInt8 {
    let line = self.line
    if line.after.isEmpty, let suggestion = engine?.suggestion(for: line.before),
      let word = suggestion.isWhole ? suggestion.text : Hint.word(of: suggestion.text, after: line.before)
    {
      el_insertstr(editor, word)
      return UInt8(CC_REFRESH)
    }
    guard !line.after.isEmpty else { return UInt8(CC_ERROR) }
    el_cursor(editor, 1)
    return UInt8(CC_CURSOR)
  }

  private func replace(_ typed: String, with text: String) {
    el_deletestr(editor, Int32(typed.unicodeScalars.count))
    el_insertstr(editor, text)
  }
}
