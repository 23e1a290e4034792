import CZlib
import Work

/// The gzip format (RFC 1952), several members in a row included.
enum Gzip {
  /// Whether the bytes begin like a gzip file.
  static func begins(_ bytes: some Collection<UInt8>) -> Bool {
    bytes.starts(with: [0x1f, 0x8b]) && bytes.count > 2
  }

  enum Failure: Error {
    case damaged
    case tooLarge
    case interrupted
  }

  /// The bytes that `compressed` stands for.
  ///
  /// - Throws: `Failure` if they are damaged or end too early, exceed `limit`, or the caller wants to stop.
  static func inflated(_ compressed: [UInt8], limit: Int, watch: Watch = Watch()) throws(Failure) -> [UInt8] {
    var inflater = try Inflater()
    var output: [UInt8] = []
    var failure: Failure?
    for start in stride(from: 0, to: compressed.count, by: 1 << 20) {
      if watch.isCancelled() { throw .interrupted }
      compressed[start..<min(start + 1 << 20, compressed.count)].withUnsafeBytes { part in
        do throws(Failure) {
          try inflater.inflate(part) { bytes throws(Failure) in
            guard output.count + bytes.count <= limit else { throw .tooLarge }
            output.append(contentsOf: bytes)
          }
        } catch { failure = error }
      }
      if let failure { throw failure }
    }
    try inflater.finish()
    return output
  }

  /// A gzip file of the bytes; the same bytes give the same file, as no time is written into it.
  static func deflated(_ bytes: [UInt8], level: Int32 = 6) throws(Failure) -> [UInt8] {
    var stream = z_stream()
    let size = Int32(MemoryLayout<z_stream>.size)
    guard
      deflateInit2_(&stream, level, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, size) == Z_OK
    else { throw .damaged }
    defer { deflateEnd(&stream) }
    var output: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    var consumed = 0
    while true {
      let (status, read, written) = bytes.withUnsafeBufferPointer { source in
        buffer.withUnsafeMutableBufferPointer { target in
          let offered = min(source.count - consumed, 1 << 20)
          // zlib wants a mutable pointer and does not write through it.
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
