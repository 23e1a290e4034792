#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What stands at a path that is to be written, links followed.
public enum PathKind: Sendable {
  /// Nothing that can be seen.
  case nothing
  /// A file, which would be replaced.
  case file
  /// A folder, which cannot be written.
  case folder
  /// A pipe or a device, which takes whatever comes.
  case stream

  /// What stands at `path` now.
  public init(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else {
      self = .nothing
      return
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: self = .file
    case S_IFDIR: self = .folder
    default: self = .stream
    }
  }
}
