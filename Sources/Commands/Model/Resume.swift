import Learning
import Report
import Shell

/// `resume`: goes on with a training that was interrupted.
struct Resume: Command {
  var name: String?

  static let about = About(
    "resume", .model, "Go on with a training that was interrupted.",
    checking: .beginning,
    details: [
      "Networks go on with the epoch that was broken off, boosted trees are grown anew. What comes of it is the same to the last bit as if nobody had interrupted the training, and takes the place of the partial model.",
      "It wants the session in which the training was interrupted: a model that was read from a file cannot go on. A model that is whole stays as it is, so that a session in which a training was interrupted replays.",
    ],
    terms: ["continue", "interrupted", "partial", "checkpoint"],
    setting: ["load demo", "split 60/20/20", "train epochs=2 background=none cues=none"],
    examples: ["resume": "nothing to do for a model that is whole"],
    facts: Train.about.facts)
  static let parameters: [Parameter<Resume>] = [
    .positional("model", \.name, "the model, if not the current one", completer: .items(Model.kind))
  ]

  func run(in context: inout RunContext) async throws -> Output {
    let name = name ?? context.session.items.currentName(Model.kind)
    let model = try context.take(Model.self, named: name)
    let known = context.session.resources.one(UnfinishedTrainings.init)
    guard let unfinished = known.training(of: model.fingerprintText) else {
      guard !model.card.isPartial else {
        throw Diagnostic(
          "cannot-resume",
          "what \(.name(name ?? model.classifierName), .strong) had learned so far is not at hand",
          at: .parameter("model"),
          help: "only the session that was interrupted can go on; \(.code("train")) begins anew")
      }
      // It counts as a step, so that an undo behind it takes back the same wherever the session is replayed.
      context.put(model, named: name, else: model.classifierName)
      return Output([
        .paragraph("\(.name(name ?? model.classifierName), .strong) is whole: there is nothing to go on with")
      ])
    }
    return try unfinished.plan.fit(
      remembering: unfinished.memory.continued(), named: name, in: &context,
      context.fitContext(seed: unfinished.plan.seed))
  }
}
