import Work

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
  private let descriptor: Int32

  /// - Throws: `CSVError` if it is not there, a directory, or must not be read.
  init(_ path: String) throws(CSVError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      switch errno {
      case ENOENT, ENOTDIR: throw .notFound(path: path)
      case EACCES, EPERM: throw .noPermission(path: path)
      default: throw .unreadable(path: path, code: errno)
      }
    }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      let code = errno
      close(descriptor)
      throw .unreadable(path: path, code: code)
    }
    guard status.st_mode & S_IFMT != S_IFDIR else {
      close(descriptor)
      throw .isDirectory(path: path)
    }
    self.path = path
    self.descriptor = descriptor
    byteCount = Int(status.st_size)
    isRegular = status.st_mode & S_IFMT == S_IFREG
  }

  deinit { close(descriptor) }

  /// Copies bytes from `offset` on into `buffer`; returns how many, fewer only at the end.
  func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) throws(CSVError) -> Int {
    var filled = 0
    while filled < buffer.count {
      let room = UnsafeMutableRawBufferPointer(rebasing: buffer[filled...])
      let taken = pread(descriptor, room.baseAddress, room.count, off_t(offset + filled))
      if taken < 0 {
        if errno == EINTR { continue }
        throw .unreadable(path: path, code: errno)
      }
      if taken == 0 { break }
      filled += taken
    }
    return filled
  }

  /// Everything that comes out of a pipe or device. Bytes that are no text are noticed early, so that an endless
  /// device of zeroes is refused at once.
  func readToEnd(limit: Int, watch: Watch) throws -> [UInt8] {
    var all: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      try watch.check()
      let taken = buffer.withUnsafeMutableBytes { systemRead(descriptor, $0.baseAddress, $0.count) }
      if taken < 0 {
        if errno == EINTR { continue }
        throw CSVError.unreadable(path: path, code: errno)
      }
      if taken == 0 { return all }
      all.append(contentsOf: buffer[..<taken])
      let isText = !Gzip.begins(all) && TextEncoding.utf16(all) == nil
      if all.count == taken, isText, let place = all.firstIndex(of: 0) {
        throw CSVError.binary(path: path, line: 1, column: place + 1)
      }
      guard all.count <= limit else { throw CSVError.tooLarge(path: path, limit: limit) }
    }
  }
}
