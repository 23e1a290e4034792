/// What is said in place of a result where nothing ran: a line, a file or an option that cannot be read.
public struct Refusal: Sendable, Hashable {
  /// The line that cannot be read; `nil` if it is none.
  public var line: String?
  /// Where the line stands.
  public var place: ScriptPlace?
  /// What is wrong, in the order of the line.
  public var diagnostics: [Diagnostic]

  /// What is wrong with a line, or with something else if there is none.
  public init(_ diagnostics: [Diagnostic], line: String? = nil, place: ScriptPlace? = nil) {
    self.diagnostics = diagnostics
    self.line = line
    self.place = place
  }

  /// The exit status that follows from it.
  public var exitStatus: Int32 { diagnostics.first?.kind.exitStatus ?? Diagnostic.Kind.usage.exitStatus }
}

/// Where a line of a script stands.
public struct ScriptPlace: Sendable, Hashable {
  /// The file, as it was named; `nil` for the standard input.
  public var file: String?
  /// The number of the line, from 1.
  public var line: Int

  /// A line of a file, or of the standard input.
  public init(file: String?, line: Int) {
    self.file = file
    self.line = line
  }

  /// The place as a person is told it, such as `tour.timbre:12`.
  public var text: String { file.map { "\($0):\(line)" } ?? "line \(line)" }
}
