import Report

/// Something that can be typed: a value whose properties its parameters fill, and the work it does.
///
/// From `about` and `parameters` derive the parser, help, completion, hints, canonical text, the JSON
/// description and the README's table.
public protocol Command: Sendable {
  /// The command with every default in place.
  init()
  /// What it is for.
  static var about: About { get }
  /// What can be given to it.
  static var parameters: [Parameter<Self>] { get }
  /// Does the work on a copy of the session; what it changes is kept only if this returns.
  ///
  /// - Throws: A `DiagnosticError`, `Diagnostics` for several, or `CancellationError`.
  func run(in context: inout RunContext) async throws -> Output
}
