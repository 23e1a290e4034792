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

  /// No table is larger than this after decompression, or from a pipe.
  static let memoryLimit = 16 << 30

  /// Opens a file, and decompresses it if it is a gzip file. Something that is not a file, such as a pipe, is read
  /// to its end.
  ///
  /// - Throws: `CSVError`, or `CancellationError` if interrupted.
  static func open(
    _ path: String, interrupted: () -> Bool
  ) throws -> (source: ByteSource, isCompressed: Bool) {
    let file = try OpenFile(path)
    var source = ByteSource.file(file)
    if !file.isRegular { source = .memory(try file.readToEnd(limit: memoryLimit, interrupted: interrupted)) }
    guard source.count > 0 else { throw CSVError.empty(path: path) }
    let head = try source.bytes(at: 0, count: 3)
    guard Gzip.begins(head) else { return (source, false) }
    let compressed = try source.bytes(at: 0, count: source.count)
    do {
      let inflated = try Gzip.inflated(compressed, limit: memoryLimit, interrupted: interrupted)
      guard !inflated.isEmpty else { throw CSVError.empty(path: path) }
      return (.memory(inflated), true)
    } catch Gzip.Failure.interrupted {
      throw CancellationError()
    } catch Gzip.Failure.tooLarge {
      throw CSVError.tooLarge(path: path, limit: memoryLimit)
    } catch Gzip.Failure.damaged {
      throw CSVError.badCompression(path: path)
    }
  }
}
