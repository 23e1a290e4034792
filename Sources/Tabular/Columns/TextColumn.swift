/// Texts, one per row or none, kept as the bytes of the file; a `String` is made only when one is asked for.
public struct TextColumn: Sendable {
  let pool: TextPool
  let slices: [TextSlice]

  init(pool: TextPool, slices: [TextSlice]) {
    self.pool = pool
    self.slices = slices
  }

  /// One text or none for each row.
  public init(_ values: [String?]) {
    var builder = TextBuilder()
    slices = values.map { value in
      guard var value else { return .missing }
      return value.withUTF8 { builder.append($0) }
    }
    pool = builder.pool()
  }

  /// The number of rows.
  public var count: Int { slices.count }

  /// The number of rows that have no text.
  public var missingCount: Int {
    var count = 0
    for slice in slices { count &+= slice == .missing ? 1 : 0 }
    return count
  }

  /// The length of the text in a row in bytes; `nil` if it is missing.
  func length(of row: Int) -> Int? { slices[row] == .missing ? nil : slices[row].range.count }

  /// Whether there is no text in `row`.
  public func isMissing(_ row: Int) -> Bool { slices[row] == .missing }

  /// The text in `row`; `nil` if it is missing. Bytes that are not UTF-8 appear as U+FFFD.
  public subscript(row: Int) -> String? {
    withBytes(at: row) { bytes in bytes.map { String(decoding: $0, as: UTF8.self) } }
  }

  /// Calls `body` with the UTF-8 bytes of the text in `row`, `nil` if it is missing; they are valid only inside.
  @inline(__always)
  public func withBytes<Result>(at row: Int, _ body: (UnsafeBufferPointer<UInt8>?) -> Result) -> Result {
    let slice = slices[row]
    guard slice != .missing else { return body(nil) }
    return body(pool.pieces[slice.piece][slice.range])
  }

  /// Calls `body` with the bytes of each of some rows in turn, as `withBytes` does; faster, as it looks up the pieces once.
  @inline(__always)
  func forEachBytes(in rows: Range<Int>, _ body: (Int, UnsafeBufferPointer<UInt8>?) -> Void) {
    withExtendedLifetime(pool) {
      let pieces = pool.pieces.map(\.written)
      pieces.withUnsafeBufferPointer { pieces in
        slices.withUnsafeBufferPointer { slices in
          for row in rows {
            let slice = slices[row]
            guard slice != .missing else {
              body(row, nil)
              continue
            }
            let (piece, range) = (pieces[slice.piece], slice.range)
            body(
              row,
              range.upperBound <= piece.count
                ? UnsafeBufferPointer(rebasing: piece[range]) : UnsafeBufferPointer(start: nil, count: 0))
          }
        }
      }
    }
  }

  func selecting(_ rows: [Int]) -> TextColumn {
    TextColumn(pool: pool, slices: rows.map { slices[$0] })
  }
}

/// Where a text lies in a `TextPool`: 19 bits piece, 21 bits offset, 24 bits length.
struct TextSlice: Sendable, Equatable {
  let bits: UInt64

  static let missing = TextSlice(bits: .max)
  static let maximumLength = 1 << 24 - 1
  static let maximumOffset = 1 << 21 - 1
  static let maximumPiece = 1 << 19 - 2

  init(bits: UInt64) { self.bits = bits }

  @inline(__always) init(piece: Int, offset: Int, length: Int) {
    bits = UInt64(piece) << 45 | UInt64(offset) << 24 | UInt64(length)
  }

  var piece: Int { Int(bits >> 45) }
  var range: Range<Int> {
    let offset = Int(bits >> 24 & 0x1f_ffff)
    return offset..<offset + Int(bits & 0xff_ffff)
  }
}

/// The bytes that text columns point into, in pieces; shared by all columns and all datasets made from one file.
final class TextPool: Sendable {
  let pieces: [TextPiece]

  init(_ pieces: [TextPiece]) { self.pieces = pieces }
}
