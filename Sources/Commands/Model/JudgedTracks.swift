import Learning
import Report
import Shell
import Tabular

/// The tracks of a side of the current split with a model's answers to them, and how they came about.
@dynamicMemberLookup
struct JudgedTracks {
  /// The answers.
  let evaluation: Evaluation
  /// How the numbers come about.
  let basis: JudgingProtocol
  /// How many tracks are by artists that were not trained on, and the share of them answered rightly; `nil` where that
  /// is all or none.
  let unknownArtists: (count: Int, accuracy: Double)?

  /// Answers the tracks on a side of the current split.
  ///
  /// - Parameter once: whether a recording that stands several times counts once.
  /// - Throws: `JudgingError.nothingToJudge` for a side without a genre that the model knows.
  init(_ model: Model, on side: SplitSide, once: Bool = false, in context: inout RunContext) throws {
    let split = try context.take(Split.self)
    let dataset = try context.dataset(of: split)
    do {
      evaluation = try model.evaluation(
        on: split.rows(on: side), of: dataset, eachRecordingOnce: once, on: context.fitContext().workers)
    } catch LearningError.noRows { throw JudgingError.nothingToJudge(side: side) }
    unknownArtists = evaluation.unknownArtists(
      of: split, learned: model.card.learnedSides)
    basis = JudgingProtocol(
      model: model, dataset: dataset, split: split, side: side, tracks: evaluation.rows.count, once: once)
  }

  /// What the evaluation says.
  subscript<Value>(dynamicMember path: KeyPath<Evaluation, Value>) -> Value { evaluation[keyPath: path] }
}

extension RunContext {
  /// The table that a split was made of; noted as read.
  mutating func dataset(of split: Split) throws -> Dataset {
    for entry in session.items.all(Dataset.kind).reversed()
    where entry.item.fingerprintText == "\(split.dataset)" {
      return try take(Dataset.self, named: entry.name)
    }
    throw JudgingError.splitOfForgottenDataset
  }
}
