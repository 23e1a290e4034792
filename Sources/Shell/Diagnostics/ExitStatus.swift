/// How the program ends, as a number for scripts and what it means.
public struct ExitStatus: Sendable, Hashable {
  /// The number.
  public let number: Int32
  /// What it means, in a phrase.
  public let meaning: String

  /// Every status, the good one first.
  public static let all =
    [ExitStatus(number: 0, meaning: "fine")]
    + Diagnostic.Kind.allCases.map { ExitStatus(number: $0.exitStatus, meaning: $0.meaning) }
}
