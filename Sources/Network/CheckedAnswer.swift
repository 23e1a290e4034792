/// A whole number that an answer from outside may hold, with the range in which it makes sense.
public protocol IntegerField: Sendable {
  /// The field as the service calls it.
  static var name: String { get }
  static var range: ClosedRange<Int> { get }
}

/// A whole number from outside, checked where it enters: nil if it is missing, no whole number, or out of its range, so
/// that no arithmetic behind it can overflow.
public struct CheckedInteger<Field: IntegerField>: Decodable, Sendable {
  /// The number, if there is one that makes sense.
  public let value: Int?

  /// Reads the value of any shape; throws nothing, an unfit value is nil.
  public init(from decoder: any Decoder) throws {
    let number = try? decoder.singleValueContainer().decode(Int.self)
    value = number.flatMap { Field.range.contains($0) ? $0 : nil }
  }
}

/// A part of an answer that is nil instead of failing the whole when it is null or of another shape.
public struct Lenient<Value: Decodable>: Decodable {
  /// The part, if it has the shape that is asked for.
  public var value: Value?

  /// Reads the value of any shape; throws nothing, an unfit value is nil.
  public init(from decoder: any Decoder) throws { value = try? Value(from: decoder) }
}

extension Lenient: Sendable where Value: Sendable {}

/// A list in an answer that holds no more entries than were asked for; a longer one is refused before it is decoded.
public struct BoundedList<Element: Decodable>: Decodable {
  /// The entries in their order.
  public var elements: [Element]

  /// Where a decoder finds the most entries that are taken.
  public static var mostKey: CodingUserInfoKey? { CodingUserInfoKey(rawValue: "timbre.mostEntries") }

  /// Entries that are taken where the decoder does not say.
  public static var usualMost: Int { 100 }

  /// Reads a list; throws `DecodingError.dataCorrupted` if it holds more than is taken.
  public init(from decoder: any Decoder) throws {
    let most = Self.mostKey.flatMap { decoder.userInfo[$0] as? Int } ?? Self.usualMost
    var container = try decoder.unkeyedContainer()
    elements = []
    while !container.isAtEnd {
      guard elements.count < most else {
        throw DecodingError.dataCorruptedError(in: container, debugDescription: "more than \(most) entries")
      }
      elements.append(try container.decode(Element.self))
    }
  }
}

extension BoundedList: Sendable where Element: Sendable {}
