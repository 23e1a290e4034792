import Report
import Shell

/// Turns what a session says into text of one format.
///
/// Every renderer accepts every output, and escapes all text that came from data.
public protocol Renderer: Sendable {
  /// The result of one command, or the title of one section, as it goes to the standard output.
  func render(_ record: Record) -> String
}
