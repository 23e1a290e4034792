#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The lines typed in earlier sessions: a text file, one line each, that only its owner can read.
struct HistoryFile: Sendable {
  /// How many lines are kept.
  static let capacity = 2000

  /// Where it is.
  let path: String

  /// The history in the state folder.
  init(stateFolder: String) { path = stateFolder + "/history" }

  /// The lines, oldest first; none if there is no such file.
  func lines() -> [String] {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return [] }
    defer { close(file) }
    var bytes: [UInt8] = []
    while let more = Descriptor(number: file).read(), !more.isEmpty { bytes += more }
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    if lines.count > Self.capacity * 2 { rewrite(lines.suffix(Self.capacity)) }
    return lines.suffix(Self.capacity)
  }

  /// Adds a line at the end. Two sessions at once both add theirs.
  ///
  /// A history that cannot be written is no reason to stop anybody's work.
  func append(_ line: String) {
    guard Self.mayKeep(line) else { return }
    PrivateFile.makeFolders(of: path)
    let file = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
    guard file >= 0 else { return }
    Descriptor(number: file).write(line + "\n")
    close(file)
  }

  /// Whether a line may be kept: not one that starts with a space, nor one that holds a secret.
  static func mayKeep(_ line: String) -> Bool {
    guard let first = line.first, !first.isWhitespace, !line.contains(where: \.isNewline) else {
      return false
    }
    let keys = line.split(separator: " ").compactMap { word in
      word.firstIndex(of: "=").map { word[..<$0].lowercased() }
    }
    return !keys.contains { key in ["secret", "token", "password"].contains { key.hasSuffix($0) } }
  }

  private func rewrite(_ lines: ArraySlice<String>) {
    PrivateFile.write(lines.joined(separator: "\n") + "\n", to: path)
  }
}
