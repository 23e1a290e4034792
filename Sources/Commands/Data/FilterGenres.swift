import Report
import Shell
import Tabular

/// `filter genres`: keeps the tracks of some genres, or of all but some.
struct FilterGenres: Command {
  var genres: [String] = []
  var isInverted = false
  var name: String?

  static let about = About(
    "filter genres", .data, "Keep the tracks of some genres, or of all but some.",
    details: ["Spelling is forgiving: hiphop and Hip Hop are hip-hop, R&B is r-n-b."],
    terms: ["select", "subset", "exclude", "only", "without"], setting: ["load demo"],
    examples: [
      "filter genres hip-hop,acoustic,classical,country,edm,pop,r-n-b":
        "the seven genres of the course project",
      "filter genres not pop": "all but one",
    ], facts: [Facts.rows, Facts.genres])
  static let parameters: [Parameter<FilterGenres>] = [
    .keyword("not", \.isInverted, "keep all but these"),
    .list("genres", \.genres, "genres, with commas between them", completer: DataCompletions.genres),
    .naming(\.name),
  ]

  func run(in context: inout RunContext) async throws -> Output {
    let dataset = try context.take(Dataset.self)
    let narrowed = try dataset.filtered(genres: genres, inverted: isInverted)
    var output = Narrowing.keep(narrowed, of: dataset, named: name, as: "genres", in: &context)
    Narrowing.bars(of: narrowed).forEach { output.append($0) }
    if narrowed.genres.count == 1 {
      output.append(.warning("with one genre there is nothing to tell apart; a model needs two or more"))
    } else {
      output.append(.suggestion("next: \(.code("split")), \(.code("train"))"))
    }
    return output
  }
}
