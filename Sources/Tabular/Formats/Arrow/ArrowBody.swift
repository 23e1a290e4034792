/// The buffers of one batch of an Arrow table, handed out in their order.
struct ArrowBody {
  /// Why the batch cannot be read.
  enum Failure: Error {
    case damaged
    /// It is compressed with Zstandard, and the system has no library for that.
    case noZstandard
  }

  /// The dictionaries that were read so far.
  let dictionaries: [Int: ArrowArray]
  private let bytes: [UInt8]
  private let counts: [Int]
  private let places: [Int]
  private let variadicCounts: [Int]
  private let codec: UInt8?
  private var nextCount = 0
  private var nextBuffer = 0
  private var nextVariadic = 0

  /// The number of rows.
  let rowCount: Int
  /// How many bytes the buffers may still come to: a small file that stands for an endless table is refused.
  private var room: Int
  private static let least = 1 << 30
  private static let fewest = 1 << 20
  private static let rowsPerByte = 2_048

  /// - Parameter batch: the description of the batch.
  init(_ batch: FlatTable, _ bytes: [UInt8], dictionaries: [Int: ArrowArray]) throws {
    self.dictionaries = dictionaries
    self.bytes = bytes
    let length: Int64 = try batch.number(0)
    // A bit for each row is the least that a column takes, and compression makes a byte of some hundred.
    guard length >= 0, length <= Int64(Self.fewest + bytes.count * Self.rowsPerByte) else {
      throw Failure.damaged
    }
    rowCount = Int(length)
    room = max(Self.least, bytes.count * 64)
    counts = try batch.numbers(1, each: 2)
    places = try batch.numbers(2, each: 2)
    codec = try batch.table(3).map { try $0.number(0) }
    variadicCounts = try batch.numbers(4)
  }

  /// More values than any batch has, so that places of them in buffers are numbers.
  private static let limit = 1 << 40

  /// The number of values of the next array.
  mutating func count() throws -> Int {
    guard nextCount < counts.count, counts[nextCount] >= 0, counts[nextCount] < Self.limit else {
      throw Failure.damaged
    }
    defer { nextCount += 2 }
    return counts[nextCount]
  }

  /// How many further buffers the next array of views has.
  mutating func variadicCount() throws -> Int {
    guard nextVariadic < variadicCounts.count, 0..<places.count ~= variadicCounts[nextVariadic] else {
      throw Failure.damaged
    }
    defer { nextVariadic += 1 }
    return variadicCounts[nextVariadic]
  }

  /// The next buffer, decompressed.
  mutating func buffer() throws -> [UInt8] {
    guard nextBuffer + 1 < places.count else { throw Failure.damaged }
    let (start, length) = (places[nextBuffer], places[nextBuffer + 1])
    nextBuffer += 2
    guard start >= 0, length >= 0, start <= bytes.count, length <= bytes.count - start else {
      throw Failure.damaged
    }
    // Several may lie in the same place.
    guard length <= room else { throw Failure.damaged }
    room -= length
    let buffer = bytes[start..<start + length]
    guard let codec, length > 0 else { return Array(buffer) }
    guard length >= 8 else { throw Failure.damaged }
    let count = (0..<8).reduce(Int64(0)) { $0 | Int64(buffer[start + $1]) << Int64(8 * $1) }
    let rest = buffer[(start + 8)...]
    // What compression would have made larger stands as it is.
    if count == -1 { return Array(rest) }
    guard count >= 0, count <= room else { throw Failure.damaged }
    room -= Int(count)
    if codec == 0 {
      do { return try LZ4Frame.decompressed(rest, count: Int(count)) } catch { throw Failure.damaged }
    }
    guard let library = ZstandardLibrary.installed else { throw Failure.noZstandard }
    // A frame holds at most some thousand times its own length.
    guard count <= Int64(rest.count) << 15 else { throw Failure.damaged }
    guard let plain = library.decompressed(rest, count: Int(count)) else { throw Failure.damaged }
    return plain
  }
}
