import Rendering
import Shell

/// What results and messages are shown on: widths, colours and renderers for standard output and standard error.
struct Display: Sendable {
  /// Variables and folders.
  let environment: HostEnvironment
  /// How results are coloured and drawn.
  private(set) var style: TerminalStyle
  /// How messages are.
  private(set) var errorStyle: TerminalStyle
  /// Whether the terminal can move its cursor.
  let canMoveCursor: Bool
  /// Whether results longer than the window are shown a page at a time.
  private(set) var usesPager = true
  private var fixedColumns: Int?
  /// What the command line asked for, and what the terminal says of its background.
  private let color: TerminalStyle.ColorChoice
  private var background: Background?

  /// The display that the environment describes.
  init(_ environment: HostEnvironment, color: TerminalStyle.ColorChoice) {
    self.environment = environment
    self.color = color
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

  /// The display of a terminal that has said what its text stands on.
  func standing(on background: Background) -> Display {
    var display = self
    display.background = background
    if display.style.background == .unknown { display.style.background = background }
    if display.errorStyle.background == .unknown { display.errorStyle.background = background }
    return display
  }

  /// The display as the settings of a session want it.
  func adjusted(to session: Session) -> Display {
    let choice: TerminalStyle.ColorChoice =
      switch session.value(of: .color) {
      case .auto: color
      case .always: .always
      case .never: .never
      }
    var display = Display(environment, color: choice)
    if let background { display = display.standing(on: background) }
    display.background = background
    let chosen: Background? =
      switch session.value(of: .background) {
      case .auto: nil
      case .dark: .dark
      case .light: .light
      }
    if let chosen {
      display.style.background = chosen
      display.errorStyle.background = chosen
    }
    let width = session.value(of: .width)
    if width > 0 { display.fixedColumns = width }
    display.usesPager = session.value(of: .pager)
    return display
  }
}
