#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A long file that appears under its name only when it is complete, and that another run can go on with if this one
/// is broken off: its bytes stand in `NAME.partial`, and what is done in `NAME.partial.json`.
///
/// A pipe or a device is written directly, and nobody can go on with it.
public final class ResumableFile: Sendable {
  /// What it is called in messages.
  public let name: String
  /// Where the bytes are until then; `nil` for a pipe or a device.
  public let partialPath: String?
  private let path: String
  private let descriptor: Int32

  /// Opens a file to be written; what an earlier run has left of it is still there. Throws `FileWriteError`, `.inUse` if
  /// another run writes the same file.
  public init(_ output: TableFile) throws(FileWriteError) {
    name = output.name
    switch output {
    case .open(let number, let name):
      path = name
      partialPath = nil
      descriptor = fcntl(number, F_DUPFD_CLOEXEC, 0)
      if descriptor < 0 { throw FileWriteError(errno, name) }
    case .file(let named):
      path = OutputPath.followingLinks(named)
      if let device = try OutputPath.device(path, named: named) {
        descriptor = device
        partialPath = nil
        return
      }
      let partial = path + ".partial"
      descriptor = open(partial, O_WRONLY | O_CREAT | O_CLOEXEC, 0o644)
      partialPath = partial
      if descriptor < 0 { throw FileWriteError(errno, named) }
      // Two runs would write over each other.
      if flock(descriptor, LOCK_EX | LOCK_NB) != 0 { throw .inUse(path: named) }
    }
  }

  deinit { close(descriptor) }

  private var notePath: String? { partialPath.map { $0 + ".json" } }

  /// What an earlier run has noted last; `nil` if there is nothing to go on with.
  public var note: [UInt8]? {
    guard let notePath, let file = try? OpenFile(.file(notePath)), file.byteCount < 1 << 16 else {
      return nil
    }
    return try? ByteSource.file(file).bytes(at: 0, count: file.byteCount)
  }

  /// Whether at least so many bytes of an earlier run are there.
  public func holds(_ byteCount: Int) -> Bool {
    var status = stat()
    return fstat(descriptor, &status) == 0 && Int(status.st_size) >= byteCount
  }

  /// Goes on behind the first bytes of an earlier run; 0 to begin anew.
  public func start(at byteCount: Int) throws(FileWriteError) {
    guard let notePath else { return }
    if byteCount == 0 { unlink(notePath) }
    if ftruncate(descriptor, off_t(byteCount)) != 0 || lseek(descriptor, off_t(byteCount), SEEK_SET) < 0 {
      throw FileWriteError(errno, path)
    }
  }

  /// Adds bytes at the end.
  public func append(_ bytes: [UInt8]) throws(FileWriteError) {
    try OutputPath.write(bytes, to: descriptor, named: name)
  }

  /// Notes what is done, once the bytes that belong to it are safe on the disk; what stands behind them is cut off.
  public func keep(_ note: [UInt8], byteCount: Int) throws(FileWriteError) {
    guard let notePath else { return }
    if !holds(byteCount) || ftruncate(descriptor, off_t(byteCount)) != 0 || fsync(descriptor) != 0 {
      throw FileWriteError(errno, path)
    }
    try AtomicFile.write(note, to: notePath)
  }

  /// Makes the file appear under its name, once it is safe on the disk.
  public func commit() throws(FileWriteError) {
    guard let partialPath, let notePath else { return }
    if fsync(descriptor) != 0 || rename(partialPath, path) != 0 { throw FileWriteError(errno, path) }
    unlink(notePath)
  }

  /// Makes another file of what was written, which then goes.
  ///
  /// - Parameter make: makes the file of that path from the one at the other.
  /// - Throws: what `make` throws; another run can go on then.
  func replace(_ make: (_ path: String, _ partialPath: String) throws -> Void) throws {
    guard let partialPath, let notePath else { throw FileWriteError.isStream(path: name) }
    try make(path, partialPath)
    unlink(partialPath)
    unlink(notePath)
  }

  /// Leaves nothing behind.
  public func discard() {
    guard let partialPath, let notePath else { return }
    unlink(notePath)
    unlink(partialPath)
  }
}
