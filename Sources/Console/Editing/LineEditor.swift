import CLibEdit
import Rendering
import Shell

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Edits lines at a terminal with libedit: history, search, completion, and a grey hint behind the cursor.
///
/// libedit calls back for every key. Between two keys the screen is at rest, so that is where the hint is drawn
/// and taken away again; libedit itself never knows of it.
final class LineEditor: LineSource {
  let editor: OpaquePointer
  let input: TerminalInput
  let screen: Descriptor
  private(set) var style: TerminalStyle
  private let entries: OpaquePointer
  private let environment: HostEnvironment
  private let history: HistoryFile?
  private var promptText: UnsafeMutablePointer<CChar>?

  /// The prompt as it is shown.
  private(set) var promptParts: [Prompt.Part] = []
  /// The lines typed so far, oldest first.
  private(set) var typedLines: [String] = []
  /// What can be offered for the line being edited.
  private(set) var engine: CompletionEngine?
  /// What reads the line for its colours.
  private(set) var parser: Parser?
  var hint: Hint?
  /// How the line stood before each change, and how it stands.
  var earlierTexts: [String] = []
  var lastText = ""
  /// Whether the line stands as the terminal measures its letters, and not as libedit does.
  var isDrawnAnew = false
  /// The window's width when the line was drawn.
  var drawnColumns = 80
  var wasInterrupted = false

  /// An editor on a terminal; `nil` if libedit cannot work with it.
  init?(
    input: TerminalInput, from source: Descriptor = .input, screen: Descriptor = .error, style: TerminalStyle,
    environment: HostEnvironment, history: HistoryFile?
  ) {
    LetterLocale.prepare()
    guard let editor = editor_make("timbre", source.number, screen.number) else { return nil }
    guard let entries = history_init() else {
      el_end(editor)
      return nil
    }
    self.editor = editor
    self.entries = entries
    self.input = input
    self.screen = screen
    self.style = style
    self.environment = environment
    self.history = history
    configure()
    typedLines = history?.lines() ?? []
    for line in typedLines { history_enter(entries, line) }
  }

  deinit {
    editor_set_flag(editor, EL_EDITMODE, 0)
    el_end(editor)
    history_end(entries)
    free(promptText)
  }

  func next(_ prompt: Prompt, in session: Session) -> LineEvent {
    engine = CompletionEngine(session, environment: environment, history: typedLines.reversed())
    parser = Parser(session.catalog, aliases: session.aliases)
    wasInterrupted = false
    (earlierTexts, lastText) = ([], "")
    mark("A")
    setPrompt(prompt.parts(columns: columns, style: style))
    beginReading()
    defer { endReading() }
    var count: Int32 = 0
    guard let bytes = el_gets(editor, &count), count > 0 else {
      screen.write("\n")
      return wasInterrupted ? .interrupted : .end
    }
    var line = String(cString: bytes)
    if line.last?.isNewline == true { line.removeLast() }
    return .line(line)
  }

  func wear(_ style: TerminalStyle) { self.style = style }

  func willRun() { mark("C") }

  func didRun(_ status: Int32) { mark("D;\(status)") }

  /// Tells the terminal where prompt, command and output begin (OSC 133), so that it can jump from one to the next.
  private func mark(_ what: String) {
    guard style.colors != .none else { return }
    screen.write("\u{1B}]133;\(what)\u{7}")
  }

  func remember(_ line: String) {
    guard HistoryFile.mayKeep(line) else { return }
    history_enter(entries, line)
    typedLines.append(line)
    history?.append(line)
  }

  /// The text before the cursor and the text behind it.
  var line: (before: String, after: String) {
    guard let info = el_line(editor)?.pointee, let start = info.buffer, let cursor = info.cursor,
      let end = info.lastchar
    else { return ("", "") }
    return (Self.text(from: start, to: cursor), Self.text(from: cursor, to: end))
  }

  /// The window's width as it is now.
  var columns: Int { screen.window?.columns ?? 80 }

  private static func text(from start: UnsafePointer<CChar>, to end: UnsafePointer<CChar>) -> String {
    String(decoding: UnsafeRawBufferPointer(start: start, count: max(end - start, 0)), as: UTF8.self)
  }

  // MARK: Settings

  private func configure() {
    editor_set_client(editor, Unmanaged.passUnretained(self).toOpaque())
    editor_set_flag(editor, EL_SIGNAL, 0)
    editor_silence_pauses(editor)
    editor_set_prompt(editor) { LineEditor.of($0)?.promptText }
    editor_set_reader(editor) { LineEditor.of($0)?.readKey(into: $1) ?? -1 }
    editor_add_function(editor, "timbre-complete", "Complete what is being typed") { editor, _ in
      LineEditor.of(editor)?.complete() ?? UInt8(CC_NORM)
    }
    editor_add_function(editor, "timbre-accept", "Take over the hint, or move on a letter") { editor, _ in
      LineEditor.of(editor)?.acceptHint() ?? UInt8(CC_NORM)
    }
    editor_add_function(editor, "timbre-undo", "Take back the last change") { editor, _ in
      LineEditor.of(editor)?.undo() ?? UInt8(CC_NORM)
    }
    editor_add_function(editor, "timbre-last-word", "Insert the last word of the line before") { editor, _ in
      LineEditor.of(editor)?.insertLastWord() ?? UInt8(CC_NORM)
    }
    editor_add_function(editor, "timbre-nothing", "Do nothing") { _, _ in UInt8(CC_NORM) }
    editor_add_function(editor, "timbre-search", "Search earlier lines") { editor, _ in
      LineEditor.of(editor)?.search() ?? UInt8(CC_NORM)
    }
    editor_set_text(editor, EL_EDITOR, "emacs")
    history_set_number(entries, H_SETSIZE, Int32(HistoryFile.capacity))
    history_set_number(entries, H_SETUNIQUE, 1)
    editor_set_history(editor, entries)
    // The person's own key bindings come first, so that completion is there whatever they say.
    el_source(editor, nil)
    let isVi = editor_is_vi(editor) != 0
    for (key, function) in Self.bindings where !isVi || !key.hasPrefix("\\e") {
      editor_bind(editor, key, function)
    }
  }

  private static func of(_ editor: OpaquePointer?) -> LineEditor? {
    guard let editor, let client = editor_client(editor) else { return nil }
    return Unmanaged<LineEditor>.fromOpaque(client).takeUnretainedValue()
  }

  /// The width of the prompt, in columns.
  var promptWidth: Int { promptParts.reduce(0) { $0 + DisplayWidth.of($1.text) } }

  /// Sets what stands before the cursor from the next drawing on.
  func setPrompt(_ parts: [Prompt.Part]) {
    promptParts = parts
    free(promptText)
    promptText = strdup(Self.marked(parts, style: style))
  }

  /// The prompt as libedit wants it: every escape sequence between two bytes of the value 1, one sequence at a
  /// time, and always a letter after it, as libedit keeps the two together.
  private static func marked(_ parts: [Prompt.Part], style: TerminalStyle) -> String {
    guard style.colors != .none else { return parts.map(\.text).joined() }
    var result = ""
    for part in parts where !part.text.isEmpty {
      // Painted without its words, which could be found in the sequence itself.
      let opening = style.painted("\u{FFFC}", part.paint).prefix { $0 != "\u{FFFC}" }
      result += "\u{1}\u{1B}[0m\(opening)\u{1}\(part.text)"
    }
    // The prompt ends in a space, which takes the colour back.
    guard result.last == " " else { return parts.map(\.text).joined() }
    return result.dropLast() + "\u{1}\u{1B}[0m\u{1} "
  }
}
