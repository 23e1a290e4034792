import Tabular
import Work

/// Hyper-parameters tried at random, judged by the validation side.
///
/// Bergstra and Bengio, "Random search for hyper-parameter optimization", JMLR 13, 2012. The best of many trials looks
/// better on the validation side than it is, as it was chosen by that side.
public struct RandomSearch: Sendable {
  /// One classifier that was tried.
  public struct Trial: Sendable {
    /// The classifier with its hyper-parameters.
    public let classifier: any Classifier
    /// Mean cross-entropy (nats) and accuracy on the validation side.
    public let score: ModelCard.Score
  }

  /// All trials, lowest validation loss first; of equals the earlier.
  public let trials: [Trial]

  /// Tries the classifier of the recipe as it is, then `count − 1` others drawn from the search ranges of its kind.
  ///
  /// - Parameter fixed: Names of hyper-parameters that keep their value.
  /// - Throws: `LearningError`, `.noRows` without a validation side, and `CancellationError`.
  public init(
    _ recipe: TrainingRecipe, on split: Split, trials count: Int, keeping fixed: Set<String> = [],
    in context: FitContext
  ) throws {
    let prepared = try recipe.prepared(split, threads: context.workers.threads)
    guard prepared.data.validation != nil else { throw LearningError.noRows }
    var generator = SeededGenerator(seed: context.seed, stream: "tune")
    var trials: [Trial] = []
    for place in 0..<count {
      let classifier =
        place == 0 ? recipe.classifier : try recipe.classifier.drawn(keeping: fixed, &generator)
      let watch = context.watch.step(place, of: count, title: "trying", things: "models")
      let fitted = try recipe.with(classifier).fit(prepared, in: context.watched(by: watch))
      trials.append(
        Trial(
          classifier: classifier,
          score: try TrainingRecipe.validationScore(of: fitted, prepared.data, on: context.workers)))
    }
    let order = trials.indices.sorted { (trials[$0].score.loss, $0) < (trials[$1].score.loss, $1) }
    self.trials = order.map { trials[$0] }
  }
}

extension Classifier {
  /// A classifier of the same kind whose hyper-parameters are drawn from their search ranges, but for those named.
  func drawn(keeping fixed: Set<String>, _ generator: inout SeededGenerator) throws(LearningError) -> Self {
    var values: [String: HyperparameterValue] = [:]
    for description in Self.hyperparameterDescriptions where !fixed.contains(description.name) {
      values[description.name] = description.drawn(&generator)
    }
    return try setting(values)
  }
}

extension HyperparameterDescription {
  /// A value from the search range; `nil` without one.
  func drawn(_ generator: inout SeededGenerator) -> HyperparameterValue? {
    switch (search, standard, range) {
    case (.values(let values), _, _) where !values.isEmpty:
      return values[generator.integer(below: values.count)]
    case (.factors(let factors), .number(let standard), .numbers(let range)):
      let low = logarithm(factors.lowerBound)
      let factor = exponential(low + generator.unit() * (logarithm(factors.upperBound) - low))
      return .number(min(max(Self.rounded(standard * factor), range.lowerBound), range.upperBound))
    default: return nil
    }
  }

  /// Two significant digits, which a person can type.
  private static func rounded(_ value: Double) -> Double {
    guard value > 0, value.isFinite else { return value }
    var (scale, digits) = (1.0, value)
    while digits < 10 { (scale, digits) = (scale * 10, digits * 10) }
    while digits >= 100 { (scale, digits) = (scale / 10, digits / 10) }
    return digits.rounded() / scale
  }
}
