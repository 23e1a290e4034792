import Learning
import Report
import Shell
import Tabular

/// `explain`: why a model answers as it does for one track.
struct Explain: Command {
  var reference: String?
  var track: String?
  var artist: String?
  var name: String?

  static let about = About(
    "explain", .track, "Show what speaks for and against a model's answer for one track.",
    details: [
      "Each feature is forgotten in turn, which averages over training tracks that agree with the others: what the answer's probability loses is what the feature said for it.",
      "The base value is what the answer has while nothing is known of the track; what the features say only together is the rest of the way.",
    ],
    terms: ["why", "reason", "features", "contribution"],
    setting: ["load demo", "split 60/20/20", "train model=network epochs=3"],
    examples: ["explain track:\"No Staircase in the Rain\"": "a track of the table, by its title"],
    facts: [Facts.genre, Facts.confidence, Facts.base, Facts.unknown, Facts.decisive])
  static let parameters: [Parameter<Explain>] = [
    .positional(
      "what", \.reference, "a title, or the id, address or URI of a track",
      completer: TrackQuery.quotedCompleter),
    .selector("track", \.track, "an id, an address, or a title", completer: TrackQuery.completer),
    .selector("artist", \.artist, "the artist, to tell titles apart", completer: TrackQuery.artistCompleter),
    .option("model", \.name, "the model, if not the current one", completer: .items(Model.kind)),
  ]

  func run(in context: inout RunContext) async throws -> Output {
    let model = try context.take(Model.self, named: name)
    let dataset = try context.take(Dataset.self)
    guard track != nil || reference != nil || artist != nil else {
      throw TrackQuery.missing(for: Self.about.name, in: dataset)
    }
    let query = TrackQuery(track: track ?? reference, artist: artist, verb: "explain")
    let match = try query.find(in: dataset, host: context.host)
    let own = try Features(model.card.features).matrix(of: dataset, rows: [match.rows[0]])
    let names = model.cued == nil ? nil : dataset.names(of: [match.rows[0]])?.first
    let attribution = try Attribution(of: model, to: own, names: names, on: context.fitContext().workers)
    let familiarity = try Familiarity(
      of: own, names: names, rows: match.rows, likeliest: attribution.answer, to: model, in: &context)
    let genre = model.card.classes[attribution.answer]
    let largest = max(attribution.entries.map { abs($0.loss) }.max() ?? 0, 1e-9)
    var output = Output(
      facts: [
        .text(Facts.genre, familiarity?.isUnknown == true ? "unknown" : genre),
        .number(Facts.confidence, attribution.probability), .number(Facts.base, attribution.base),
      ] + (familiarity?.facts ?? [])
        + (attribution.entries.first.map { [.text(Facts.decisive, $0.feature)] } ?? []))
    output.append(.paragraph("\(match.label): \(.genre(genre), .strong), \(.share(attribution.probability))"))
    output.append(
      .table(
        Table(
          "what each feature says for \(.genre(genre)), in points of probability",
          columns: [
            .text("feature", flexible: false), .number("value"), .number("points"),
            .text("of the largest", importance: 1),
          ],
          rows: attribution.entries.map { entry in
            [
              .name(entry.feature),
              entry.value.isNaN
                ? .missing
                : entry.value.rounded() == entry.value
                  ? .text(plainText(of: entry.value)) : .number(Double(entry.value), digits: 3),
              .number(entry.loss * 100, digits: 1), .signedBar(entry.loss / largest),
            ]
          })))
    let jointly = attribution.jointly
    output.append(
      .fields([
        Output.Field("base value", "\(.share(attribution.base)), nothing being known of the track"),
        Output.Field(
          "by itself",
          "\(points(attribution.probability - attribution.base - jointly)), what each of them says"),
        Output.Field("together", "\(points(jointly)), what they say only together"),
        Output.Field("answer", "\(.share(attribution.probability), .strong)"),
      ]))
    output.blocks += familiarity?.blocks ?? []
    output.append(.protocolLine(model.protocolLine))
    return output
  }

  private func points(_ share: Double) -> Text {
    "\(share > 0 ? "+" : "")\(.number(share * 100, digits: 1)) points"
  }
}
