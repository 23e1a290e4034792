#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Text files that only their owner can read.
enum PrivateFile {
  /// Writes a file in one step: whoever reads it meanwhile sees the old one or the new one.
  static func write(_ text: String, to path: String) {
    makeFolders(of: path)
    let fresh = path + ".new"
    let file = open(fresh, O_WRONLY | O_TRUNC | O_CREAT | O_CLOEXEC, 0o600)
    guard file >= 0 else { return }
    let isWhole = Descriptor(number: file).write(text)
    close(file)
    if isWhole { rename(fresh, path) } else { unlink(fresh) }
  }

  /// Makes the folders that a file stands in.
  static func makeFolders(of path: String) {
    var end = path.startIndex
    while let slash = path[path.index(after: end)...].firstIndex(of: "/") {
      mkdir(String(path[..<slash]), 0o700)
      end = slash
    }
  }

  /// The bytes of a file; `nil` if it cannot be read.
  static func bytes(of path: String) -> [UInt8]? {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var bytes: [UInt8] = []
    while let more = Descriptor(number: file).read(), !more.isEmpty { bytes += more }
    return bytes
  }
}
