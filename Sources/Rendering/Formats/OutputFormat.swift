import Shell

/// A form in which results are written: as they come, and as one document.
///
/// A new one costs the file of its renderer, which declares it in an extension, and a line in `all`.
public struct OutputFormat: Sendable {
  /// How the results of a running session are written.
  public enum Flow: Sendable {
    /// As terminal text of the window's width, with the colours that it has.
    case terminal
    /// One record after the other.
    case records(any Renderer)
    /// As one document once the session has ended.
    case document
  }

  /// How results are written while a session runs.
  public let flow: Flow
  /// How a session is written to a file.
  public let document: DocumentFormat

  /// The name, as typed after `--format`.
  public var name: String { document.name }
}
