import Shell

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The lines of the session at the prompt as a file, so that nothing is lost when the person leaves.
struct KeptSession: Sendable {
  private let path: String

  /// Begins a new session: the lines of the one before are those of the last session from here on.
  init(_ environment: HostEnvironment) {
    path = environment.presentSession
    if access(path, F_OK) == 0 { rename(path, environment.lastSession) }
  }

  /// Writes the lines. A file that cannot be written is no reason to stop anybody's work.
  func write(_ lines: [String]) {
    guard !lines.isEmpty else { return }
    PrivateFile.write(lines.joined(separator: "\n") + "\n", to: path)
  }
}
