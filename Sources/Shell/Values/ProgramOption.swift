/// An option or argument of the program's own command line.
public struct ProgramOption: Sendable, Hashable {
  /// How it is typed, such as `-c` and `--command`; empty for an argument in its place.
  public var names: [String]
  /// What stands behind it, such as `file`; `nil` if nothing does.
  public var value: String?
  /// The words that the value can be, if they can be listed.
  public var choices: [String]
  /// What holds if it is left out.
  public var defaultText: String?
  /// Whether it can be given several times.
  public var isRepeatable: Bool
  /// What it does, in a sentence.
  public var help: String

  /// An option.
  public init(
    names: [String], value: String?, choices: [String] = [], defaultText: String? = nil,
    isRepeatable: Bool = false, help: String
  ) {
    self.names = names
    self.value = value
    self.choices = choices
    self.defaultText = defaultText
    self.isRepeatable = isRepeatable
    self.help = help
  }
}

/// An environment variable that the program reads.
public struct EnvironmentVariable: Sendable, Hashable {
  /// Its name.
  public var name: String
  /// What it does, in a phrase.
  public var meaning: String

  /// A variable with what it does.
  public init(_ name: String, _ meaning: String) {
    self.name = name
    self.meaning = meaning
  }
}
