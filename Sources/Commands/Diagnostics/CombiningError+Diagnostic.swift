import Report
import Shell
import Tabular

extension CombiningError: DiagnosticError {
  /// Says which column stands in the way, and what would do.
  public var diagnostic: Diagnostic {
    switch self {
    case .missingColumn(let name, let table):
      Diagnostic("unknown-column", "\(.name(table)) has no column \(.text(name.text), .strong)")
    case .nameTaken(let name):
      Diagnostic(
        "name-taken", "there is a column \(.name(name.text), .strong) already",
        at: .element(name.text, of: nil),
        help: "\(.code("drop \(name.text)")) leaves it out, or choose another name")
    case .kindsDiffer(let name, let first, let second):
      Diagnostic(
        "kinds-differ",
        "\(.name(name.text), .strong) cannot hold both \(Self.words(first)) and \(Self.words(second))",
        help: "\(.code("rename")) gives one of them another name, \(.code("drop")) leaves it out")
    case .nothingMatches(let names):
      Diagnostic(
        "nothing-matches",
        "no track has the same \(names.map(\.text).joined(separator: " and ")) in both tables",
        at: .parameter("by"), help: "\(.code("by=COLUMN")) names another column that they have in common")
    case .nothingLeft:
      Diagnostic("nothing-left", "no column would be left", at: .parameter("columns"))
    }
  }

  private static func words(_ kind: Column.Kind) -> String { DataCompletions.meaning(of: kind) }
}
