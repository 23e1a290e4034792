import Report
import Shell

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Lines to run without anybody typing them, and where they come from.
struct Script: Sendable {
  /// What the lines come from.
  enum Source: Sendable, Hashable {
    case file(String)
    case standardInput
    case options
  }

  /// What the lines come from.
  let source: Source
  /// The lines.
  let lines: SessionScript

  /// The scripts that an invocation asks for, in order.
  ///
  /// - Parameter readsInput: whether standard input is read when nothing else is asked for.
  /// - Throws: What keeps the file from being read.
  static func all(of invocation: Invocation, readsInput: Bool, catalog: Catalog) throws(Diagnostic)
    -> [Script]
  {
    var scripts: [Script] = []
    if let file = invocation.file {
      if let line = catalog.line(opening: file) {
        scripts.append(Script(source: .options, lines: SessionScript(line)))
      } else {
        scripts.append(file == "-" ? try standardInput() : try script(in: file))
      }
    }
    if !invocation.commands.isEmpty {
      let text = invocation.commands.joined(separator: "\n")
      scripts.append(Script(source: .options, lines: SessionScript(text)))
    }
    if scripts.isEmpty, readsInput { scripts.append(try standardInput()) }
    return scripts
  }

  /// The place of a line; `nil` if it is in plain sight.
  func place(of line: SessionScript.Line) -> ScriptPlace? {
    switch source {
    case .file(let name): ScriptPlace(file: name, line: line.number)
    case .standardInput: ScriptPlace(file: nil, line: line.number)
    case .options: nil
    }
  }

  private static func standardInput() throws(Diagnostic) -> Script {
    Script(source: .standardInput, lines: SessionScript(try text(in: .input, named: "standard input")))
  }

  private static func script(in path: String) throws(Diagnostic) -> Script {
    let number = open(path, O_RDONLY | O_CLOEXEC)
    guard number >= 0 else { throw unreadable(path, String(cString: strerror(errno))) }
    defer { close(number) }
    var status = stat()
    if fstat(number, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
      throw unreadable(path, "it is a folder")
    }
    return Script(
      source: .file(path), lines: SessionScript(try text(in: Descriptor(number: number), named: path)))
  }

  private static func unreadable(_ path: String, _ reason: String) -> Diagnostic {
    Diagnostic(
      "unreadable-file", "\(.text(path), .strong) cannot be read: \(reason)", kind: .usage,
      help: "timbre FILE replays a session file; a single command is given with -c")
  }

  private static func text(in descriptor: Descriptor, named name: String) throws(Diagnostic) -> String {
    var bytes: [UInt8] = []
    while let more = descriptor.read() { bytes += more }
    do throws(Diagnostic) {
      return try ScriptText.decoded(bytes)
    } catch {
      var named = error
      named.message = "\(.text(name), .strong) cannot be read: " + error.message
      throw named
    }
  }

  /// The folder in which timbre was started.
  static var workingFolder: String {
    guard let path = getcwd(nil, 0) else { return "." }
    defer { free(path) }
    return String(cString: path)
  }
}
