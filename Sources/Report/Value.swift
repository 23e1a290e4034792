/// One value of a result, by what it means; a renderer decides how it looks.
public enum Value: Sendable, Hashable {
  /// Words of timbre's own, or text that came from data; a renderer escapes it either way.
  case text(String)
  /// A name of something in the session: a dataset, a split, a model, a column.
  case name(String)
  /// A genre.
  case genre(String)
  /// Words with an address on the web to follow; addresses that do not begin with `https://` are only shown.
  case link(String, to: String)
  /// A command that can be typed as it stands.
  case code(String)
  /// How many of something.
  case count(Int)
  /// A measure, with the number of digits after the point that it deserves.
  case number(Double, digits: Int)
  /// A part of a whole, 0 to 1; shown as a percentage.
  case share(Double)
  /// A share drawn as a bar whose full length is 1, followed by its percentage.
  case bar(Double)
  /// A part of the largest, −1 to 1, drawn as a bar to the right or, if it is negative, to the left of a middle line.
  case signedBar(Double)
  /// A count drawn as a bar relative to the longest of its column.
  case countBar(Int, of: Int)
  /// Estimate with the interval around it; all three are shares, 0 to 1.
  case interval(Double, low: Double, high: Double)
  /// A length of time in seconds.
  case duration(Double)
  /// An amount of memory or disk, in bytes.
  case bytes(Int)
  /// Yes or no.
  case flag(Bool)
  /// A small distribution drawn in one line; heights relative to the tallest.
  case spark([Double])
  /// Nothing known.
  case missing
}

extension Value {
  /// How many of a whole, as a share; 0 where there is no whole.
  public static func share(_ part: Int, of whole: Int) -> Value {
    .share(whole > 0 ? Double(part) / Double(whole) : 0)
  }
}

extension Value: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
  /// Words.
  public init(stringLiteral value: String) { self = .text(value) }
  /// A count.
  public init(integerLiteral value: Int) { self = .count(value) }
}
