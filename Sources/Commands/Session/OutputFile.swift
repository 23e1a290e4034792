import Report
import Shell
import Tabular

/// A command that writes a file of the person's: its ending says the form, and what is there already is replaced only if
/// the person says so.
protocol FileWritingCommand: Command {
  /// The file as it was typed.
  var file: String { get }
  /// Whether a file of that name is replaced without asking.
  var replaces: Bool { get set }
}

extension FileWritingCommand {
  /// `replace`, which every such command has.
  static var replaceParameter: Parameter<Self> {
    .keyword("replace", \.replaces, "replace a file of that name without asking")
  }

  /// Where the file is to be written.
  ///
  /// - Parameter endings: those that the file may have, without the first dot.
  /// - Throws: A diagnostic for another ending, and for a file that is there and is to stay.
  func path(endings: [String], in context: RunContext) throws -> String {
    let path = context.host.environment.path(file)
    // A device such as /dev/stdout has no ending.
    if PathKind(path) == .stream { return context.host.environment.destination(file) }
    let name = file.lowercased()
    guard endings.contains(where: { name.hasSuffix("." + $0) }) else {
      let choice = EndingChoice(endings)
      let (stem, ending) = EndingChoice.parts(of: file)
      throw Diagnostic(
        "unknown-ending", "\(.text(file), .strong) does not end in \(choice.listed)", kind: .usage,
        at: .parameter("file"), help: choice.advice(on: ending),
        suggestions: choice.nearest(to: ending).map {
          "\(Self.about.name) \(Quoting.quotedIfNeeded(stem + "." + $0))"
        })
    }
    if !replaces { try OutputFile(name: file, parameter: "file").check(at: path, in: context) }
    return context.host.environment.destination(file)
  }
}

/// A file that is to be written.
struct OutputFile {
  /// The endings of tables, for a sentence.
  static let tables: Text =
    "\(.code(TableOutput.endings.map { "." + $0 }.joined(separator: ", "))), those of text with .gz behind if they are to be compressed"

  /// The file as it was typed.
  let name: String
  /// The parameter that names it.
  let parameter: String

  /// Asks the person, if there is one, whether a file that is there already may go.
  ///
  /// - Throws: A diagnostic if it is there and is to stay.
  func check(at path: String, in context: RunContext) throws {
    guard PathKind(path) == .file else { return }
    let question: Text = "\(.text(name), .strong) is there already: replace it?"
    if context.host.isInteractive, context.host.confirm(question) { return }
    throw Diagnostic(
      "file-exists", "\(.text(name), .strong) is there already, and stays as it is",
      at: .parameter(parameter),
      help: "\(.code("replace")) at the end of the line writes over it")
  }
}
