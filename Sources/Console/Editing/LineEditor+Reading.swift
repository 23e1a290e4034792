import CLibEdit

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

// How keys reach libedit, and what happens while it waits for one.
extension LineEditor {
  func beginReading() {
    el_resize(editor)
    drawnColumns = columns
    Signals.watchSuspend(true)
    screen.write(TerminalModes.pasteMarksOn)
    TerminalModes.noteMarking(true)
  }

  func endReading() {
    screen.write(TerminalModes.pasteMarksOff)
    TerminalModes.noteMarking(false)
    Signals.watchSuspend(false)
  }

  /// Gives libedit the next letter: 1 if there is one, 0 at the end, -1 if the line is given up.
  func readKey(into letter: UnsafeMutablePointer<wchar_t>?) -> Int32 {
    // Within a paste nobody could read a hint.
    if !input.hasMore {
      noteText()
      paintLine()
      showHint()
    }
    while true {
      switch input.next() {
      case .letter(let scalar):
        hideHint()
        // What was pasted was not painted letter by letter, and the line stays on the screen as it is left.
        if scalar == "\r" || scalar == "\n", mayDrawAnew(line.before + line.after) { paintLine() }
        goWhereExpected()
        letter?.pointee = wchar_t(scalar.value)
        return 1
      case .end:
        hideHint()
        return 0
      case .event(.interrupt):
        hideHint()
        leaveLine()
        screen.write("^C")
        wasInterrupted = true
        errno = EINTR
        return -1
      case .event(.resize):
        redraw()
      case .event(.suspend):
        suspend()
      }
    }
  }

  // MARK: Hint

  func showHint() {
    guard style.colors != .none, let engine else { return }
    let line = self.line
    guard line.after.isEmpty, !line.before.isEmpty else { return }
    hint = Hint(engine.suggestion(for: line.before).text, at: place(after: line.before))
    if let hint { screen.write(hint.drawn(style)) }
  }

  func hideHint() {
    if hint != nil { screen.write(Hint.erasure) }
    hint = nil
  }

  // MARK: Screen

  /// Where the cursor stands after a text behind the prompt.
  func place(after text: String) -> LineLayout {
    LineLayout(columns: columns, promptWidth: promptWidth).after(text)
  }

  /// Puts the cursor behind the last letter of the edited line, as seen on the screen.
  func leaveLine() {
    let line = self.line
    let here = place(after: line.before)
    let end = here.after(line.after)
    if end.row > here.row { screen.write("\u{1B}[\(end.row - here.row)B") }
    screen.write("\r" + (end.column > 0 ? "\u{1B}[\(end.column)C" : ""))
  }

  /// Replaces prompt and line by others and draws them in place.
  func drawLine(_ text: String, after prompt: [Prompt.Part]) {
    let line = self.line
    goToPrompt(up: place(after: line.before).row)
    setPrompt(prompt)
    el_cursor(editor, Int32(line.after.unicodeScalars.count))
    el_deletestr(editor, Int32((line.before + line.after).unicodeScalars.count))
    el_insertstr(editor, text)
    editor_redraw(editor)
  }

  func goToPrompt(up rows: Int) {
    screen.write((rows > 0 ? "\u{1B}[\(rows)A" : "") + "\r\u{1B}[J")
  }

  /// Draws prompt and line afresh in a window of another size.
  private func redraw() {
    hint = nil
    el_resize(editor)
    // Terminals wrap what they show anew when their width changes, and the cursor stays at its letter.
    let place = LineLayout(columns: drawnColumns, promptWidth: promptWidth).after(line.before)
    let up = place.row(inColumns: columns)
    drawnColumns = columns
    goToPrompt(up: up)
    editor_redraw(editor)
    if !input.hasMore {
      paintLine()
      showHint()
    }
  }

  /// Stops the process as Ctrl-Z asks, with the terminal in order, and draws the line again afterwards.
  private func suspend() {
    hideHint()
    leaveLine()
    screen.write("\r\n")
    endReading()
    editor_set_flag(editor, EL_PREP_TERM, 0)
    kill(getpid(), SIGTSTP)
    editor_set_flag(editor, EL_PREP_TERM, 1)
    beginReading()
    editor_redraw(editor)
  }
}
