/// The bytes of a table, to be read from any place by several threads: a plain file, or memory.
enum ByteSource: Sendable {
  case file(OpenFile)
  case memory([UInt8])

  /// The number of bytes.
  var count: Int {
    switch self {
    case .file(let file): file.byteCount
    case .memory(let bytes): bytes.count
    }
  }

  /// Copies bytes from `offset` on into `buffer`; returns how many, fewer only at the end.
  func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) throws(CSVError) -> Int {
    switch self {
    case .file(let file):
      return try file.read(at: offset, into: buffer)
    case .memory(let bytes):
      let taken = min(buffer.count, max(0, bytes.count - offset))
      guard taken > 0 else { return 0 }
      bytes.withUnsafeBytes {
        buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[offset..<offset + taken]))
      }
      return taken
    }
  }

  /// Up to `count` bytes from `offset` on.
  func bytes(at offset: Int, count: Int) throws(CSVError) -> [UInt8] {
    let wanted = min(count, max(0, self.count - offset))
    var bytes = [UInt8](repeating: 0, count: wanted)
    var failure: CSVError?
    var taken = 0
    bytes.withUnsafeMutableBytes { buffer in
      do throws(CSVError) { taken = try read(at: offset, into: buffer) } catch { failure = error }
    }
    if let failure { throw failure }
    bytes.removeLast(wanted - taken)
    return bytes
  }

  /// The first bytes of the table, as many as tell how to read it: more of a file with long lines.
  func head() throws(CSVError) -> [UInt8] {
    let short = try bytes(at: 0, count: 1 << 16)
    if short.count == count || short.count(where: { $0 == Byte.newline }) > TablePlan.sampled { return short }
    return try bytes(at: 0, count: TablePlan.lineLimit)
  }

  /// A digest of its length and of bytes spread over all of it: equal for the same table.
  func sampled() throws(CSVError) -> Fingerprint {
    var hasher = ContentHasher()
    hasher.combine(UInt64(truncatingIfNeeded: count))
    let (samples, length) = (64, 4096)
    let step = max(length, count / samples)
    for start in stride(from: 0, to: count, by: step) {
      let bytes = try bytes(at: min(start, max(0, count - length)), count: length)
      bytes.withUnsafeBufferPointer { hasher.combine($0) }
    }
    return hasher.fingerprint
  }

  /// The same bytes up to a place.
  func ending(at place: Int) -> ByteSource {
    switch self {
    case .file(let file): .file(file.sized(place))
    case .memory(let bytes): .memory(Array(bytes.prefix(place)))
    }
  }
}
