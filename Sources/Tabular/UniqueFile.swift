#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A new empty file with a name that nothing else has, open for reading and writing and for nobody else.
struct UniqueFile {
  /// Where it lies.
  let path: String
  /// The open file, which programs started from here do not inherit; whoever made it closes it.
  let descriptor: Int32

  /// Makes a file whose path begins with `beginning`, with a point and six letters behind it; `nil` if that cannot be
  /// done, and `errno` says why.
  init?(beginning: String) {
    var template = Array((beginning + ".XXXXXX").utf8CString)
    let descriptor = template.withUnsafeMutableBufferPointer { $0.baseAddress.map { mkstemp($0) } ?? -1 }
    guard descriptor >= 0 else { return nil }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    self.descriptor = descriptor
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
