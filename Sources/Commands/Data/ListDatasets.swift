import Music
import Report
import Shell

/// `datasets`: what can be loaded by name.
struct ListDatasets: Command {
  static let about = About(
    "datasets", .data, "List the tables that can be loaded by name.",
    terms: ["tables", "known", "public", "sources"],
    examples: ["datasets": "what there is"], facts: [Facts.datasets])
  static let parameters: [Parameter<ListDatasets>] = []

  func run(in context: inout RunContext) async throws -> Output {
    let tables = KnownTables.all(for: context.session, in: context.host.environment)
    let rows = KnownDataset.allCases.map { known -> [Value] in
      let isThere = tables.path(of: known) != nil
      let command = isThere ? "load \(known.rawValue)" : "datasets fetch \(known.rawValue)"
      return [.name(known.rawValue), .text(known.summary), .code(command)]
    }
    let here = KnownDataset.allCases.count { tables.path(of: $0) != nil }
    return Output(
      [
        .table(
          Table(
            columns: [
              .text("name", flexible: false), .text("what it is", importance: 1),
              .text("command", flexible: false),
            ], rows: rows)),
        .note("spotify-tracks was collected by Maharshi Pandya (2022, ODbL 1.0)"),
      ], facts: [.integer(Facts.datasets, here)])
  }
}
