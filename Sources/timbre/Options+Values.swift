import ArgumentParser
import Rendering

/// The shells of systems that can complete a command line.
enum SystemShell: String, CaseIterable, ExpressibleByArgument {
  case bash, zsh, fish

  /// The shell as the library knows it.
  var shell: CompletionShell {
    switch self {
    case .bash: .bash
    case .zsh: .zsh
    case .fish: .fish
    }
  }
}

extension OutputFormat: ExpressibleByArgument {
  /// The form of output that a word names, by its name or the ending of its files; `nil` for other words.
  public init?(argument: String) { self.init(named: argument) }
  /// The name of the form.
  public var defaultValueDescription: String { name }
  /// The names of all forms, in the order of help.
  public static var allValueStrings: [String] { all.map(\.name) }
  /// The same names, where a shell completes them.
  public static var defaultCompletionKind: CompletionKind { .list(allValueStrings) }
}
extension TerminalStyle.ColorChoice: ExpressibleByArgument {}
