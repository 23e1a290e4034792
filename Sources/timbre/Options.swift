import ArgumentParser
import Console
import Rendering

/// The options of the command line.
struct Options: ParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "timbre",
    abstract: "Learn music genres from track features, at a prompt or from a session file.",
    discussion: """
      Without FILE and -c, timbre asks for commands if it is started at a terminal, and else runs those on its \
      standard input.

      Exit status: 0 fine, 1 a command failed, 2 wrong usage or a line that cannot be read (nothing ran), 3 an \
      expectation failed, 4 network or login, 130 interrupted.
      """,
    version: "timbre \(version)")

  @Argument(help: ArgumentHelp("A session file to replay; - is standard input.", valueName: "file"))
  var file: String?

  @Option(
    name: [.customShort("c"), .customLong("command")], help: "Run this command, after FILE; repeatable.")
  var commands: [String] = []

  @Flag(name: [.customShort("i"), .customLong("interactive")], help: "Stay at the prompt afterwards.")
  var staysAtPrompt = false

  @Option(
    help: ArgumentHelp(
      "How results are written: text or json as they come, html, markdown or notebook as one document at the end.",
      valueName: "form"))
  var format = OutputFormat.terminal

  @Flag(name: .shortAndLong, help: "Show results and errors only.")
  var quiet = false

  @Option(help: "Use colour: auto, always or never. NO_COLOR is honoured.")
  var color = TerminalStyle.ColorChoice.auto

  @Flag(help: "Go on after a command that failed.")
  var keepGoing = false

  @Option(help: ArgumentHelp("Give $name a value; repeatable.", valueName: "name=value"), transform: variable)
  var set: [Invocation.Variable] = []

  @Flag(help: "Read all lines and say what is wrong with them; run nothing.")
  var check = false

  @Option(help: "The seed of every random step.")
  var seed: String?

  @Option(help: "How many threads may work at once; 0 means all cores.")
  var threads: String?

  @Option(help: ArgumentHelp("Keep everything in this folder.", valueName: "dir"))
  var home: String?

  /// The options as the program wants them.
  var invocation: Invocation {
    var invocation = Invocation()
    invocation.file = file
    invocation.commands = commands
    invocation.staysAtPrompt = staysAtPrompt
    invocation.format = format
    invocation.isQuiet = quiet
    invocation.color = color
    invocation.keepsGoing = keepGoing
    invocation.variables = set
    invocation.onlyChecks = check
    invocation.settings = [("seed", seed), ("threads", threads)].compactMap { name, text in
      text.map { (name, $0) }
    }
    invocation.home = home
    return invocation
  }

  @Sendable
  private static func variable(_ text: String) throws -> Invocation.Variable {
    guard let variable = Invocation.Variable(text) else {
      throw ValidationError("'\(text)' is not of the form name=value, with a name of letters, digits and _")
    }
    return variable
  }
}

extension OutputFormat: ExpressibleByArgument {
  /// The form of output that a word names, by its name or the ending of its files; `nil` for other words.
  public init?(argument: String) { self.init(named: argument) }
  /// The name of the form.
  public var defaultValueDescription: String { name }
  /// The names of all forms, in the order of help.
  public static var allValueStrings: [String] { all.map(\.name) }
}
extension TerminalStyle.ColorChoice: ExpressibleByArgument {}
