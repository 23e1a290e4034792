import Report
import Shell
import Tabular

/// What `-` means where a file is asked for: standard input and standard output, if they are free.
struct StandardStreams {
  private let host: any Host

  /// The name that stands for them.
  static let name = "-"

  init(_ host: any Host) { self.host = host }

  /// Where a table is read from. Throws a `Diagnostic` where standard input is not to be had.
  func input(_ text: String) throws(Diagnostic) -> TableFile {
    guard text == Self.name else { return .file(host.environment.path(text)) }
    guard let descriptor = host.environment.freeInput else {
      throw Diagnostic(
        "standard-input-taken", "\(.code(Self.name)) is standard input, and the commands come from there",
        kind: .usage, at: .parameter("file"),
        help: "give the commands with \(.code("-c")), or in a file")
    }
    return .open(descriptor: descriptor, name: "standard input")
  }

  /// Where a table is written to. Throws a `Diagnostic` where standard output is not to be had.
  func output(_ text: String) throws(Diagnostic) -> TableFile {
    guard text == Self.name else { return .file(host.environment.destination(text)) }
    guard let descriptor = host.environment.freeOutput else {
      throw Diagnostic(
        "standard-output-taken", "\(.code(Self.name)) is standard output, and results are shown there",
        kind: .usage, at: .parameter("out"),
        help: "name a file, or start timbre with \(.code("-c")) and this line")
    }
    return .open(descriptor: descriptor, name: "standard output")
  }
}
