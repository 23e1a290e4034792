import Music
import Report
import Shell
import Tabular

/// Columns of a file that a person names by hand, such as `genre=style`.
enum ColumnsByHand {
  private static let names = TrackSchema.columns.entries.map(\.name)

  /// What the columns of timbre are called in the file. Throws a `Diagnostic` for one that timbre does not know.
  static func chosen(_ columns: [NamedText]) throws -> [ColumnName: String] {
    var chosen: [ColumnName: String] = [:]
    for column in columns {
      guard let name = TrackSchema.columns.canonicalName(of: column.name) else {
        throw Diagnostic(
          "unknown-column",
          "timbre knows no column \(.text(column.name), .strong) that could be named by hand",
          kind: .usage, at: .span(column.nameSpan),
          help: "known are \(names.map(\.text).joined(separator: ", "))",
          suggestions: NearestNames.of(column.name, among: names.map(\.text)).map { "\($0)=\(column.text)" })
      }
      chosen[name] = column.text
    }
    return chosen
  }
}
