import Report
import Shell

/// Turns what a session says into text of one format.
///
/// Every renderer accepts every output, and escapes all text that came from data.
public protocol Renderer: Sendable {
  /// The result of one command, or the title of one section, as it goes to the standard output.
  func render(_ record: Record) -> String
  /// What is said on the standard output where nothing ran; nothing in forms that are for people.
  func render(_ refusal: Refusal) -> String
}

extension Renderer {
  /// Nothing: people read it on the standard error.
  public func render(_ refusal: Refusal) -> String { "" }
}
