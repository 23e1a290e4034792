import Report
import Shell
import Tabular

/// What the commands that change columns or put tables together say of the table that they make.
enum ChangedTable {
  static let facts = [Facts.rows, Facts.features]

  /// Keeps the table and says under which name, what was done, and what it has now.
  static func keep(
    _ made: Dataset, of whole: Dataset, named name: String?, as suffix: String, _ what: Text,
    in context: inout RunContext
  ) -> Output {
    let kept = context.put(made, named: name, else: "\(whole.title)-\(suffix)")
    let features = FeatureChoice.candidates(in: made).count
    var output = Output(
      [
        .paragraph(
          "\(.name(kept), .strong): " + what
            + "; \(counted: made.rowCount, "track", .strong), \(counted: features, "feature", .strong)")
      ], facts: [.integer(Facts.rows, made.rowCount), .integer(Facts.features, features)])
    if made.genres.isEmpty, !whole.genres.isEmpty {
      output.append(.warning("there is no genre column any more: nothing can be learned from this table"))
    }
    return output
  }
}
