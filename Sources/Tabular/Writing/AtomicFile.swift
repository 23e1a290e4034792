#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A file that appears under its name only when it is complete: a full disk or a kill leaves the old one.
public struct AtomicFile: ~Copyable {
  /// Why a file could not be written.
  public enum Fault: Error, Sendable, Equatable {
    /// The system refused a step; `code` is its `errno`.
    case refused(path: String, step: Step, code: Int32)
  }

  /// The steps of writing a file.
  public enum Step: String, Sendable { case create, write, sync, rename }

  /// The path under which the file will appear.
  public let path: String
  private let temporaryPath: String
  private var descriptor: Int32
  private var buffer: [UInt8] = []
  private static let bufferSize = 1 << 18

  /// Begins a file in the folder of `path`.
  ///
  /// - Parameters:
  ///   - path: Where it will appear; a link is followed, so that it stays a link.
  ///   - permissions: The access rights, before the umask.
  /// - Throws: `Fault.refused` if the folder does not take a file.
  public init(path: String, permissions: mode_t = 0o644) throws(Fault) {
    let target = Self.followingLinks(path)
    self.path = path
    var status = stat()
    // A device or a pipe cannot be replaced; it is written in place.
    let isSpecial = stat(target, &status) == 0 && status.st_mode & S_IFMT != S_IFREG
    temporaryPath = isSpecial ? "" : "\(target).\(getpid())-\(UInt32.random(in: 0 ... .max)).part"
    let flags = isSpecial ? O_WRONLY | O_CLOEXEC : O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC
    descriptor = open(isSpecial ? target : temporaryPath, flags, permissions)
    guard descriptor >= 0 else { throw Fault.refused(path: path, step: .create, code: errno) }
  }

  /// Adds bytes at the end.
  public mutating func append(_ bytes: some Sequence<UInt8>) throws(Fault) {
    buffer.append(contentsOf: bytes)
    if buffer.count >= Self.bufferSize { try flush() }
  }

  /// Makes the file appear under its name, with everything on the disk.
  public consuming func commit() throws(Fault) {
    try flush()
    guard !temporaryPath.isEmpty else { return }
    guard fsync(descriptor) == 0 else { throw Fault.refused(path: path, step: .sync, code: errno) }
    guard rename(temporaryPath, Self.followingLinks(path)) == 0 else {
      throw Fault.refused(path: path, step: .rename, code: errno)
    }
  }

  /// Writes all bytes of a file at once.
  public static func write(_ bytes: [UInt8], to path: String, permissions: mode_t = 0o644) throws(Fault) {
    var file = try AtomicFile(path: path, permissions: permissions)
    try file.append(bytes)
    try file.commit()
  }

  deinit {
    close(descriptor)
    // After a commit the name is gone already, and this does nothing.
    if !temporaryPath.isEmpty { unlink(temporaryPath) }
  }

  private mutating func flush() throws(Fault) {
    var start = 0
    while start < buffer.count {
      let count = buffer.withUnsafeBytes { bytes in
        writeBytes(descriptor, bytes.baseAddress.map { $0 + start }, bytes.count - start)
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw Fault.refused(path: path, step: .write, code: errno) }
      start += count
    }
    buffer.removeAll(keepingCapacity: true)
  }

  private static func followingLinks(_ path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}

// Outside the type, whose own `write` would hide the system's.
private func writeBytes(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}
