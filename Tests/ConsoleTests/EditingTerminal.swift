import Foundation
import Rendering
import Shell
import Synchronization
import Testing

@testable import Console

/// A line editor on a pseudo-terminal of its own: keys go in at one end, the screen is read at the same end.
final class EditingTerminal: Sendable {
  private struct State {
    var screen: ScreenModel
    var events: [LineEvent] = []
    var hasEnded = false
  }

  private let controller: Int32
  private let terminal: Int32
  private let state: Mutex<State>

  /// Starts an editor that reads `count` lines.
  init(
    columns: Int = 80, rows: Int = 12, lines count: Int = 1, history: [String] = [], color: Bool = true,
    dataset: String = "demo", joins: Bool = false
  )
    throws
  {
    var ends: (Int32, Int32) = (-1, -1)
    var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    try #require(openpty(&ends.0, &ends.1, nil, nil, &size) == 0)
    (controller, terminal) = ends
    state = Mutex(State(screen: ScreenModel(columns: columns, joins: joins)))
    setenv("TERM", "xterm-256color", 1)
    let style = TerminalStyle(colors: color ? .ansi256 : .none)
    let device = Descriptor(number: terminal)
    Thread.detachNewThread { [self] in
      guard
        let editor = LineEditor(
          input: TerminalInput(device), from: device, screen: device, style: style,
          environment: HostEnvironment(variables: [:]), history: nil)
      else { return finish([]) }
      history.forEach(editor.remember)
      for _ in 0..<count { note(editor.next(Prompt(names: [dataset]), in: sampleSession())) }
      finish([])
    }
    // What is typed before the editor is ready is echoed by the terminal itself.
    try wait { $0.beforeCursor == "\(dataset) › " }
  }

  deinit {
    close(controller)
    close(terminal)
  }

  /// The rows of the screen.
  var lines: [String] { state.withLock { $0.screen.lines } }
  /// The last row that is not blank.
  var lastLine: String { lines.last { !$0.isEmpty } ?? "" }
  /// The row of the cursor, up to the cursor.
  var beforeCursor: String { state.withLock { $0.screen.beforeCursor } }

  /// Types text as it stands; Return is `\r`.
  func type(_ text: String) {
    Descriptor(number: controller).write(text)
  }

  /// Waits until what is shown satisfies a condition.
  func wait(_ comment: Comment? = nil, until holds: (EditingTerminal) -> Bool) throws {
    let end = Date().addingTimeInterval(20)
    while !holds(self) {
      guard Date() < end else {
        Issue.record("still shown: \(lines)", sourceLocation: #_sourceLocation)
        throw CancellationError()
      }
      takeIn()
    }
  }

  /// Waits until all lines were read and returns what they were.
  func events() throws -> [LineEvent] {
    try wait { $0.state.withLock(\.hasEnded) }
    // All was written by then, but may come in several pieces.
    while takeIn() {}
    return state.withLock(\.events)
  }

  private func note(_ event: LineEvent) { state.withLock { $0.events.append(event) } }

  private func finish(_ rest: [LineEvent]) { state.withLock { $0.hasEnded = true } }

  /// Shows what has come; `false` if nothing has.
  @discardableResult
  private func takeIn() -> Bool {
    var source = pollfd(fd: controller, events: Int16(POLLIN), revents: 0)
    guard poll(&source, 1, 20) > 0, let bytes = Descriptor(number: controller).read() else {
      return false
    }
    state.withLock { $0.screen.show(String(decoding: bytes, as: UTF8.self)) }
    return !bytes.isEmpty
  }
}
