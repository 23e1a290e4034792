/// What stands around cells that need it, where a person says so.
public enum QuoteReading: String, Sendable, CaseIterable {
  case double, single
  /// Quotes are letters as all others are.
  case none

  /// The mark.
  var byte: UInt8 {
    switch self {
    case .double: Byte.quote
    case .single: Byte.apostrophe
    case .none: Byte.noMark
    }
  }
}
