#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What the files that timbre writes have in common: what their path may be, and how bytes get there.
enum OutputPath {
  /// The file behind a link, or the path itself.
  static func followingLinks(_ path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// An open pipe or device, which is written directly; `nil` for a file that is or may be there.
  static func device(_ target: String, named path: String) throws(FileWriteError) -> Int32? {
    var status = stat()
    guard stat(target, &status) == 0 else {
      if target.hasSuffix("/") { throw .isDirectory(path: path) }
      return nil
    }
    let kind = status.st_mode & S_IFMT
    if kind == S_IFDIR { throw .isDirectory(path: path) }
    // Renaming would replace a file that its owner has protected.
    if access(target, W_OK) != 0 { throw FileWriteError(errno, path) }
    if kind == S_IFREG { return nil }
    let descriptor = openForWriting(target)
    if descriptor < 0 { throw FileWriteError(errno, path) }
    return descriptor
  }

  /// Gives a new file its permissions, before the user's mask.
  static func allow(_ mode: UInt32, _ descriptor: Int32) {
    let mask = umask(0)
    umask(mask)
    fchmod(descriptor, mode_t(mode) & ~mask)
  }

  /// Writes all bytes.
  static func write(
    _ bytes: [UInt8], to descriptor: Int32, named path: String
  ) throws(FileWriteError) {
    var written = 0
    while written < bytes.count {
      let taken = bytes.withUnsafeBytes {
        systemWrite(descriptor, $0.baseAddress.map { $0 + written }, $0.count - written)
      }
      if taken < 0 {
        if errno == EINTR { continue }
        if errno == EAGAIN {
          var wait = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
          poll(&wait, 1, -1)
          continue
        }
        throw FileWriteError(errno, path)
      }
      written += taken
    }
  }
}

extension FileWriteError {
  /// What the system's `errno` says of a file.
  init(_ code: Int32, _ path: String) {
    switch code {
    case EACCES, EPERM, EROFS: self = .noPermission(path: path)
    case ENOENT, ENOTDIR: self = .noSuchFolder(path: path)
    case EISDIR: self = .isDirectory(path: path)
    case ENOSPC, EDQUOT: self = .diskFull(path: path)
    case EPIPE: self = .readerGone(path: path)
    default: self = .failed(path: path, code: code)
    }
  }
}
