import CZlib

/// Decompresses a gzip file that is given piece by piece, in memory that does not grow with it.
struct Inflater: ~Copyable {
  /// In memory of its own, as zlib keeps a pointer to it.
  private let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
  private var buffer = [UInt8](repeating: 0, count: 1 << 18)
  private var state = State.before

  /// Where in the file the next byte is.
  private enum State {
    /// Nothing was read.
    case before
    case inMember
    /// A member has ended: another may follow, or zeroes that fill the file up.
    case betweenMembers
    case inPadding
  }

  init() throws(Gzip.Failure) {
    stream.initialize(to: z_stream())
    // 15 bits of window, 16 for the gzip wrapper.
    guard inflateInit2_(stream, 31, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
      throw .damaged
    }
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
  }

  /// Decompresses the next bytes of the file and hands on what they stand for.
  ///
  /// - Throws: `Gzip.Failure.damaged`, or what `body` throws.
  mutating func inflate(
    _ input: UnsafeRawBufferPointer, _ body: (UnsafeRawBufferPointer) throws(Gzip.Failure) -> Void
  ) throws(Gzip.Failure) {
    var rest = input
    var isFull = false
    // What does not fit into the buffer comes without further input.
    while !rest.isEmpty || isFull {
      if state == .betweenMembers, rest[0] == 0 { state = .inPadding }
      if state == .inPadding {
        guard rest.allSatisfy({ $0 == 0 }) else { throw .damaged }
        return
      }
      if state == .betweenMembers, inflateReset(stream) != Z_OK { throw .damaged }
      state = .inMember
      let (status, read, written) = step(rest)
      var failure: Gzip.Failure?
      buffer.withUnsafeBytes { bytes in
        do throws(Gzip.Failure) { try body(UnsafeRawBufferPointer(rebasing: bytes[..<written])) } catch {
          failure = error
        }
      }
      if let failure { throw failure }
      rest = UnsafeRawBufferPointer(rebasing: rest[read...])
      if status == Z_STREAM_END { state = .betweenMembers }
      guard status == Z_STREAM_END || status == Z_OK || status == Z_BUF_ERROR,
        read > 0 || written > 0 || rest.isEmpty
      else { throw .damaged }
      isFull = state == .inMember && written == buffer.count
    }
  }

  /// Throws `Gzip.Failure.damaged` if the file has not come to its end.
  func finish() throws(Gzip.Failure) {
    guard state == .betweenMembers || state == .inPadding else { throw .damaged }
  }

  private mutating func step(
    _ input: UnsafeRawBufferPointer
  ) -> (status: Int32, read: Int, written: Int) {
    let stream = stream
    return buffer.withUnsafeMutableBufferPointer { target in
      let offered = min(input.count, 1 << 30)
      // zlib wants a mutable pointer and does not write through it.
      let source = input.baseAddress.map { UnsafeMutableRawPointer(mutating: $0) }
      stream.pointee.next_in = source?.assumingMemoryBound(to: UInt8.self)
      stream.pointee.avail_in = UInt32(offered)
      stream.pointee.next_out = target.baseAddress
      stream.pointee.avail_out = UInt32(target.count)
      let status = CZlib.inflate(stream, Z_NO_FLUSH)
      return (status, offered - Int(stream.pointee.avail_in), target.count - Int(stream.pointee.avail_out))
    }
  }
}
