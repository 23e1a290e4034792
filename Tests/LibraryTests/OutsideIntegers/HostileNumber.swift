import Foundation
import Testing

/// What may stand where a whole number is expected.
struct HostileNumber: Sendable, CustomTestStringConvertible {
  /// As a literal of JSON or SQL; a text has quotes of the language.
  var literal: String
  /// As little-endian bytes of a binary format, cut to the width of the field.
  var bits: UInt64
  var isText = false

  init(_ value: Int) {
    literal = String(value)
    bits = UInt64(bitPattern: Int64(value))
  }

  private init(literal: String, bits: UInt64, isText: Bool = false) {
    self.literal = literal
    self.bits = bits
    self.isText = isText
  }

  /// Extremes, zero, negative numbers, fractions and texts.
  static let all = [
    HostileNumber(.max), HostileNumber(.min), HostileNumber(0), HostileNumber(-1), HostileNumber(1 << 53),
    HostileNumber(literal: "99999999999999999999999", bits: .max),
    HostileNumber(literal: "1e300", bits: 0x7fff_ffff_7fff_ffff),
    HostileNumber(literal: "-1e300", bits: 0x8000_0000_8000_8000),
    HostileNumber(literal: "9e999", bits: 0x7ff0_0000_0000_0000),
    HostileNumber(literal: "1.5", bits: 0xffff_fffe_ffff_fffe),
    HostileNumber(literal: "twelve", bits: 0x6576_6c65_7774_6576, isText: true),
  ]

  /// Those that a column of SQLite tells apart.
  static let stored = all.filter {
    ![String(1 << 53), "99999999999999999999999", "-1e300"].contains($0.literal)
  }

  var json: String { isText ? "\"\(literal)\"" : literal }
  var sql: String { isText ? "'\(literal)'" : literal }
  var testDescription: String { literal }

  /// The least significant bytes, little-endian.
  func bytes(_ count: Int) -> [UInt8] { (0..<count).map { UInt8(truncatingIfNeeded: bits >> (8 * $0)) } }
}

/// A whole number that comes from outside, and how the program takes it in.
struct OutsideInteger: Sendable, CustomTestStringConvertible {
  /// The answer or format, and the field as it calls it.
  var name: String
  /// The numbers that are believed; `nil` where the field only says where other bytes are: then what was read must be
  /// what was written, or the whole is refused.
  var range: ClosedRange<Int>?
  /// Numbers that must be believed; the ends of the range if `nil`.
  var honest: [Int]?
  /// What the program makes of it: `nil` if the field counts as missing or the whole is refused with its own error.
  var read: @Sendable (HostileNumber) async throws -> Int?

  var testDescription: String { name }
}
