import Foundation

/// One run of one piece of work by one program, as a line of JSON in the results.
struct Measurement: Codable {
  /// What was done, such as `epoch`.
  var work: String
  /// Who did it, such as `timbre` or `torch`.
  var by: String
  /// How long each repetition took, in seconds.
  var seconds: [Double]
  /// Rows worked on in one repetition.
  var rows: Int?
  /// Floating-point operations of one repetition.
  var operations: Double?
  /// The most memory that the process held, in bytes.
  var peak: Int?
  /// A result that shows the work was done, such as a loss.
  var check: Double?

  /// The line.
  func line() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }
}
