import Learning
import Library
import Report
import Shell
import Work

/// `predict library`: finds the genre of every track of the library, from all that is known of it.
struct PredictLibrary: Command {
  /// Whose mixture of genre families is expected before a track is looked at.
  enum Prior: String, ChoiceValue {
    case library, table

    var meaning: String {
      switch self {
      case .library: "the library's own mixture, as its known artists tell it; the default"
      case .table: "the mixture of the training table"
      }
    }
  }

  var name: String?
  var prior: Prior?
  var acceptsInvented = false

  static let about = About(
    "predict library", .spotify,
    "Find the genre of every track of your library, from sound, artists, words and tags together.",
    details: [
      "The library is looked at as a whole: songs of one artist share what is known of them, the mixture of genre families is "
        + "the library's own, and what stands beside a song in your list speaks for it a little. A track without audio "
        + "features is found by the rest; `explain library` shows what each kind of evidence says of one track.",
      "Features in the tables at hand are taken over first. A feature that a track lacks is imputed: ReccoBeats, for one, "
        + "knows no time signature.",
      "The model only answers; no weights are learned from your library. Its mixture and the votes of its artists are sums over "
        + "its tracks, kept with it and deleted with it.",
      "A model of the bundled table knows invented artists only. For songs of your own: `datasets fetch spotify-tracks`, "
        + "`load spotify-tracks`, `split`, `train`.",
    ],
    terms: ["genre", "classify", "sort", "prior"],
    setting: [
      "spotify login demo", "spotify sync", "load demo", "split 60/20/20", "train model=network epochs=2",
    ],
    examples: [
      "predict library": "with the current model",
      "predict library prior=table": "without the library's own mixture",
    ],
    facts: [
      Facts.tracks, Facts.predicted, Facts.withoutFeatures, Facts.imputed, Facts.families, Facts.confidence,
    ])
  static let parameters: [Parameter<PredictLibrary>] = [
    .option("model", \.name, "the model, if not the current one", completer: .items(Model.kind)),
    .option("prior", \.prior, "whose mixture of genre families is expected; as set, unless given"),
    .keyword("invented", \.acceptsInvented, "also with a model that learned from invented tracks"),
  ]

  func run(in context: inout RunContext) async throws -> Output {
    let model = try context.take(Model.self, named: name)
    let environment = context.host.environment
    try checkOrigin(of: model, account: AccountFiles.chosen(in: environment).kind)
    let usesTableMixture = (prior ?? context.session.value(of: .prior)) == .table
    let store = try context.library()
    let (host, tables) = (context.host, context.session.ownTables)
    _ = try await host.resumable {
      try await FeatureResolver(
        store: store, tables: tables, watch: Watch(isCancelled: { host.isInterrupted })
      ).run()
    }
    let tracks = try store.tracksInOrder()
    let forecast = LibraryForecast(
      model: model, map: try environment.familyMap(of: model.card.classes),
      names: try environment.genreNames(),
      usesTableMixture: usesTableMixture, context: context.fitContext())
    let features = try store.features()
    let result = try forecast.result(
      for: tracks, features: features, tags: store.tags(), placements: store.placements())
    try host.checkInterrupt()
    try store.setPredictions(result.predictions)
    return LibraryForecastOutput(
      result: result, model: model, isPriorOfTable: usesTableMixture,
      withFeatures: tracks.count { $0.uri.map { features[$0] != nil } ?? false }
    ).output
  }

  /// A model of invented tracks says nothing of real ones; the demo account's are invented as well.
  private func checkOrigin(of model: Model, account: AccountFiles.Kind) throws {
    guard model.card.provenance[Provenance.isSynthetic] == "true", account != .demo, !acceptsInvented
    else { return }
    throw Diagnostic(
      "invented-model", "this model learned from invented tracks and knows none of your artists",
      help:
        "\(.code("datasets fetch spotify-tracks")), \(.code("load spotify-tracks")), \(.code("split")), \(.code("train"))"
        + " make one that does; \(.code("predict library invented")) uses this one all the same")
  }
}
