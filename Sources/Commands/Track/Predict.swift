import Learning
import Report
import Shell
import Tabular

/// `predict`: the likeliest genres of a track, of typed features, or of every track of a file.
struct Predict: Command {
  var reference: String?
  var track: String?
  var artist: String?
  var values: [NamedText] = []
  var file: String?
  var out: String?
  var columns: [String] = []
  var encoding: TextEncoding?
  var times: TimeReading?
  var quote: QuoteReading?
  var entities: EntityReading?
  var resumes = true
  var replaces = false
  var top = 5
  var coverage: Double?
  var name: String?

  static let about = About(
    "predict", .track, "Ask a model for the genre of a track, of typed features, or of a whole file.",
    checking: .beginning,
    details: [
      "track: takes an id, the address of a Spotify page, a URI, or a title of the current table; artist: narrows it.",
      "A track that is unlike all that was learned is answered unknown, with the reason and the nearest tracks; set unknown=0.05 says which share of tracks of known genres that may cost.",
      "Where something of a track is not known, the answer is the mean over training tracks that agree with the rest, and says so.",
      "file=IN out=OUT predicts a table of any length on all cores: id, genre, probability and whether the track is unknown, then the columns that columns= names, of the file's own or row for the number of the row.",
      "The ending says how they are written: .csv, .tsv or .jsonl, with .gz behind it to compress, or .json, .sqlite, .parquet or .arrow.",
      "artist=COLUMN, title=COLUMN, energy=COLUMN and so on name a column of the file by hand that goes by another name there.",
      "- is standard input and standard output.",
      "A run that was broken off goes on where it was when the same line is given again; resume=no begins anew.",
    ],
    terms: ["classify", "genre", "ask"],
    setting: ["load demo", "split 60/20/20", "train model=network epochs=3"],
    examples: [
      "predict energy=0.8 tempo=128 danceability=0.7": "typed features; the rest is imputed",
      "predict energy=0.2 acousticness=0.9 top=3": "the three likeliest genres",
      "predict energy=0.2 coverage=0.9": "the genres among which the right one is, nine times in ten",
      "predict track:\"No Staircase in the Rain\"": "a track of the table, by its title",
    ],
    facts: [
      Facts.genre, Facts.confidence, Facts.unknown, Facts.plausible, Facts.setSize, Facts.rows,
      Facts.unreadable,
    ])
  static let parameters: [Parameter<Predict>] = [
    .positional(
      "what", \.reference, "a title, or the id, address or URI of a track",
      completer: TrackQuery.quotedCompleter),
    .selector("track", \.track, "an id, an address, or a title", completer: TrackQuery.completer),
    .selector("artist", \.artist, "the artist, to tell titles apart", completer: TrackQuery.artistCompleter),
    .option(
      "file", \.file, "a table whose tracks are all predicted; - is standard input",
      completer: .files(TableFormats.readEndings)),
    .option(
      "out", \.out, "the file to write the predictions of file to; - is standard output",
      completer: .files { _ in TableOutput.allEndings }),
    .option("columns", \.columns, "columns of the file that are written too"),
    .option("encoding", \.encoding, "how characters of the file are written; found out unless given"),
    .option("times", \.times, "in what times of the file count; found out unless given"),
    .option("quote", \.quote, "what stands around cells of the file; found out unless given"),
    .option("entities", \.entities, "what becomes of &amp; and the like in the file; found out unless given"),
    .option("resume", \.resumes, "whether to go on with a run that was broken off"),
    .keyword("replace", \.replaces, "replace the file that out names without asking"),
    .option(
      "coverage", \.coverage, in: 0...0.999, "also the genres that hold the right one this often, such as 0.9"
    ),
    .option("top", \.top, in: 1...1_000, "how many genres to show"),
    .option("model", \.name, "the model, if not the current one", completer: .items(Model.kind)),
    .pairs(
      "feature", \.values, "the value of a feature; with file=, what a column is called there",
      completer: .values { request in
        if let key = request.key {
          return ConditionCompletions.marks(of: request.session.dataset?[ColumnName(key)])
        }
        let features = request.session.model.flatMap { try? Features($0.card.features) }
        return (features?.columns ?? []).map { Completion("\($0.text)=", "a feature", continues: true) }
      }),
  ]

  func run(in context: inout RunContext) async throws -> Output {
    let model = try context.take(Model.self, named: name)
    if let file {
      guard let out else {
        throw Diagnostic(
          "no-output-file", "\(.code("file=")) needs \(.code("out="))", kind: .usage, at: .parameter("file"),
          help: "name the file to write")
      }
      let path = context.host.environment.path(out)
      if out != "-", !replaces { try OutputFile(name: out, parameter: "out").check(at: path, in: context) }
      return try FilePrediction(
        model: model, input: file, output: out, columns: columns, chosen: try ColumnsByHand.chosen(values),
        encoding: encoding, times: times, quote: quote,
        entities: entities, resumes: resumes
      )
      .run(in: context)
    }
    // An address with a query looks like `key=value`.
    let address = values.first { $0.name.contains("/") }
    if let wanted = track ?? reference ?? address.map({ "\($0.name)=\($0.text)" })
      ?? (artist == nil ? nil : "")
    {
      let dataset = try context.take(Dataset.self)
      let query = TrackQuery(track: wanted.isEmpty ? nil : wanted, artist: artist, verb: "predict")
      let match = try query.find(in: dataset, host: context.host)
      let inputs = try Features(model.card.features).matrix(of: dataset, rows: [match.rows[0]])
      return try TrackPrediction(
        model: model, inputs: inputs, names: dataset.names(of: [match.rows[0]])?.first, rows: match.rows,
        subject: match.label,
        tableGenres: genres(of: match, in: dataset),
        top: top, coverage: coverage
      ).output(in: &context)
    }
    guard !values.isEmpty else {
      throw Diagnostic(
        "nothing-to-predict", "\(.code("predict")) needs a track, features, or a file", kind: .usage,
        help: "try \(.code("predict energy=0.8 tempo=128"))")
    }
    let features = try Features(model.card.features)
    let typed = try TypedFeatures(values, known: features)
    return try TrackPrediction(
      model: model, inputs: typed.row(for: features), subject: "these features",
      tableGenres: [], top: top, coverage: coverage
    ).output(in: &context)
  }

  /// Every genre that the table gives the track, each once.
  private func genres(of match: TrackQuery.Match, in dataset: Dataset) -> [String] {
    guard let column = dataset.genreColumn else { return [] }
    var genres: [String] = []
    for row in match.rows {
      if let genre = column[row], !genres.contains(genre) { genres.append(genre) }
    }
    return genres
  }
}
