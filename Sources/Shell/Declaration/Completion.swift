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
