import Work

extension ByteSource {
  /// A file that was opened, and what had to be done to read it.
  struct Opened {
    var source: ByteSource
    var isCompressed = false
    var encoding = TextEncoding.utf8
    /// Whether the names of its columns have told the encoding.
    var isEncodingGuessed = false
    /// Characters that were damaged and stand as U+FFFD.
    var damagedCharacters = 0
    /// When the file was last changed, in nanoseconds; 0 for what is no file.
    var changed: Int64 = 0
    /// What is known of the rows, if they were made of a table in another form than text.
    var made: MadeRows?
    /// The path of the file that holds just these bytes; `nil` for a pipe, or where something was done to them.
    var plainPath: String?

    /// The same with rows of text in place of what the file holds.
    func holding(_ rows: (source: ByteSource, made: MadeRows)) -> Opened {
      var opened = self
      (opened.source, opened.made, opened.plainPath) = (rows.source, rows.made, nil)
      return opened
    }
  }

  /// Opens a file, decompresses it if it is a gzip file, and turns it into UTF-8 if need be. Something that is not a file,
  /// such as a pipe, is read to its end. What is read so is kept on the disk if it is large.
  ///
  /// - Throws: `CSVError`, or `CancellationError` if the person asked to stop.
  static func open(_ input: TableFile, encoding: TextEncoding? = nil, watch: Watch) throws -> Opened {
    let file = try OpenFile(input)
    var opened = Opened(source: .file(file), changed: file.changed)
    if file.isRegular {
      guard file.byteCount > 0 else { throw CSVError.empty(path: input.name) }
      guard Gzip.begins(try opened.source.bytes(at: 0, count: 3)) else {
        if case .file(let path) = input { opened.plainPath = path }
        return try opened.inUTF8(path: input.name, from: encoding)
      }
    }
    (opened.source, opened.isCompressed) = try unpacked(file, watch: watch)
    guard opened.source.count > 0 else { throw CSVError.empty(path: input.name) }
    return try opened.inUTF8(path: input.name, from: encoding)
  }

  /// Everything that comes out of a pipe, a device or a gzip file, decompressed. Bytes that are no text are noticed
  /// early, so that an endless device of zeroes is refused at once.
  private static func unpacked(_ file: OpenFile, watch: Watch) throws -> (ByteSource, isCompressed: Bool) {
    var spool = Spool(path: file.path)
    var inflater: Inflater?
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    var isFirst = true
    var place = 0
    while true {
      try watch.check()
      let taken = try buffer.withUnsafeMutableBytes { buffer in
        // A pipe gives what there is, and too little of it does not tell what it is.
        var filled = 0
        repeat {
          let room = UnsafeMutableRawBufferPointer(rebasing: buffer[filled...])
          guard let more = try file.readNext(into: room) else { return filled > 0 ? filled : -1 }
          if more == 0 { break }
          filled += more
        } while isFirst && filled < 3
        return filled
      }
      if taken < 0 { continue }
      if taken == 0 { break }
      place += taken
      if isFirst {
        isFirst = false
        let head = buffer[..<taken]
        if Gzip.begins(head) {
          inflater = try Inflater()
        } else if TextEncoding.wide(head) == nil, FileKind(head: head)?.isTable != true,
          let zero = head.firstIndex(of: 0)
        {
          if let kind = FileKind(head: head) { throw CSVError.foreign(path: file.path, kind: kind) }
          throw CSVError.binary(path: file.path, line: 1, column: zero + 1)
        }
      }
      try buffer.withUnsafeBytes { bytes in
        try add(UnsafeRawBufferPointer(rebasing: bytes[..<taken]), to: &spool, &inflater)
      }
      let total = file.isRegular ? Double(file.byteCount) : nil
      watch.report(
        WorkProgress(inflater == nil ? "reading" : "unpacking", Double(place), of: total, unit: .bytes))
    }
    if inflater != nil {
      do { try inflater?.finish() } catch { throw CSVError.badCompression(path: file.path) }
    }
    let isCompressed = inflater != nil
    return (spool.source(), isCompressed)
  }

  private static func add(
    _ bytes: UnsafeRawBufferPointer, to spool: inout Spool, _ inflater: inout Inflater?
  ) throws(CSVError) {
    guard inflater != nil else { return try spool.append(bytes) }
    var failure: CSVError?
    do {
      try inflater?.inflate(bytes) { output throws(Gzip.Failure) in
        do throws(CSVError) { try spool.append(output) } catch {
          failure = error
          throw .interrupted
        }
      }
    } catch {
      throw failure ?? .badCompression(path: spool.path)
    }
  }
}

extension ByteSource.Opened {
  /// How much of a file tells whether its characters were written twice.
  private static let sampleLength = 1 << 16

  /// The same, its characters in UTF-8 if they are in an encoding that the readers do not know.
  ///
  /// - Parameter chosen: How a person says that they are written; `nil` to find out.
  func inUTF8(path: String, from chosen: TextEncoding?) throws(CSVError) -> ByteSource.Opened {
    let head = try source.bytes(at: 0, count: 512)
    if let kind = FileKind(head: head) {
      if kind.isTable { return self }
      // Its zeroes would be taken for halves of characters.
      if head.contains(0) { throw .foreign(path: path, kind: kind) }
    }
    var opened = self
    let encoding = chosen ?? TextEncoding.wide(head)
    let sample = try source.bytes(at: 0, count: min(source.count, Self.sampleLength))
    let isDoubled = encoding == nil && DoubledText.isOne(sample)
    if isDoubled || encoding == .utf8Twice {
      opened.source = .memory(DoubledText.plain(try source.bytes(at: 0, count: source.count)))
      opened.plainPath = nil
      (opened.encoding, opened.isEncodingGuessed) = (.utf8Twice, isDoubled)
      return opened
    }
    guard let encoding, encoding.systemName != nil else { return self }
    guard let text = DecodedText(try source.bytes(at: 0, count: source.count), from: encoding) else {
      throw .unknownEncoding(path: path, encoding: encoding)
    }
    guard !text.bytes.isEmpty else { throw .empty(path: path) }
    opened.source = .memory(text.bytes)
    opened.plainPath = nil
    opened.damagedCharacters = text.damaged
    opened.encoding = encoding
    return opened
  }
}
