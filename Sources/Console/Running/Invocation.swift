import Rendering

/// What timbre was started for: the options of the command line as values.
public struct Invocation: Sendable {
  /// A variable given with `--set`.
  public struct Variable: Sendable, Hashable {
    /// What stands before the first `=`: what sessions write after `$`.
    public var name: String
    /// What stands behind it, further equals signs included; may be empty.
    public var value: String

    /// Reads `name=value`; `nil` if it is not of that form.
    public init?(_ text: String) {
      guard let cut = text.firstIndex(of: "="), cut != text.startIndex else { return nil }
      name = String(text[..<cut])
      value = String(text[text.index(after: cut)...])
      guard name.utf8.allSatisfy({ $0 == UInt8(ascii: "_") || Character(Unicode.Scalar($0)).isLetterOrDigit })
      else { return nil }
    }
  }

  /// A session file to replay; `-` is standard input.
  public var file: String?
  /// Commands to run after the file.
  public var commands: [String] = []
  /// Whether the prompt follows file and commands.
  public var staysAtPrompt = false
  /// In which form results are written.
  public var format = OutputFormat.terminal
  /// Whether only results and errors are shown.
  public var isQuiet = false
  /// When to use colour.
  public var color = TerminalStyle.ColorChoice.auto
  /// Whether a script goes on after a command that failed.
  public var keepsGoing = false
  /// Variables that are known from the start.
  public var variables: [Variable] = []
  /// Whether the lines are only read, not run.
  public var onlyChecks = false
  /// Settings that hold from the start: name and text.
  public var settings: [(name: String, text: String)] = []
  /// A folder for everything that is kept, instead of the XDG folders.
  public var home: String?

  /// An invocation without any option.
  public init() {}
}

extension Character {
  fileprivate var isLetterOrDigit: Bool { isASCII && (isLetter || isNumber) }
}
