import Report

/// What a command is for, as data: help, search and tests are made from it.
public struct About: Sendable {
  /// The part of the work that a command belongs to.
  public struct Group: Sendable, Hashable {
    /// Its name, a word.
    public let name: String
    /// What the group is about, in a phrase.
    public let meaning: String
    /// Whether its commands reach for an account or the network.
    public let reachesOut: Bool

    /// A part of the work.
    public init(_ name: String, _ meaning: String, reachesOut: Bool = false) {
      self.name = name
      self.meaning = meaning
      self.reachesOut = reachesOut
    }
  }

  /// What of a session a command puts into a file, so that it is not lost when the session ends.
  public enum Keeping: Sendable, Hashable {
    /// Nothing.
    case nothing
    /// The items that it reads or makes.
    case items
    /// The lines, which make everything again.
    case lines
  }

  /// How far a command is run where lines are only checked.
  public enum Checking: Sendable, Hashable {
    /// All of it: it is quick, and changes nothing but the session and the files that it names.
    case whole
    /// Its beginning, from which the rest is reckoned: it works long.
    case beginning
    /// Not at all: it reaches for an account or the network.
    case nothing
  }

  /// What a command is to the session that it is typed in.
  public enum Role: Sendable, Hashable {
    /// It makes, changes or measures something: a line of a saved session.
    case works
    /// It looks at the session, or writes it down; a saved session does without it.
    case looks
    /// It explains the commands.
    case explains
    /// It says how the session works; a configuration file may hold it.
    case configures
    /// It states what should hold.
    case states
    /// It runs lines that are lines of the session by themselves.
    case replays
    /// It runs the lines of its block, which belong to it.
    case repeats
    /// It ends the session; it must be typed in full.
    case ends
  }

  /// A line that can be typed, with what it does.
  public struct Example: Sendable, Hashable {
    /// The line.
    public var line: String
    /// What it does.
    public var meaning: String
  }

  /// The name: one word, or two such as `filter genres`.
  public let name: String
  /// Other words that can be typed in its place, such as `exit`.
  public let aliases: [String]
  /// What it is to the session.
  public let role: Role
  /// The endings of files that it opens, without the dot: `timbre FILE` runs it on a file that is no session.
  public let opens: [String]
  /// What of the session it puts into a file.
  public let keeping: Keeping
  /// How far it is run where lines are only checked.
  public let checking: Checking
  /// Its group.
  public let group: Group
  /// One sentence on what it does, with a full stop.
  public let summary: String
  /// More, for those who ask for help on it: a paragraph each.
  public let details: [String]
  /// Other words by which it should be found.
  public let terms: [String]
  /// Lines that can be typed; tests run every one, after the lines of `setting`.
  public let examples: [Example]
  /// Lines that make the examples meaningful, such as `load demo`.
  public let setting: [String]
  /// The facts that its output may carry.
  public let facts: [FactName]

  /// What a command is for.
  public init(
    _ name: String, _ group: Group, _ summary: String, aliases: [String] = [], role: Role = .works,
    keeping: Keeping = .nothing, checking: Checking = .whole, opens: [String] = [], details: [String] = [],
    terms: [String] = [],
    setting: [String] = [], examples: KeyValuePairs<String, String> = [:], facts: [FactName] = []
  ) {
    self.name = name
    self.aliases = aliases
    self.role = role
    self.keeping = keeping
    self.checking = group.reachesOut ? .nothing : checking
    self.opens = opens
    self.group = group
    self.summary = summary
    self.details = details
    self.terms = terms
    self.setting = setting
    self.examples = examples.map { Example(line: $0.key, meaning: $0.value) }
    self.facts = facts
  }
}
