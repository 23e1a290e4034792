import ArgumentParser
import Commands
import Console
import Rendering
import Shell

/// The options of the command line.
struct Options: ParsableCommand {
  static let version = "0.1.0"

  /// How it is started, in the help and in the manual, which says the rest in sections of its own.
  private static let start =
    "Without FILE and -c, timbre asks for commands if it is started at a terminal, and else runs those on its standard input."

  static let configuration = CommandConfiguration(
    commandName: "timbre",
    abstract: "Learn music genres from track features, at a prompt or from a session file.",
    discussion: """
      \(start)

      Environment: \(Surroundings.variables.map { "\($0.name) (\($0.meaning))" }.joined(separator: "; ")).

      Exit status: \(ExitStatus.all.map { "\($0.number) \($0.meaning)" }.joined(separator: ", ")).
      """,
    version: "timbre \(version)")

  @ArgumentParser.Argument(
    help: ArgumentHelp(
      "A session file to replay, or a table to open; - is standard input.", valueName: "file"),
    completion: .file(extensions: ["timbre"] + All.catalog.commands.flatMap(\.about.opens)))
  var file: String?

  @Option(
    name: [.customShort("c"), .customLong("command")], help: "Run this command, after FILE; repeatable.",
    completion: .list(All.catalog.verbs))
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

  @Flag(
    help:
      "Say what is wrong with the lines and about how long they take; keep nothing that they do."
  )
  var check = false

  @Option(help: "The seed of every random step.")
  var seed: String?

  @Option(help: "How many threads may work at once; 0 means all cores.")
  var threads: String?

  @Option(help: ArgumentHelp("Keep everything in this folder.", valueName: "dir"), completion: .directory)
  var home: String?

  @Flag(help: "Write all commands, settings and options as JSON, for programs; run nothing.")
  var spec = false

  @Flag(help: "Write the manual page; run nothing.")
  var manual = false

  @Option(
    help: ArgumentHelp(
      "Write a script by which the system's shell completes these options; run nothing.", valueName: "shell"))
  var completions: SystemShell?

  /// What is asked for instead of a run; `nil` for a run.
  func answer(_ catalog: Catalog) -> String? {
    if spec { return catalog.specification(catalog, nil) + "\n" }
    if manual {
      return ManualPage(
        Self.describing(catalog), abstract: Self.configuration.abstract, discussion: Self.start
      )
      .text
    }
    return completions.map { Self.completionScript(for: $0.shell) + "\n" }
  }

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
