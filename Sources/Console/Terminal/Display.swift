import Rendering
import Shell

/// What results and messages are shown on: widths, colours and renderers for standard output and standard error.
struct Display: Sendable {
  /// Variables and folders.
  let environment: HostEnvironment
  /// How results are coloured and drawn.
  let style: TerminalStyle
  /// How messages are.
  let errorStyle: TerminalStyle
  /// Whether the terminal can move its cursor.
  let canMoveCursor: Bool
  private let fixedColumns: Int?

  /// The display that the environment describes.
  init(_ environment: HostEnvironment, color: TerminalStyle.ColorChoice) {
    self.environment = environment
    let terminal = environment["TERM"] ?? "dumb"
    canMoveCursor = terminal != "dumb"
    fixedColumns = environment["COLUMNS"].flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
    style = .detected(
      environment: environment.variables, isTerminal: Descriptor.output.isTerminal, color: color)
    errorStyle = .detected(
      environment: environment.variables, isTerminal: Descriptor.error.isTerminal, color: color)
  }

  /// The width to write for: what `COLUMNS` says, else that of the window, else 80.
  var columns: Int {
    fixedColumns ?? Descriptor.output.window?.columns ?? Descriptor.error.window?.columns ?? 80
  }

  /// The window's height, if there is a window.
  var rows: Int? { Descriptor.output.window?.rows }

  /// Writes results.
  var renderer: TerminalRenderer { TerminalRenderer(width: columns, height: rows, style: style) }

  /// Writes messages.
  var errorRenderer: TerminalRenderer { TerminalRenderer(width: columns, height: rows, style: errorStyle) }
}
