import Report
import Shell
import Tabular

/// `genres`: how many tracks each genre has.
struct Genres: Command {
  static let about = About(
    "genres", .data, "Count the tracks of each genre.", terms: ["labels", "classes", "balance"],
    setting: ["load demo"], examples: ["genres": "one bar each"],
    facts: [Facts.genres, Facts.rows, Facts.unlabelled])
  static let parameters: [Parameter<Genres>] = []

  func run(in context: inout RunContext) async throws -> Output {
    let dataset = try context.take(Dataset.self)
    let counts = dataset.genresBySize
    let labelled = counts.reduce(0) { $0 + $1.count }
    let largest = counts.first?.count ?? 0
    let facts: [Fact] = [
      .integer(Facts.genres, counts.count), .integer(Facts.rows, dataset.rowCount),
      .integer(Facts.unlabelled, dataset.rowCount - labelled),
    ]
    guard largest > 0 else { return Output([.paragraph("no track has a genre")], facts: facts) }
    var output = Output(
      [
        .table(
          Table(
            columns: [.text("genre", flexible: false), .text("tracks", flexible: false)],
            rows: counts.map { [.genre($0.genre), .countBar($0.count, of: largest)] }))
      ], facts: facts)
    if labelled < dataset.rowCount {
      output.append(.note("\(dataset.rowCount - labelled) tracks have no genre"))
    }
    return output
  }
}
