#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file that goes with the value; a library may read or write it by its path.
final class TemporaryFile {
  let path: String
  /// The file that it is made for, for messages.
  private let subject: String
  private let file: OpenFile

  /// An empty file where large temporary files belong. Throws `CSVError.noRoom`.
  init(for subject: String) throws(CSVError) {
    guard let made = UniqueFile(beginning: Spool.folder + "/timbre") else {
      throw .noRoom(path: subject, folder: Spool.folder, code: errno)
    }
    path = made.path
    self.subject = subject
    file = OpenFile(owning: made.descriptor, path: subject)
  }

  deinit { unlink(path) }

  /// Adds bytes at the end. Throws `CSVError.noRoom`.
  func append(_ bytes: [UInt8]) throws(CSVError) {
    let code = bytes.withUnsafeBytes { file.append($0) }
    if let code { throw .noRoom(path: subject, folder: Spool.folder, code: code) }
  }

  /// The file as it is now, which stays readable when its name is gone.
  func opened() throws(CSVError) -> OpenFile { try OpenFile(.file(path)) }
}

extension ByteSource.Opened {
  /// Calls `body` with the path of a file that holds the bytes.
  func withFile(named path: String, _ body: (String) throws -> Void) throws {
    if let plainPath { return try body(plainPath) }
    let file = try TemporaryFile(for: path)
    for start in stride(from: 0, to: source.count, by: 1 << 20) {
      try file.append(try source.bytes(at: start, count: 1 << 20))
    }
    try body(file.path)
    withExtendedLifetime(file) {}
  }
}
