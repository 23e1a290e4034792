import Foundation

/// The bytes of a download that is not whole yet, beside the place where it will stand.
final class PartialFile {
  private let path: String
  private let handle: FileHandle

  private var partPath: String { path + ".part" }
  /// Holds what the other side called this version of the file, so that two versions are never joined.
  private var markPath: String { path + ".part.version" }

  /// Opens the bytes of an earlier try, or none.
  init(_ path: String) throws(HTTPError) {
    self.path = path
    let files = FileManager.default
    let part = path + ".part"
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
    try? files.createDirectory(at: folder, withIntermediateDirectories: true)
    if !files.fileExists(atPath: part) { _ = files.createFile(atPath: part, contents: nil) }
    guard let handle = FileHandle(forUpdatingAtPath: part) else { throw .file(path: part) }
    self.handle = handle
  }

  deinit { try? handle.close() }

  /// How many bytes an earlier try left, and of which version.
  var held: (count: Int, mark: String?) {
    let count = (try? handle.seekToEnd()).map { Int($0) } ?? 0
    return (count, try? String(contentsOfFile: markPath, encoding: .utf8))
  }

  /// Gets ready for the body of an answer; answers how many bytes stand before it.
  func start(with head: HTTPResponse) throws(HTTPError) -> Int {
    let count = held.count
    switch head.status {
    case 206 where head.headers["content-range"]?.hasPrefix("bytes \(count)-") == true:
      return count
    case 200:
      try writing { try handle.truncate(atOffset: 0) }
      // A weak tag does not promise the same bytes and may not be used with If-Range.
      let tag = head.headers["etag"].flatMap { $0.hasPrefix("W/") ? nil : $0 }
      if let mark = tag ?? head.headers["last-modified"] {
        try writing { try mark.write(toFile: markPath, atomically: true, encoding: .utf8) }
      } else {
        try? FileManager.default.removeItem(atPath: markPath)
      }
      return 0
    case 206, 416:
      // What is held does not fit the file any more: begin anew with the next try.
      discard()
      throw .interrupted(host: "")
    default:
      throw .status(head.status)
    }
  }

  func append(_ data: Data) throws(HTTPError) { try writing { try handle.write(contentsOf: data) } }

  /// Checks the whole file and gives it its name.
  func finish(as download: Download) throws(HTTPError) {
    if let expected = download.checksum?.lowercased() {
      let found = try checksum()
      guard found == expected else {
        discard()
        throw .checksum(expected: expected, found: found)
      }
    }
    try writing {
      try handle.synchronize()
      guard rename(partPath, path) == 0 else { throw HTTPError.file(path: path) }
    }
    try? FileManager.default.removeItem(atPath: markPath)
  }

  private func checksum() throws(HTTPError) -> String {
    var hash = SHA256()
    try writing {
      try handle.seek(toOffset: 0)
      while let bytes = try handle.read(upToCount: 1 << 20), !bytes.isEmpty {
        bytes.withUnsafeBytes { hash.update($0) }
      }
    }
    return hash.finish().hexadecimal
  }

  private func discard() {
    try? handle.truncate(atOffset: 0)
    try? FileManager.default.removeItem(atPath: markPath)
  }

  private func writing(_ body: () throws -> Void) throws(HTTPError) {
    do { try body() } catch { throw .file(path: path) }
  }
}
