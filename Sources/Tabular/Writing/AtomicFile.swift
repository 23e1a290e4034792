#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file that appears under its name only when it is complete: it is written beside it and then renamed. If anything
/// fails before `commit`, nothing remains of it and an older file of that name stays as it was.
public struct AtomicFile: ~Copyable {
  private let path: String
  /// Where the bytes go until then; `nil` if the target is a pipe or a device, which is written directly.
  private let temporaryPath: String?
  private let descriptor: Int32
  private var isCommitted = false

  /// - Parameters:
  ///   - path: where the file is to appear; a link is followed.
  ///   - mode: its permissions, before the user's mask; `0o600` for what is nobody else's business.
  public init(_ path: String, mode: UInt32 = 0o644) throws(FileWriteError) {
    let target = OutputPath.followingLinks(path)
    let opened = try Self.open(target, named: path, mode: mode)
    self.path = target
    temporaryPath = opened.temporaryPath
    descriptor = opened.descriptor
  }

  private static func open(
    _ target: String, named path: String, mode: UInt32
  ) throws(FileWriteError) -> (temporaryPath: String?, descriptor: Int32) {
    if let device = try OutputPath.device(target, named: path) { return (nil, device) }
    guard let file = UniqueFile(beginning: target) else { throw FileWriteError(errno, path) }
    OutputPath.allow(mode, file.descriptor)
    return (file.path, file.descriptor)
  }

  deinit {
    close(descriptor)
    if !isCommitted, let temporaryPath { unlink(temporaryPath) }
  }

  /// Adds bytes at the end.
  public mutating func append(_ bytes: [UInt8]) throws(FileWriteError) {
    try OutputPath.write(bytes, to: descriptor, named: path)
  }

  /// Makes the file appear under its name, once it is safe on the disk.
  public consuming func commit() throws(FileWriteError) {
    if let temporaryPath {
      if fsync(descriptor) != 0 { throw FileWriteError(errno, path) }
      if rename(temporaryPath, path) != 0 { throw FileWriteError(errno, path) }
    }
    isCommitted = true
  }

  /// Writes a whole file.
  public static func write(_ bytes: [UInt8], to path: String, mode: UInt32 = 0o644) throws(FileWriteError) {
    var file = try AtomicFile(path, mode: mode)
    try file.append(bytes)
    try file.commit()
  }

  /// Writes a whole file of text.
  public static func write(_ text: String, to path: String, mode: UInt32 = 0o644) throws(FileWriteError) {
    try write(Array(text.utf8), to: path, mode: mode)
  }
}
