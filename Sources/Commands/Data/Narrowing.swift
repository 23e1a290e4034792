import Report
import Shell
import Tabular

/// What the commands that make a smaller table say of it.
enum Narrowing {
  /// Keeps the table and says under which name, and how much of the one before it is.
  static func keep(
    _ narrowed: Dataset, of whole: Dataset, named name: String?, as suffix: String,
    in context: inout RunContext
  ) -> Output {
    let kept = context.put(narrowed, named: name, else: "\(whole.title)-\(suffix)")
    let share = Value.share(narrowed.rowCount, of: whole.rowCount)
    let genres: Text =
      narrowed.genres.isEmpty ? "" : " in \(counted: narrowed.genres.count, "genre", .strong)"
    return Output(
      [
        .paragraph(
          "\(.name(kept), .strong): \(narrowed.rowCount, .strong) of \(counted: whole.rowCount, "track") (\(share))"
            + genres)
      ], facts: facts(of: narrowed))
  }

  static func facts(of dataset: Dataset) -> [Fact] {
    [.integer(Facts.rows, dataset.rowCount), .integer(Facts.genres, dataset.genres.count)]
  }

  /// The genres of a table as a list of bars, if they are few.
  static func bars(of dataset: Dataset, most: Int = 20) -> [Output.Block] {
    let counts = dataset.genresBySize
    guard let largest = counts.first?.count, counts.count <= most else { return [] }
    return [
      .table(
        Table(
          columns: [.text("genre", flexible: false), .text("tracks", flexible: false)],
          rows: counts.map { [.genre($0.genre), .countBar($0.count, of: largest)] }))
    ]
  }
}
