import Report
import Shell

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Reading small text files that people wrote.
enum FileText {
  /// The most bytes that a session file may have.
  static let limit = 4 << 20

  /// The text of a file.
  ///
  /// - Throws: A diagnostic at the parameter that named the file.
  static func read(_ path: String, at parameter: String) throws -> String {
    let bytes = try bytes(path, at: parameter, limit: limit, meant: "a session file")
    do {
      return try ScriptText.decoded(bytes)
    } catch {
      throw Diagnostic(
        error.code, "cannot read \(.text(path), .strong): " + error.message, at: .parameter(parameter),
        help: error.help)
    }
  }

  /// The bytes of a file.
  ///
  /// - Parameters:
  ///   - limit: the most bytes that it may have.
  ///   - meant: what the file should be, such as `a model`.
  /// - Throws: A diagnostic at the parameter that named the file.
  static func bytes(_ path: String, at parameter: String, limit: Int, meant: String) throws -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw refusal(
        errno == ENOENT ? "no-such-file" : "unreadable-file", path, String(cString: strerror(errno)),
        at: parameter)
    }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = readBytes(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else {
        throw refusal("unreadable-file", path, String(cString: strerror(errno)), at: parameter)
      }
      if count == 0 { break }
      bytes += buffer[..<count]
      guard bytes.count <= limit else {
        throw refusal("file-too-large", path, "it is too large for \(meant)", at: parameter)
      }
    }
    return bytes
  }

  private static func refusal(
    _ code: String, _ path: String, _ reason: String, at parameter: String
  ) -> Diagnostic {
    Diagnostic(code, "cannot read \(.text(path), .strong): \(reason)", at: .parameter(parameter))
  }

  /// The name of a file without its folder and its ending.
  static func title(of path: String) -> String {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return name }
    return String(name[..<dot])
  }

  /// Whether there is a file.
  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// The path from the root, links resolved where the file exists.
  static func absolute(_ path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}

// Outside the type, whose own `read` would hide the system's.
private func readBytes(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer, _ count: Int) -> Int {
  read(descriptor, buffer, count)
}
