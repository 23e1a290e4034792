import Learning
import Library
import Report
import Shell
import Work

/// `predict library`: asks a model for the genre of every track of the library that has features.
struct PredictLibrary: Command {
  var name: String?

  static let about = About(
    "predict library", .spotify,
    "Ask a model for the genre of every track of your library that has features.",
    details: [
      "Features in the tables at hand are taken over first. What a track lacks is set to the average of the training "
        + "tracks: ReccoBeats, for one, knows no time signature.",
      "A track that is unlike anything the model learned gets no genre; `set unknown=0.05` says which share of tracks of "
        + "learned genres may be declined so.",
      "The model only answers; it never learns from your library.",
    ],
    terms: ["genre", "classify", "sort"],
    setting: ["spotify login demo", "spotify sync", "load demo", "split 60/20/20", "train epochs=2"],
    examples: ["predict library": "with the current model"],
    facts: [Facts.tracks, Facts.predicted, Facts.unknown, Facts.withoutFeatures, Facts.imputed])
  static let parameters: [Parameter<PredictLibrary>] = [
    .option("model", \.name, "the model, if not the current one", completer: .items(Model.kind))
  ]

  func run(in context: inout RunContext) async throws -> Output {
    let model = try context.take(Model.self, named: name)
    let store = try context.library()
    let (host, tables) = (context.host, context.session.ownTables)
    _ = try await host.resumable {
      try await FeatureResolver(
        store: store, tables: tables, watch: Watch(isCancelled: { host.isInterrupted })
      )
      .run()
    }
    let tracks = try store.tracks()
    let predictor = LibraryPredictor(
      model: model, declining: context.session.value(of: .unknown),
      context: context.fitContext())
    let predictions = try predictor.predictions(for: tracks, features: store.features())
    try host.checkInterrupt()
    try store.setPredictions(predictions)
    return output(predictions, of: tracks.count, model)
  }

  private func output(_ predictions: [LibraryPrediction], of total: Int, _ model: Model) -> Output {
    let unknown = predictions.count { $0.genre == nil }
    let imputed = predictions.count { !$0.imputed.isEmpty }
    var output = Output(facts: [
      .integer(Facts.tracks, total), .integer(Facts.predicted, predictions.count - unknown),
      .integer(Facts.unknown, unknown), .integer(Facts.withoutFeatures, total - predictions.count),
      .integer(Facts.imputed, imputed),
    ])
    guard !predictions.isEmpty else {
      output.append(.paragraph("no track of the library has features"))
      output.append(
        .suggestion("\(.code("spotify sync")) looks for them, \(.code("features status")) counts them"))
      return output
    }
    var counts: [String: (tracks: Int, confidence: Double)] = [:]
    for prediction in predictions {
      guard let genre = prediction.genre else { continue }
      counts[genre, default: (0, 0)].tracks += 1
      counts[genre]?.confidence += prediction.confidence
    }
    let order = counts.sorted { ($1.value.tracks, $0.key) < ($0.value.tracks, $1.key) }
    let most = order.first?.value.tracks ?? 0
    output.append(
      .paragraph("\(predictions.count - unknown, .strong) of \(total) tracks have a genre now"))
    output.append(
      .table(
        Table(
          columns: [
            .text("genre", flexible: false), .text("tracks", flexible: false),
            .number("confidence", importance: 1),
          ],
          rows: order.map { genre, count in
            [
              .genre(genre), .countBar(count.tracks, of: most),
              .share(count.confidence / Double(max(1, count.tracks))),
            ]
          })))
    if unknown > 0 { output.append(.note("\(unknown) are unlike anything the model learned")) }
    let missing = Set(predictions.flatMap(\.imputed)).sorted()
    if !missing.isEmpty {
      output.append(
        .note(
          "for \(imputed) tracks something is not known and set to the average of the training tracks: "
            + "\(.text(missing.joined(separator: ", ")))"))
    }
    if total > predictions.count {
      output.append(.note("\(total - predictions.count) tracks have no features"))
    }
    output.append(.protocolLine(model.protocolLine))
    output.append(.suggestion("\(.code("spotify plan")) makes playlists of it"))
    return output
  }
}
