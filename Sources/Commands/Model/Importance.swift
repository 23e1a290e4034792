import Learning
import Report
import Shell
import Tabular

/// `importance`: which features a model leans on.
struct Importance: Command {
  var groups: [String] = []
  var side = SplitSide.test
  var repeats = 5
  var limit: Int?
  var name: String?

  static let about = About(
    "importance", .model, "Show which features a model leans on: what it loses when they are shuffled.",
    checking: .beginning,
    details: [
      "A feature's values are shuffled among the tracks; the accuracy that is lost is what the model owed to it.",
      "Features that say the same stand in for each other and look unimportant one by one; energy+loudness shuffles both together. Of a model with cues, the names that each kind looks at are shuffled too.",
    ],
    terms: ["features", "permutation", "weights", "explain"],
    setting: ["load demo", "split 60/20/20", "train model=network epochs=5"],
    examples: [
      "importance": "each feature",
      "importance energy+loudness,tempo repeats=3": "two together, and one alone",
      "importance limit=5": "the five that it leans on most",
    ],
    facts: [Facts.tracks, Facts.accuracy, Facts.mostImportant, Facts.largestDrop])
  static let parameters: [Parameter<Importance>] = [
    .list(
      "features", \.groups, required: false, "features, those to be shuffled together joined by +",
      completer: .values { request in
        (request.session.model?.card.features ?? []).map { Completion($0, "a feature of the model") }
      }),
    .option("on", \.side, "which side of the split"),
    .option("repeats", \.repeats, in: 1...1000, "how often each is shuffled"),
    .option("limit", \.limit, in: 1...1_000_000, "how many to list; all unless given"),
    .option("model", \.name, "the model, if not the current one", completer: .items(Model.kind)),
  ]

  func run(in context: inout RunContext) async throws -> Output {
    let model = try context.take(Model.self, named: name)
    let judged = try JudgedTracks(model, on: side, in: &context)
    let features = model.card.features
    let names = groups.isEmpty ? features : groups
    let cues = model.answering.cues
    var parts: [PermutationImportance.Part] = try names.map { group in
      let columns: [Int] = try group.split(separator: "+").map { part in
        guard let column = features.firstIndex(of: String(part)) else {
          throw Diagnostic(
            "unknown-feature", "the model does not look at \(.text(String(part)), .strong)",
            at: .element(group, of: "features"), suggestions: NearestNames.of(String(part), among: features))
        }
        return column
      }
      return .columns(columns)
    }
    if groups.isEmpty { parts += cues.map { .cue($0) } }
    let labels = names + (groups.isEmpty ? cues.map { "cue: \($0.rawValue)" } : [])
    let fitContext = context.fitContext()
    let importance = try PermutationImportance(
      of: parts, on: Features(features).matrix(of: judged.dataset, rows: judged.rows),
      names: cues.isEmpty ? nil : judged.dataset.names(of: judged.rows), labels: judged.predictions.labels,
      repeats: repeats, seed: fitContext.seed, watch: context.watch,
      probabilities: { try model.probabilities(for: $0, names: $1, on: fitContext.workers) })
    let order = labels.indices.sorted {
      (importance.entries[$1].drop, $0) < (importance.entries[$0].drop, $1)
    }
    let largest = max(importance.entries.map(\.drop).max() ?? 0, 1e-9)
    var facts: [Fact] = [
      .integer(Facts.tracks, judged.predictions.count), .number(Facts.accuracy, importance.baseline),
    ]
    if let top = order.first {
      facts += [
        .text(Facts.mostImportant, labels[top]), .number(Facts.largestDrop, importance.entries[top].drop),
      ]
    }
    return Output(
      [
        .paragraph(
          "accuracy is \(.share(importance.baseline), .strong); what it loses when a feature is shuffled:"
        ),
        .table(
          Table(
            columns: [
              .text("feature", flexible: false), .number("points lost"), .number("±", importance: 1),
              .text("of the largest", importance: 1),
            ],
            rows: order.prefix(limit ?? order.count).map { place in
              let entry = importance.entries[place]
              return [
                .name(labels[place]), .number(entry.drop * 100, digits: 1),
                // One try has no spread.
                repeats > 1 ? .number(entry.spread * 100, digits: 1) : .missing,
                .bar(max(0, entry.drop) / largest),
              ]
            }, totalRows: order.count)),
        .note(
          "features that say the same stand in for each other: shuffle them together to see, as in \(.code("importance energy+loudness"))"
        ),
        judged.basis.line,
      ], facts: facts)
  }
}
