/// Something that could be typed next, with what it is.
public struct Completion: Sendable, Hashable {
  /// What to insert.
  public var text: String
  /// What it is, in a few words.
  public var description: String
  /// Whether more belongs to the same word, so that no space follows: `epochs=`, a folder.
  public var continues: Bool
  /// The heading under which it is listed; `nil` in a list without headings.
  public var group: String?

  /// A completion.
  public init(_ text: String, _ description: String, continues: Bool = false, group: String? = nil) {
    self.text = text
    self.description = description
    self.continues = continues
    self.group = group
  }
}

/// What was found of many things that could be typed.
public struct Completions: Sendable {
  /// The candidates, best first.
  public var listed: [Completion]
  /// How many more there are, which are not listed.
  public var further: Int
  /// Whether they were found by what is typed, in a way of their own, so that nothing is left to be picked out.
  public var fitTyped: Bool

  /// All candidates, of which those are picked that fit what is typed.
  public init(_ all: [Completion]) {
    listed = all
    (further, fitTyped) = (0, false)
  }

  /// The first of those that fit what is typed.
  ///
  /// - Parameter count: How many there are.
  public init(_ first: [Completion], of count: Int) {
    listed = first
    (further, fitTyped) = (max(count - first.count, 0), true)
  }
}
