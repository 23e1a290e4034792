import Learning
import Report
import Shell
import Synchronization
import Tabular

/// All that a training is made from: what `train` put together, and what `resume` goes on with.
struct TrainingPlan: Sendable {
  let recipe: TrainingRecipe
  let split: Split
  let cues: CueChoice
  let outliers: AuxiliaryOutliers?
  let further: AuxiliaryOutliers?
  let provenance: [String: String]
  let choice: FeatureChoice
  let seed: UInt64

  /// Trains, puts the model into the session and says what came of it; what was stopped can be gone on with.
  ///
  /// - Parameter name: the name that the person gave, or that of the model that this one takes the place of.
  func fit(
    remembering memory: FitMemory, named name: String?, in context: inout RunContext, _ fitContext: FitContext
  ) throws -> Output {
    var fitContext = fitContext
    fitContext.memory = memory
    let training = try ModelTraining(
      recipe, on: split, cues: cues, outliers: outliers, further: further, provenance: provenance,
      reusing: context.session.items.all(Model.kind).compactMap { $0.item as? Model }, in: fitContext)
    let name = context.put(training.model, named: name, else: training.model.classifierName)
    if !training.isWhole {
      let unfinished = UnfinishedTraining(plan: self, memory: memory)
      context.session.resources.one(UnfinishedTrainings.init).keep(
        unfinished, of: training.model.fingerprintText)
    }
    return TrainOutput(training: training, name: name, choice: choice).output
  }
}

/// A training that was stopped, with what its fits left.
struct UnfinishedTraining: Sendable {
  let plan: TrainingPlan
  let memory: FitMemory
}

/// The trainings of a session that were stopped, by the fingerprint of the model that was kept.
final class UnfinishedTrainings: Sendable {
  /// What fits left is as large as three models; nobody goes on with more than a few of them.
  private static let most = 4

  private let held = Mutex<[(model: String, training: UnfinishedTraining)]>([])

  init() {}

  func keep(_ training: UnfinishedTraining, of model: String) {
    held.withLock { held in
      held.removeAll { $0.model == model }
      held = held.suffix(Self.most - 1) + [(model, training)]
    }
  }

  func training(of model: String) -> UnfinishedTraining? {
    held.withLock { held in held.first { $0.model == model }?.training }
  }
}
