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
      "Each feature is forgotten in turn, which puts the average of the training tracks in its place: what the answer's probability loses is what the feature said for it."
    ],
    terms: ["why", "reason", "features", "contribution"],
    setting: ["load demo", "split 60/20/20", "train epochs=3"],
    examples: ["explain track:\"No Staircase in the Rain\"": "a track of the table, by its title"],
    facts: [Facts.genre, Facts.confidence, Facts.unknown, Facts.decisive])
  static let parameters: [Parameter<Explain>] = [
    .positional("what", \.reference, "the id, address or URI of a track"),
    .selector("track", \.track, "an id, an address, or a title", completer: TrackQuery.completer),
    .selector("artist", \.artist, "the artist, to tell titles apart", completer: TrackQuery.artistCompleter),
    .option("model", \.name, "the model, if not the current one", completer: .items(Model.kind)),
  ]

  func run(in context: inout RunContext) async throws -> Output {
    let model = try context.take(Model.self, named: name)
    let dataset = try context.take(Dataset.self)
    guard track != nil || reference != nil || artist != nil else {
      throw Diagnostic(
        "no-track", "\(.code("explain")) needs a track", kind: .usage,
        help: "Tab after \(.code("explain track:")) offers titles")
    }
    let query = TrackQuery(track: track ?? reference, artist: artist, verb: "explain")
    let match = try query.find(in: dataset, host: context.host)
    let features = model.card.features
    let own = try Features(features).matrix(of: dataset, rows: [match.rows[0]])
    // The track itself, then once without each feature.
    var inputs = Matrix(rows: features.count + 1, columns: features.count)
    for row in 0..<inputs.rows {
      for column in 0..<features.count { inputs[row, column] = row == column + 1 ? .nan : own[0, column] }
    }
    let raw = try model.fitted.probabilities(for: inputs, on: context.fitContext().workers)
    let shares = try model.confidence?.temperature(raw) ?? raw
    let first = Array(shares.row(0))
    guard let best = first.indices.max(by: { (first[$0], $1) < (first[$1], $0) }) else { return Output() }
    let familiarity = try Familiarity(of: own, to: model, in: &context)
    let losses = features.indices.map { Double(first[best] - shares[$0 + 1, best]) }
    let order = features.indices.sorted { (losses[$1], $0) < (losses[$0], $1) }
    let largest = max(losses.map(abs).max() ?? 0, 1e-9)
    let genre = model.card.classes[best]
    var output = Output(
      facts: [
        .text(Facts.genre, familiarity?.isUnknown == true ? "unknown" : genre),
        .number(Facts.confidence, Double(first[best])),
      ] + (familiarity?.facts ?? []) + (order.first.map { [.text(Facts.decisive, features[$0])] } ?? []))
    output.append(.paragraph("\(match.label): \(.genre(genre), .strong), \(.share(Double(first[best])))"))
    output.append(
      .table(
        Table(
          "what each feature says for \(.genre(genre)), in points of probability",
          columns: [
            .text("feature", flexible: false), .number("value"), .number("points"), .text("", importance: 1),
          ],
          rows: order.map { place in
            let value = own[0, place]
            return [
              .name(features[place]), value.isNaN ? .missing : .text(plainText(of: value)),
              .number(losses[place] * 100, digits: 1), .bar(max(0, losses[place]) / largest),
            ]
          })))
    output.blocks += familiarity?.blocks ?? []
    output.append(.protocolLine(model.protocolLine))
    return output
  }
}
