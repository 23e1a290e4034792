import Learning
import Music
import Report
import Shell
import Tabular

/// Feature values that a person typed, such as `energy=0.8 tempo=128 key=C#`.
struct TypedFeatures {
  private(set) var values: [ColumnName: Float] = [:]

  /// Reads them all; throws everything that is wrong with them.
  init(_ pairs: [NamedText], known features: Features) throws {
    let known = features.columns.map(\.text)
    var faults: [Diagnostic] = []
    for pair in pairs {
      let name = ColumnName(pair.name.lowercased())
      guard known.contains(name.text) else {
        faults.append(
          Diagnostic(
            "unknown-feature", "the model has no feature \(.text(pair.name), .strong)", kind: .usage,
            at: .span(pair.nameSpan), help: "it learned from \(known.joined(separator: ", "))",
            suggestions: NearestNames.of(pair.name, among: known)))
        continue
      }
      guard let value = TypedFeatures.value(of: pair.text, for: name) else {
        faults.append(
          Diagnostic(
            "bad-value", "\(.code(pair.name)) needs \(TypedFeatures.expectation(for: name))", kind: .usage,
            at: .span(pair.textSpan)))
        continue
      }
      if let range = TrackSchema.ranges[name], !range.contains(value) {
        faults.append(
          Diagnostic(
            "out-of-range",
            "\(.code(pair.name)) lies between \(plainText(of: range.lowerBound)) and \(plainText(of: range.upperBound))",
            kind: .usage, at: .span(pair.textSpan)))
        continue
      }
      values[name] = value
    }
    guard faults.isEmpty else { throw Diagnostics(faults) }
  }

  /// One row for a model's features; NaN for what was not given.
  func row(for features: Features) -> Matrix {
    features.matrix(rows: 1) { column in values[column].map { [$0] } }
  }

  private static let notes: [String: Float] = [
    "c": 0, "c#": 1, "db": 1, "d": 2, "d#": 3, "eb": 3, "e": 4, "f": 5, "f#": 6, "gb": 6, "g": 7, "g#": 8,
    "ab": 8, "a": 9, "a#": 10, "bb": 10, "b": 11,
  ]

  private static func value(of text: String, for name: ColumnName) -> Float? {
    let text = text.lowercased()
    if name == .key, let note = notes[text] { return note }
    if name == .mode, text == "minor" || text == "major" { return text == "major" ? 1 : 0 }
    if name == .explicit, let flag = Bool.parse(text) { return flag ? 1 : 0 }
    if name == .durationMs {
      let parts = text.split(separator: ":").map { Float($0) }
      if parts.count == 2, let minutes = parts[0], let seconds = parts[1] {
        return (minutes * 60 + seconds) * 1_000
      }
    }
    guard let value = Float(text), value.isFinite else { return nil }
    return value
  }

  private static func expectation(for name: ColumnName) -> String {
    switch name {
    case .key: "a key from 0 to 11, or a note such as C#"
    case .mode: "0 or 1, minor or major"
    case .explicit: "yes or no"
    case .durationMs: "milliseconds, or minutes and seconds such as 3:20"
    default: "a number"
    }
  }
}
