import Report

/// What a command is for, as data: help, search and tests are made from it.
public struct About: Sendable {
  /// The part of the work that a command belongs to.
  public enum Group: String, Sendable, CaseIterable {
    case data, model, track, spotify, session

    /// What the group is about, in a phrase.
    public var meaning: String {
      switch self {
      case .data: "load, look at, clean, narrow and split a table of tracks"
      case .model: "train classifiers and judge them"
      case .track: "ask about tracks"
      case .spotify: "sort a Spotify library into genre playlists"
      case .session: "the session itself: help, history, replay, undo"
      }
    }
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
    _ name: String, _ group: Group, _ summary: String, details: [String] = [], terms: [String] = [],
    setting: [String] = [], examples: KeyValuePairs<String, String> = [:], facts: [FactName] = []
  ) {
    self.name = name
    self.group = group
    self.summary = summary
    self.details = details
    self.terms = terms
    self.setting = setting
    self.examples = examples.map { Example(line: $0.key, meaning: $0.value) }
    self.facts = facts
  }
}
