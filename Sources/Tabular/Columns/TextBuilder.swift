/// Collects texts into pieces of about a megabyte.
struct TextBuilder {
  private(set) var pieces: [TextPiece] = []
  private static let pieceSize = 1 << 20

  /// Adds a text; the part of it beyond 16 MB is cut off.
  ///
  /// - Parameter slack: how many bytes behind the text can be read, whatever they are; with enough of them a short text
  ///   is copied without asking for its length.
  @inline(__always)
  mutating func append(_ text: UnsafeBufferPointer<UInt8>, slack: Int = 0) -> TextSlice {
    let length = min(text.count, TextSlice.maximumLength)
    if let piece = pieces.last, piece.hasRoom(for: length) {
      return TextSlice(piece: pieces.count &- 1, offset: piece.append(text, length, slack), length: length)
    }
    let piece = TextPiece(capacity: max(Self.pieceSize, length))
    pieces.append(piece)
    return TextSlice(piece: pieces.count &- 1, offset: piece.append(text, length, slack), length: length)
  }

  func pool() -> TextPool { TextPool(pieces) }
}

/// A stretch of memory that texts are copied into one after another; what was written never changes.
///
/// `@unchecked Sendable`: only its builder writes to it, before anybody else has it.
final class TextPiece: @unchecked Sendable {
  private let memory: UnsafeMutablePointer<UInt8>
  private let capacity: Int
  private var used = 0
  /// Room behind the last text for the rest of a vector.
  private static let slack = 64

  init(capacity: Int) {
    self.capacity = capacity
    memory = .allocate(capacity: capacity + Self.slack)
  }

  deinit { memory.deallocate() }

  @inline(__always) func hasRoom(for length: Int) -> Bool { used &+ length <= capacity }

  /// Copies a text that there is room for, and returns where it begins.
  @inline(__always)
  func append(_ text: UnsafeBufferPointer<UInt8>, _ length: Int, _ slack: Int) -> Int {
    let offset = used
    used &+= length
    guard let source = text.baseAddress else { return offset }
    let target = UnsafeMutableRawPointer(memory + offset)
    if slack >= Self.slack && length <= 32 {
      // What is copied too much is written over by the next text.
      let bytes = UnsafeRawPointer(source).loadUnaligned(as: SIMD32<UInt8>.self)
      target.storeBytes(of: bytes, as: SIMD32<UInt8>.self)
    } else {
      target.copyMemory(from: source, byteCount: length)
    }
    return offset
  }

  /// All bytes that were written; valid as long as the piece is.
  var written: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: memory, count: used) }

  /// The bytes in `range`; empty if they were never written.
  @inline(__always)
  subscript(range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
    guard range.lowerBound >= 0 && range.upperBound <= used else {
      return UnsafeBufferPointer(start: nil, count: 0)
    }
    return UnsafeBufferPointer(start: memory + range.lowerBound, count: range.count)
  }
}
