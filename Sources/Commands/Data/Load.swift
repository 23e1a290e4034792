import Music
import Report
import Shell
import Tabular
import Work

/// `load`: reads a table of tracks from a file, or one that is known by name.
struct Load: Command {
  var file = ""
  var columns: [NamedText] = []
  var encoding: TextEncoding?
  var genres: SeveralGenres?
  var times: TimeReading?
  var quote: QuoteReading?
  var entities: EntityReading?
  var name: String?

  static let about = About(
    "load", .data,
    "Read a table of tracks from a file of text, JSON or another form, or a dataset known by name.",
    opens: ["csv", "tsv", "tab", "csv.gz", "tsv.gz", "jsonl.gz", "json.gz", "xlsx", "ods"]
      + TableFormats.endings,
    details: [
      "Read are CSV, TSV, JSON (an array of objects, or an object in each line), SQLite, Parquet and Arrow.",
      "A file of text may be compressed with gzip; Parquet needs DuckDB. The file itself tells what it is.",
      "Columns are recognised by the names that exports give them, whatever their case; what was taken for what is shown.",
      "genre=COLUMN, artist=COLUMN, energy=COLUMN and so on name a column by hand that goes by another name in the file.",
      "What a column means, such as percent or seconds, is decided by all of its cells and said.",
      "Of a cell that names several genres the first is taken; genres=all gives the track a row for each, genres=whole takes the cell for one name.",
      "A column that only numbers the rows is left out: where genres stand in blocks, it is the answer itself.",
    ],
    terms: ["open", "read", "import", "csv", "tsv", "json", "sqlite", "parquet", "arrow", "gzip"],
    examples: [
      "load demo": "the bundled synthetic table", "load demo as=tracks": "the same, under a name of your own",
    ],
    facts: [Facts.rows, Facts.features, Facts.genres, Facts.missing, Facts.unreadable])
  static let parameters: [Parameter<Load>] = [
    .positional(
      "file", \.file, "a file, the name of a dataset, or - for standard input",
      completer: .files(TableFormats.readEndings, also: KnownTables.completer)),
    .option("encoding", \.encoding, "how its characters are written; found out unless given"),
    .option(
      "genres", \.genres, "what becomes of a cell with several genres; the first is taken unless given"),
    .option("times", \.times, "in what times count; found out unless given"),
    .option("quote", \.quote, "what stands around cells; found out unless given"),
    .option("entities", \.entities, "what becomes of &amp; and the like; found out unless given"),
    .pairs("column", \.columns, "a column named by hand, such as genre=style"), .naming(\.name),
  ]

  func run(in context: inout RunContext) async throws -> Output {
    let table = try KnownTables.find(file, in: context)
    let reader = TableReader(
      schema: TrackSchema.columns, chosen: try ColumnsByHand.chosen(columns), encoding: encoding,
      genres: genres?.reading, times: times, quote: quote, entities: entities,
      threads: context.session.threadCount)
    let isStream = file == StandardStreams.name
    let input = isStream ? try StandardStreams(context.host).input(file) : .file(table.path)
    let loaded = try reader.read(input, title: isStream ? "input" : table.title, watch: context.watch)
    var origin = loaded.dataset.origin
    origin.checks = table.checks
    let dataset = loaded.dataset.described(origin: origin, isSynthetic: table.isSynthetic)
    context.put(dataset, named: name, else: dataset.title)
    let features = TrackSchema.allFeatures.filter { dataset[$0] != nil }.count
    return Output(
      LoadOutput(file: file, report: loaded.report, dataset: dataset, features: features).blocks,
      facts: [
        .integer(Facts.rows, dataset.rowCount), .integer(Facts.features, features),
        .integer(Facts.genres, dataset.genres.count), .integer(Facts.missing, loaded.report.missingCount),
        .integer(Facts.unreadable, loaded.report.unreadableCount),
      ])
  }
}
