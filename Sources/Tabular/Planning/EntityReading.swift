/// What becomes of characters as web pages write them, such as `&amp;`, where a person says so.
public enum EntityReading: String, Sendable, CaseIterable {
  /// They are read as the characters that they stand for.
  case decoded
  /// They are text as all other is.
  case literal
}
