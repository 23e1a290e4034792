/// A word of a line with the parameter that it is given to.
public struct Argument: Sendable {
  /// The parameter, as an index into those of the command.
  public let parameter: Int
  /// The key, if it was typed as `key=value` or `key:value`.
  public let key: Word?
  /// What is given: the word, or what stands behind its key.
  public let value: Word

  /// The values between the bare commas, each with its place.
  public var elements: [Word] { value.splitAtCommas() }
}
