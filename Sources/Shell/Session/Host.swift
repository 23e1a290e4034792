import Report
import Work

/// The world around a session, as far as commands may see it: what stands between them and the terminal.
public protocol Host: Sendable {
  /// Whether the person asked the running command to stop.
  var isInterrupted: Bool { get }
  /// Whether somebody is there to answer questions.
  var isInteractive: Bool { get }
  /// Environment variables and folders.
  var environment: HostEnvironment { get }
  /// Told that a command begins. Throws if it is not to run.
  func begin(_ about: About) throws
  /// Shows how far a command is; `nil` takes the bar away, as the command has ended.
  func show(_ progress: WorkProgress?)
  /// Shows an output before the command has ended, such as the steps of a login.
  func show(_ output: Output)
  /// Shows the record of a command that another command ran.
  func show(_ record: Record)
  /// Asks for a line of text; `nil` if nobody is there or it was broken off.
  func ask(_ question: Text) -> String?
  /// Asks for one key, without Enter where somebody types; in a pipe the next line of standard input stands for it.
  /// `nil` at the end, or if it was broken off.
  func key(_ question: Text) -> String?
  /// Asks for a text that may be pasted: lines that came with the first belong to it. `nil` as for `ask`.
  func askForPaste(_ question: Text) -> String?
  /// Throws away what was typed or pasted ahead and nobody has asked for.
  func discardTyped()
  /// Opens a text in the person's editor; what is left there, or `nil` if there is no editor.
  func edit(_ text: String) -> String?
  /// Clears the screen, if there is one.
  func clearScreen()
  /// Opens a web page in the person's browser; `false` if there is none.
  func open(page: String) -> Bool
}

extension Host {
  /// Asks for a line where there is no way to read a single key.
  public func key(_ question: Text) -> String? { ask(question) }

  /// Throws `CancellationError` if the person asked the running command to stop.
  public func checkInterrupt() throws {
    if isInterrupted { throw CancellationError() }
  }

  /// Every command runs.
  public func begin(_ about: About) throws {}
  /// No editor: the text stays as it was.
  public func edit(_ text: String) -> String? { nil }
  /// No screen to clear.
  public func clearScreen() {}
  /// One line, as for `ask`.
  public func askForPaste(_ question: Text) -> String? { ask(question) }
  /// Nothing is typed ahead.
  public func discardTyped() {}

  /// Asks a question whose answer is yes or no; no answer is no.
  public func confirm(_ question: Text) -> Bool {
    ["y", "yes"].contains(ask(question + " [y/N] ")?.lowercased() ?? "")
  }
}

/// A host with nobody at it: nothing is shown, nothing is asked. For tests and for embedding.
public struct QuietHost: Host {
  /// What commands see of variables and folders.
  public let environment: HostEnvironment
  /// A host with an environment, by default an empty one.
  public init(environment: HostEnvironment = HostEnvironment(variables: [:])) {
    self.environment = environment
  }
  /// Never: nobody is there to stop a command.
  public var isInterrupted: Bool { false }
  /// No: nobody is there to answer.
  public var isInteractive: Bool { false }
  /// Leaves progress unshown.
  public func show(_ progress: WorkProgress?) {}
  /// Leaves the output to the record of the command.
  public func show(_ output: Output) {}
  /// Leaves the record to the one that ran the command.
  public func show(_ record: Record) {}
  /// No answer.
  public func ask(_ question: Text) -> String? { nil }
  /// No browser.
  public func open(page: String) -> Bool { false }
}
