import CZlib
import Foundation

/// Writes small zip files for the tests, sound ones and such as lie about themselves.
struct ZipWriter {
  private var body = Data()
  private var directory = Data()
  private var count = 0

  /// - Parameters:
  ///   - claimedSize: what the archive says the member unfolds to, if that is to be a lie.
  ///   - claimedChecksum: likewise its CRC-32.
  mutating func add(
    _ name: String, _ contents: Data, claimedSize: Int? = nil, claimedChecksum: UInt? = nil,
    isEncrypted: Bool = false
  ) {
    let packed = Self.deflated(contents)
    let size = claimedSize ?? contents.count
    func fields(_ values: [(Int, Int)]) -> Data {
      values.reduce(into: Data()) { data, field in
        for index in 0..<field.1 { data.append(UInt8(truncatingIfNeeded: field.0 >> (8 * index))) }
      }
    }
    let flags = isEncrypted ? 1 : 0
    let checksum = claimedChecksum ?? UInt(crc32(0, [UInt8](contents), UInt32(contents.count)))
    let common: [(Int, Int)] = [
      (20, 2), (flags, 2), (8, 2), (0, 4), (Int(checksum), 4), (packed.count, 4), (size, 4),
      (name.utf8.count, 2), (0, 2),
    ]
    let offset = body.count
    body += fields([(0x0403_4b50, 4)] + common) + Data(name.utf8) + packed
    directory +=
      fields([(0x0201_4b50, 4), (20, 2)] + common + [(0, 2), (0, 2), (0, 2), (0, 4), (offset, 4)])
      + Data(name.utf8)
    count += 1
  }

  var data: Data {
    var end = Data()
    let fields: [(Int, Int)] = [
      (0x0605_4b50, 4), (0, 4), (count, 2), (count, 2), (directory.count, 4), (body.count, 4), (0, 2),
    ]
    for field in fields {
      for index in 0..<field.1 { end.append(UInt8(truncatingIfNeeded: field.0 >> (8 * index))) }
    }
    return body + directory + end
  }

  private static func deflated(_ data: Data) -> Data {
    var stream = z_stream()
    deflateInit2_(
      &stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size))
    defer { deflateEnd(&stream) }
    var input = [UInt8](data)
    var output = [UInt8](repeating: 0, count: data.count + 1_000)
    input.withUnsafeMutableBufferPointer { source in
      output.withUnsafeMutableBufferPointer { target in
        stream.next_in = source.baseAddress
        stream.avail_in = UInt32(source.count)
        stream.next_out = target.baseAddress
        stream.avail_out = UInt32(target.count)
        _ = deflate(&stream, Z_FINISH)
      }
    }
    return Data(output.prefix(Int(stream.total_out)))
  }
}
