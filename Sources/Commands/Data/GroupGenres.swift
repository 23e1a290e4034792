import Music
import Report
import Shell
import Tabular

/// `group genres`: puts genres together into broader ones.
struct GroupGenres: Command {
  var byFamily = false
  var groups: [NamedText] = []
  var rest: String?
  var name: String?

  static let about = About(
    "group genres", .data, "Put genres together into broader ones: families, or groups of your own.",
    details: [
      "Without groups, a table of 17 families is used that ships with timbre; genres that it does not know keep their names."
    ],
    terms: ["relabel", "merge", "families", "broad", "combine"], setting: ["load demo"],
    examples: [
      "group genres families": "the broad families",
      "group genres loud=metal,punk rest=other": "groups of your own",
    ], facts: [Facts.rows, Facts.genres])
  static let parameters: [Parameter<GroupGenres>] = [
    .keyword("families", \.byFamily, "the broad families, as without groups"),
    .pairs(
      "name", \.groups, "a group with the genres in it, such as rock=alt-rock,hard-rock",
      completer: .values { request in
        request.key == nil ? [] : DataCompletions.genres.candidates(for: request, choices: []).listed
      }),
    .option("rest", \.rest, "what to call all other genres"), .naming(\.name),
  ]

  func run(in context: inout RunContext) async throws -> Output {
    let dataset = try context.take(Dataset.self)
    if byFamily, let group = groups.first {
      throw Diagnostic(
        "families-and-groups", "either the families or groups of your own", kind: .usage,
        at: .span(group.nameSpan),
        help: "leave out \(.code("families"))")
    }
    let chosen = try groups.isEmpty ? families(of: dataset, context) : own
    let grouped = try dataset.grouping(chosen, rest: rest)
    var output = Narrowing.keep(grouped, of: dataset, named: name, as: "families", in: &context)
    output.blocks = [
      .paragraph(
        "\(dataset.genres.count) genres became \(grouped.genres.count, .strong); all \(grouped.rowCount) tracks stay"
      ),
      .table(table(of: chosen, grouped, dataset)),
    ]
    return output
  }

  private var own: [(name: String, genres: [String])] {
    groups.map { group in
      (name: group.name, genres: group.text.split(separator: ",").map { String($0.trimmingPrefix(" ")) })
    }
  }

  private func families(of dataset: Dataset, _ context: RunContext) throws -> [(
    name: String, genres: [String]
  )] {
    let present = try context.host.environment.genreFamilies().present(in: dataset)
    guard !present.isEmpty else {
      throw Diagnostic(
        "no-known-genre", "none of the genres belongs to a known family",
        help: "name the groups, such as \(.code("group genres rock=alt-rock,hard-rock"))")
    }
    return present
  }

  private func table(
    of chosen: [(name: String, genres: [String])], _ grouped: Dataset, _ dataset: Dataset
  ) -> Table {
    let counts = grouped.genresBySize
    let largest = counts.first?.count ?? 0
    return Table(
      columns: [
        .text("group", flexible: false), .text("tracks", importance: 1, flexible: false), .text("made of"),
      ],
      rows: counts.map { group, count in
        let members = chosen.filter { $0.name == group }.flatMap(\.genres).compactMap { dataset.genre($0) }
        return [.genre(group), .countBar(count, of: largest), .text(members.joined(separator: ", "))]
      })
  }
}
