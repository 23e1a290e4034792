import Work

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

  /// No table is larger than this after decompression, or from a pipe, in bytes.
  static let memoryLimit = 16 << 30

  /// A file that was opened, and what had to be done to read it.
  struct Opened {
    var source: ByteSource
    var isCompressed = false
    var encoding = TextEncoding.utf8
    /// Characters that were damaged and stand as U+FFFD.
    var damagedCharacters = 0
  }

  /// Opens a file, decompresses it if it is a gzip file, and turns UTF-16 into UTF-8. Something that is not a file,
  /// such as a pipe, is read to its end.
  ///
  /// - Throws: `CSVError`, or `CancellationError` if the person asked to stop.
  static func open(_ path: String, watch: Watch) throws -> Opened {
    let file = try OpenFile(path)
    var opened = Opened(source: .file(file))
    if !file.isRegular { opened.source = .memory(try file.readToEnd(limit: memoryLimit, watch: watch)) }
    guard opened.source.count > 0 else { throw CSVError.empty(path: path) }
    if Gzip.begins(try opened.source.bytes(at: 0, count: 3)) {
      let compressed = try opened.source.bytes(at: 0, count: opened.source.count)
      opened.source = .memory(try inflated(compressed, path: path, watch: watch))
      opened.isCompressed = true
    }
    return try opened.inUTF8(path: path)
  }

  private static func inflated(_ compressed: [UInt8], path: String, watch: Watch) throws -> [UInt8] {
    do {
      let inflated = try Gzip.inflated(compressed, limit: memoryLimit, watch: watch)
      guard !inflated.isEmpty else { throw CSVError.empty(path: path) }
      return inflated
    } catch Gzip.Failure.interrupted {
      throw CancellationError()
    } catch Gzip.Failure.tooLarge {
      throw CSVError.tooLarge(path: path, limit: memoryLimit)
    } catch Gzip.Failure.damaged {
      throw CSVError.badCompression(path: path)
    }
  }
}

extension ByteSource.Opened {
  /// The same, its characters in UTF-8 if they are in UTF-16.
  func inUTF8(path: String) throws(CSVError) -> ByteSource.Opened {
    guard let encoding = TextEncoding.utf16(try source.bytes(at: 0, count: 256)) else { return self }
    var opened = self
    let bytes = try source.bytes(at: 0, count: source.count)
    let text = TextEncoding.utf8(fromUTF16: bytes, isBigEndian: encoding == .utf16BigEndian)
    guard !text.bytes.isEmpty else { throw .empty(path: path) }
    opened.source = .memory(text.bytes)
    opened.damagedCharacters = text.damaged
    opened.encoding = encoding
    return opened
  }
}
