/// Whole numbers that come out of the file and are reckoned with.
///
/// timbre never writes one beyond the range, so a library that holds one was damaged or made by something else; behind
/// this check no sum can overflow.
enum StoredNumber {
  static let range = -(Int64(1) << 53)...(Int64(1) << 53)

  /// A number of the file lies outside.
  struct OutOfRange: Error {}

  /// The number itself.
  ///
  /// - Throws: `OutOfRange`, which the store turns into `LibraryError.damaged`.
  static func checked<Number: BinaryInteger>(_ number: Number) throws -> Number {
    guard let exact = Int64(exactly: number), range.contains(exact) else { throw OutOfRange() }
    return number
  }
}
