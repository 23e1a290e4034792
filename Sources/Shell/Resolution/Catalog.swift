import Report

/// All commands and settings that a session knows.
public struct Catalog: Sendable {
  /// The commands, in the order in which help lists them.
  public let commands: [CommandDescription]
  /// What is said where a session begins at a prompt.
  public let greeting: Text
  /// What `set` can change.
  public let settings: [SettingDescription]
  /// The forms in which `report` writes a session.
  public var documents: [DocumentFormat] = []
  /// The program with its version, for what it writes.
  public var program = ""
  /// The options of the program's own command line, where they are told.
  public var options: [ProgramOption] = []
  /// The environment variables that the program reads.
  public var variables: [EnvironmentVariable] = []
  /// Lines, one after the other, that may be meant by one in another language, such as SQL.
  public var foreignLines: @Sendable (String) -> [String] = { _ in [] }
  /// Writes all of it as JSON for programs, or one command alone.
  public var specification: @Sendable (Catalog, CommandDescription?) -> String = { _, _ in "{}" }
  /// Every name by which a command goes.
  let names: [Name]
  private let byName: [String: Int]

  /// A name of a command, or another word for it.
  struct Name: Sendable {
    let words: [String]
    let command: CommandDescription
    let isAlias: Bool
  }

  /// A catalog of commands and settings.
  public init(_ commands: [any Command.Type], settings: [SettingDescription] = [], greeting: Text = "") {
    self.greeting = greeting
    self.commands = commands.map { Self.describe($0) }
    self.settings = settings
    names = self.commands.flatMap { command in
      [Name(words: command.words, command: command, isAlias: false)]
        + command.about.aliases.map { Name(words: [$0], command: command, isAlias: true) }
    }
    byName = Dictionary(
      self.commands.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  private static func describe<C: Command>(_ type: C.Type) -> CommandDescription { CommandDescription(type) }

  /// The command of that name.
  public subscript(name: String) -> CommandDescription? { byName[name].map { commands[$0] } }

  /// The line that opens a file which is no session, by its ending; `nil` for others.
  public func line(opening file: String) -> String? {
    let name = file.lowercased()
    let opener = commands.first { command in command.about.opens.contains { name.hasSuffix("." + $0) } }
    return opener.map { "\($0.name) \(Quoting.quotedIfNeeded(file))" }
  }

  /// The parts of the work, in the order of the commands.
  public var groups: [About.Group] {
    var seen: Set<About.Group> = []
    return commands.map(\.about.group).filter { seen.insert($0).inserted }
  }

  /// The command that ends a session, explains the others, or has another role of which there is one.
  public func command(_ role: About.Role) -> CommandDescription? { commands.first { $0.about.role == role } }

  /// The first words of all names, each once, in order.
  public var verbs: [String] { Self.unique(commands.compactMap(\.words.first)) }

  /// Each text once, in the order in which it comes first.
  static func unique(_ texts: [String]) -> [String] {
    var seen: Set<String> = []
    return texts.filter { seen.insert($0).inserted }
  }

  /// The commands whose first word is `verb`.
  public func commands(of verb: String) -> [CommandDescription] { commands.filter { $0.words.first == verb } }
}
