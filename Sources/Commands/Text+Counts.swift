import Report

extension Text.Interpolation {
  /// A count with its noun: `\(counted: 1, "track")` is “1 track”, 2 are “2 tracks”.
  mutating func appendInterpolation(counted count: Int, _ noun: String, _ role: Text.Role = .plain) {
    appendInterpolation(count, role)
    appendLiteral(count == 1 ? " \(noun)" : " \(noun)s")
  }
}
