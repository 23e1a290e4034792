#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file opened for reading at any place, closed with its last user.
final class OpenFile: Sendable {
  let path: String
  let byteCount: Int
  /// Whether it can be read at any place, as a pipe cannot.
  let isRegular: Bool
  /// When it was last changed, in nanoseconds; 0 for what is no file.
  let changed: Int64
  private let descriptor: Descriptor

  /// Closes the file with its last user.
  private final class Descriptor: Sendable {
    let number: Int32
    init(_ number: Int32) { self.number = number }
    deinit { close(number) }
  }

  /// - Throws: `CSVError` if it is not there, a directory, or must not be read.
  convenience init(_ input: TableFile) throws(CSVError) {
    let number: Int32
    switch input {
    case .file(let path): number = open(path, O_RDONLY | O_CLOEXEC)
    case .open(let descriptor, _): number = fcntl(descriptor, F_DUPFD_CLOEXEC, 0)
    }
    guard number >= 0 else {
      switch errno {
      case ENOENT, ENOTDIR: throw .notFound(path: input.name)
      case EACCES, EPERM: throw .noPermission(path: input.name)
      default: throw .unreadable(path: input.name, code: errno)
      }
    }
    var status = stat()
    guard fstat(number, &status) == 0 else {
      let code = errno
      close(number)
      throw .unreadable(path: input.name, code: code)
    }
    guard status.st_mode & S_IFMT != S_IFDIR else {
      close(number)
      throw .isDirectory(path: input.name)
    }
    // An open file that was read from already goes on from there, as a pipe does.
    let isAtStart = if case .open = input { lseek(number, 0, SEEK_CUR) == 0 } else { true }
    let isRegular = status.st_mode & S_IFMT == S_IFREG && isAtStart
    self.init(
      path: input.name, byteCount: Int(status.st_size), isRegular: isRegular,
      changed: isRegular ? Self.nanoseconds(status) : 0, Descriptor(number))
  }

  /// A temporary file that is written first; see `append` and `sized`.
  convenience init(owning number: Int32, path: String) {
    self.init(path: path, byteCount: 0, isRegular: true, changed: 0, Descriptor(number))
  }

  private init(path: String, byteCount: Int, isRegular: Bool, changed: Int64, _ descriptor: Descriptor) {
    self.path = path
    self.byteCount = byteCount
    self.isRegular = isRegular
    self.changed = changed
    self.descriptor = descriptor
  }

  private static func nanoseconds(_ status: stat) -> Int64 {
    #if canImport(Darwin)
      let time = status.st_mtimespec
    #else
      let time = status.st_mtim
    #endif
    return Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
  }

  /// The same file with the bytes that were appended meanwhile.
  func sized(_ count: Int) -> OpenFile {
    OpenFile(path: path, byteCount: count, isRegular: isRegular, changed: changed, descriptor)
  }

  /// Writes at the end; the system's reason if that fails.
  func append(_ bytes: UnsafeRawBufferPointer) -> Int32? {
    var rest = bytes
    while !rest.isEmpty {
      let taken = systemWrite(descriptor.number, rest.baseAddress, rest.count)
      if taken < 0 {
        if errno == EINTR { continue }
        return errno
      }
      rest = UnsafeRawBufferPointer(rebasing: rest[taken...])
    }
    return nil
  }

  /// Copies bytes from `offset` on into `buffer`; returns how many, fewer only at the end.
  func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) throws(CSVError) -> Int {
    var filled = 0
    while filled < buffer.count {
      let room = UnsafeMutableRawBufferPointer(rebasing: buffer[filled...])
      let taken = pread(descriptor.number, room.baseAddress, room.count, off_t(offset + filled))
      if taken < 0 {
        if errno == EINTR { continue }
        throw .unreadable(path: path, code: errno)
      }
      if taken == 0 { break }
      filled += taken
    }
    return filled
  }

  /// Copies what comes next into `buffer`; returns how many bytes that are, 0 at the end, `nil` if a signal came first.
  func readNext(into buffer: UnsafeMutableRawBufferPointer) throws(CSVError) -> Int? {
    let taken = systemRead(descriptor.number, buffer.baseAddress, buffer.count)
    if taken < 0 {
      if errno == EINTR { return nil }
      throw .unreadable(path: path, code: errno)
    }
    return taken
  }
}
