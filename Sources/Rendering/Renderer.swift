import Report

/// Turns results into text of one format.
///
/// Every renderer accepts every output, and escapes all text that came from data.
public protocol Renderer: Sendable {
  /// One output as text.
  func render(_ output: Output) -> String
}
