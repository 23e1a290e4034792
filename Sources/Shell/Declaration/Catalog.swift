/// All commands and settings that a session knows.
public struct Catalog: Sendable {
  /// The commands, in the order in which help lists them.
  public let commands: [CommandDescription]
  /// What `set` can change.
  public let settings: [SettingDescription]
  /// The forms in which `report` writes a session.
  public var documents: [DocumentFormat] = []
  /// The program with its version, for what it writes.
  public var program = ""
  private let byName: [String: Int]

  /// A catalog of commands and settings.
  public init(_ commands: [any Command.Type], settings: [SettingDescription] = []) {
    self.commands = commands.map { Self.describe($0) }
    self.settings = settings
    byName = Dictionary(
      self.commands.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  private static func describe<C: Command>(_ type: C.Type) -> CommandDescription { CommandDescription(type) }

  /// The command of that name.
  public subscript(name: String) -> CommandDescription? { byName[name].map { commands[$0] } }

  /// The first words of all names, each once, in order.
  public var verbs: [String] {
    var seen: Set<String> = []
    return commands.compactMap(\.words.first).filter { seen.insert($0).inserted }
  }

  /// The commands whose first word is `verb`.
  public func commands(of verb: String) -> [CommandDescription] { commands.filter { $0.words.first == verb } }
}
