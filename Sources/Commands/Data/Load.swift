import Music
import Report
import Shell
import Tabular
import Work

/// `load`: reads a table of tracks from a file, or one that is known by name.
struct Load: Command {
  var file = ""
  var name: String?

  static let about = About(
    "load", .data, "Read a table of tracks: CSV or TSV, plain or gzip, or a dataset known by name.",
    details: [
      "Columns are recognised by the names that exports give them, whatever their case; what was taken for what is shown.",
      "A column that only numbers the rows is left out: where genres stand in blocks, it is the answer itself.",
    ],
    terms: ["open", "read", "import", "csv", "tsv", "gzip"],
    examples: [
      "load demo": "the bundled synthetic table", "load demo as=tracks": "the same, under a name of your own",
    ],
    facts: [Facts.rows, Facts.features, Facts.genres, Facts.missing, Facts.unreadable])
  static let parameters: [Parameter<Load>] = [
    .positional(
      "file", \.file, "a file, or the name of a dataset",
      completer: .files("csv", "tsv", "txt", "gz", also: KnownTables.completer)),
    .naming(\.name),
  ]

  func run(in context: inout RunContext) async throws -> Output {
    let table = try KnownTables.find(file, in: context)
    let host = context.host
    let reader = TableReader(schema: TrackSchema.columns, threads: context.session.threadCount)
    let loaded = try reader.read(
      file: table.path, title: table.title, interrupted: { host.isInterrupted }
    ) { share in
      host.show(WorkProgress("reading", share: share))
    }
    var origin = loaded.dataset.origin
    origin.checks = table.checks
    let dataset = loaded.dataset.described(origin: origin, isSynthetic: table.isSynthetic)
    context.put(dataset, named: name, else: dataset.title)
    let features = TrackSchema.allFeatures.filter { dataset[$0] != nil }.count
    return Output(
      LoadOutput(report: loaded.report, dataset: dataset, features: features).blocks,
      facts: [
        .integer(Facts.rows, dataset.rowCount), .integer(Facts.features, features),
        .integer(Facts.genres, dataset.genres.count), .integer(Facts.missing, loaded.report.missingCount),
        .integer(Facts.unreadable, loaded.report.unreadableCount),
      ])
  }
}
