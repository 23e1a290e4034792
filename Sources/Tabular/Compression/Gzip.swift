import CZlib
import Work

/// The gzip format (RFC 1952), several members in a row included.
enum Gzip {
  /// Whether the bytes begin like a gzip file.
  static func begins(_ bytes: [UInt8]) -> Bool { bytes.count > 2 && bytes[0] == 0x1f && bytes[1] == 0x8b }

  enum Failure: Error {
    case damaged
    case tooLarge
    case interrupted
  }

  /// The bytes that `compressed` stands for.
  ///
  /// - Throws: `Failure` if they are damaged or end too early, exceed `limit`, or the caller wants to stop.
  static func inflated(
    _ compressed: [UInt8], limit: Int, watch: Watch = Watch()
  ) throws(Failure) -> [UInt8] {
    var stream = z_stream()
    // 15 bits of window, 16 for the gzip wrapper.
    guard inflateInit2_(&stream, 31, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
      throw .damaged
    }
    defer { inflateEnd(&stream) }
    var output: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    var consumed = 0
    var isComplete = false
    while consumed < compressed.count {
      if watch.isCancelled() { throw .interrupted }
      let (status, read, written) = step(&stream, compressed, from: consumed, into: &buffer)
      consumed += read
      guard output.count + written <= limit else { throw .tooLarge }
      output.append(contentsOf: buffer[..<written])
      isComplete = status == Z_STREAM_END
      if isComplete {
        // Padding with zeroes may follow the last member.
        if compressed[consumed...].allSatisfy({ $0 == 0 }) { break }
        guard inflateReset(&stream) == Z_OK else { throw .damaged }
      } else if status != Z_OK || (read == 0 && written == 0) {
        throw .damaged
      }
    }
    guard isComplete else { throw .damaged }
    return output
  }

  private static func step(
    _ stream: inout z_stream, _ input: [UInt8], from start: Int, into output: inout [UInt8]
  ) -> (status: Int32, read: Int, written: Int) {
    // zlib wants a mutable pointer and does not write through it.
    input.withUnsafeBufferPointer { source in
      output.withUnsafeMutableBufferPointer { target in
        let offered = min(source.count - start, 1 << 20)
        stream.next_in = UnsafeMutablePointer(mutating: source.baseAddress.map { $0 + start })
        stream.avail_in = UInt32(offered)
        stream.next_out = target.baseAddress
        stream.avail_out = UInt32(target.count)
        let status = inflate(&stream, Z_NO_FLUSH)
        return (status, offered - Int(stream.avail_in), target.count - Int(stream.avail_out))
      }
    }
  }

  /// A gzip file of the bytes; the same bytes give the same file, as no time is written into it.
  static func deflated(_ bytes: [UInt8]) throws(Failure) -> [UInt8] {
    var stream = z_stream()
    guard
      deflateInit2_(
        &stream, 6, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        == Z_OK
    else { throw .damaged }
    defer { deflateEnd(&stream) }
    var output: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    var consumed = 0
    while true {
      let (status, read, written) = bytes.withUnsafeBufferPointer { source in
        buffer.withUnsafeMutableBufferPointer { target in
          let offered = min(source.count - consumed, 1 << 20)
          stream.next_in = UnsafeMutablePointer(mutating: source.baseAddress.map { $0 + consumed })
          stream.avail_in = UInt32(offered)
          stream.next_out = target.baseAddress
          stream.avail_out = UInt32(target.count)
          let isLast = consumed + offered == source.count
          let status = deflate(&stream, isLast ? Z_FINISH : Z_NO_FLUSH)
          return (status, offered - Int(stream.avail_in), target.count - Int(stream.avail_out))
        }
      }
      consumed += read
      output.append(contentsOf: buffer[..<written])
      if status == Z_STREAM_END { return output }
      guard status == Z_OK || status == Z_BUF_ERROR else { throw .damaged }
    }
  }
}
