import CZlib
import Foundation

/// A zip file read from its central directory, with every offset checked and every size bounded.
///
/// Layout after PKWARE's APPNOTE.TXT 6.3.10, sections 4.3.7 (local header), 4.3.12 (central directory) and 4.3.16
/// (its end). Stored and deflated members are read; Zip64, encryption and archives in several parts are refused.
///
/// It is written by hand because the libraries at hand unfold whatever an archive holds: here each member is bounded
/// before and while it unfolds, and no file is written, so that no path in an archive can lead anywhere.
struct ZipArchive {
  /// How much an archive may unfold to; a member that says or turns out to be more is refused, never allocated.
  struct Limits {
    var entries = 10_000
    var bytesPerEntry = 512 << 20
    var bytes = 4 << 30
  }

  /// A member of the archive.
  struct Entry: Equatable {
    var name: String
    var size: Int
    fileprivate var compressedSize: Int
    fileprivate var method: UInt16
    fileprivate var isEncrypted: Bool
    fileprivate var headerOffset: Int
    /// CRC-32 of what it unfolds to.
    fileprivate var checksum: Int
  }

  let path: String
  let limits: Limits
  private(set) var entries: [Entry] = []
  private let data: Data

  /// - Throws: `ImportError.unreadableFile`, `.notAZip`, `.damagedZip` or `.zipTooLarge`.
  init(path: String, limits: Limits = Limits()) throws {
    guard let data = try? Data(contentsOf: URL(fileURLWithPath: path), options: .mappedIfSafe) else {
      throw ImportError.unreadableFile(path: path)
    }
    self.path = path
    self.limits = limits
    self.data = data
    try readDirectory()
  }

  /// The bytes of a member.
  ///
  /// - Throws: `ImportError.damagedZip` for a member that does not unfold to the size and checksum it declares.
  func contents(of entry: Entry) throws -> Data {
    guard !entry.isEncrypted, entry.method == 0 || entry.method == 8 else {
      throw ImportError.unsupportedZip(path: path, entry: entry.name)
    }
    guard entry.size <= limits.bytesPerEntry else {
      throw ImportError.zipTooLarge(path: path, entry: entry.name, limit: limits.bytesPerEntry)
    }
    guard let signature = number(at: entry.headerOffset, bytes: 4), signature == 0x0403_4b50,
      let nameLength = number(at: entry.headerOffset + 26, bytes: 2),
      let extraLength = number(at: entry.headerOffset + 28, bytes: 2)
    else { throw ImportError.damagedZip(path: path, entry: entry.name) }
    let start = entry.headerOffset + 30 + nameLength + extraLength
    guard start <= data.count, entry.compressedSize <= data.count - start else {
      throw ImportError.damagedZip(path: path, entry: entry.name)
    }
    let packed = data.subdata(in: start..<(start + entry.compressedSize))
    let bytes = entry.method == 0 ? packed : Self.inflate(packed, size: entry.size)
    guard let bytes, bytes.count == entry.size, Self.checksum(bytes) == entry.checksum else {
      throw ImportError.damagedZip(path: path, entry: entry.name)
    }
    return bytes
  }

  private static func checksum(_ bytes: Data) -> Int {
    var sum = crc32(0, nil, 0)
    // zlib counts in 32 bits.
    for start in stride(from: 0, to: bytes.count, by: 1 << 30) {
      let part = [UInt8](bytes.dropFirst(start).prefix(1 << 30))
      sum = crc32(sum, part, UInt32(part.count))
    }
    return Int(sum)
  }

  private mutating func readDirectory() throws {
    guard let end = endOfDirectory(), let count = number(at: end + 10, bytes: 2),
      let length = number(at: end + 12, bytes: 4), var offset = number(at: end + 16, bytes: 4)
    else { throw ImportError.notAZip(path: path) }
    guard count != 0xFFFF, offset != 0xFFFF_FFFF, offset <= end, length <= end - offset else {
      throw ImportError.damagedZip(path: path, entry: "")
    }
    guard count <= limits.entries else {
      throw ImportError.zipTooLarge(path: path, entry: "", limit: limits.entries)
    }
    var total = 0
    var packed = 0
    for _ in 0..<count {
      guard number(at: offset, bytes: 4) == 0x0201_4b50,
        let flags = number(at: offset + 8, bytes: 2), let method = number(at: offset + 10, bytes: 2),
        let checksum = number(at: offset + 16, bytes: 4), let compressed = number(at: offset + 20, bytes: 4),
        let size = number(at: offset + 24, bytes: 4),
        let nameLength = number(at: offset + 28, bytes: 2),
        let extraLength = number(at: offset + 30, bytes: 2),
        let commentLength = number(at: offset + 32, bytes: 2),
        let header = number(at: offset + 42, bytes: 4),
        offset + 46 + nameLength <= end
      else { throw ImportError.damagedZip(path: path, entry: "") }
      let name = String(decoding: data[(offset + 46)..<(offset + 46 + nameLength)], as: UTF8.self)
      total += size
      packed += compressed
      // Members that share their bytes are how a small archive unfolds to a huge one.
      guard packed <= data.count else { throw ImportError.damagedZip(path: path, entry: name) }
      guard total <= limits.bytes else {
        throw ImportError.zipTooLarge(path: path, entry: name, limit: limits.bytes)
      }
      entries.append(
        Entry(
          name: name, size: size, compressedSize: compressed, method: UInt16(method),
          isEncrypted: flags & 1 != 0, headerOffset: header, checksum: checksum))
      offset += 46 + nameLength + extraLength + commentLength
    }
  }

  /// Where the end-of-directory record stands: it is last, but a comment of up to 65,535 bytes may follow it.
  private func endOfDirectory() -> Int? {
    guard data.count >= 22 else { return nil }
    for offset in stride(from: data.count - 22, through: max(0, data.count - 22 - 0xFFFF), by: -1)
    where number(at: offset, bytes: 4) == 0x0605_4b50 {
      return offset
    }
    return nil
  }

  /// A little-endian number, or nil where the file does not reach that far.
  private func number(at offset: Int, bytes: Int) -> Int? {
    guard offset >= 0, offset <= data.count - bytes else { return nil }
    return (0..<bytes).reduce(0) { $0 | Int(data[offset + $1]) << (8 * $1) }
  }

  /// A raw deflate stream that must give exactly `size` bytes; nil if it gives fewer, more or is no such stream. Memory
  /// grows with what really comes, not with what the archive promises.
  private static func inflate(_ packed: Data, size: Int) -> Data? {
    var stream = z_stream()
    guard
      inflateInit2_(&stream, -MAX_WBITS, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
    else { return nil }
    defer { inflateEnd(&stream) }
    var input = [UInt8](packed)
    var output = Data()
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    return input.withUnsafeMutableBufferPointer { source -> Data? in
      stream.next_in = source.baseAddress
      stream.avail_in = UInt32(source.count)
      while true {
        let (status, written) = buffer.withUnsafeMutableBufferPointer { target -> (Int32, Int) in
          stream.next_out = target.baseAddress
          stream.avail_out = UInt32(target.count)
          let status = CZlib.inflate(&stream, Z_NO_FLUSH)
          return (status, target.count - Int(stream.avail_out))
        }
        guard output.count + written <= size else { return nil }
        output.append(contentsOf: buffer[..<written])
        if status == Z_STREAM_END { return output.count == size ? output : nil }
        guard status == Z_OK, written > 0 || stream.avail_in > 0 else { return nil }
      }
    }
  }
}
