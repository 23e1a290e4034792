import Tabular
import Work

/// Hyper-parameters tried at random, judged by the validation side.
///
/// Bergstra and Bengio, "Random search for hyper-parameter optimization", JMLR 13, 2012. Of many trials each first gets a
/// part of the epochs, and only the best third gets three times as many, as often as there are enough of them: successive
/// halving, Jamieson and Talwalkar, "Non-stochastic best arm identification and hyperparameter optimization", AISTATS
/// 2016, arXiv 1502.07943. The best of many trials looks better on the validation side than it is, as it was chosen by
/// that side.
public struct RandomSearch: Sendable {
  /// One classifier that was tried.
  public struct Trial: Sendable {
    /// The classifier with its hyper-parameters.
    public let classifier: any Classifier
    /// Mean cross-entropy (nats) and accuracy on the validation side.
    public let score: ModelCard.Score
    /// Whether it was given up after a part of the epochs.
    public let isGivenUp: Bool
  }

  /// All trials: those that went to the end first, then those given up last; among these the lowest validation loss
  /// first, of equals the earlier.
  public let trials: [Trial]

  /// Fewer trials than this all go to the end.
  public static let fewestToHalve = 9

  /// Tries the classifier of the recipe as it is, then `count − 1` others drawn from the search ranges of its kind.
  ///
  /// - Parameters:
  ///   - fixed: names of hyper-parameters that keep their value.
  ///   - memory: what the same search had found when it was stopped; takes up what is found now.
  /// - Throws: `LearningError`, `.noRows` without a validation side, and `CancellationError`.
  public init(
    _ recipe: TrainingRecipe, on split: Split, trials count: Int, keeping fixed: Set<String> = [],
    remembering memory: SearchMemory = SearchMemory(), in context: FitContext
  ) throws {
    let prepared = try recipe.prepared(split, threads: context.workers.threads)
    guard prepared.data.validation != nil else { throw LearningError.noRows }
    var generator = SeededGenerator(seed: context.seed, stream: "tune")
    var candidates: [any Classifier] = []
    for place in 0..<count {
      candidates.append(
        place == 0 ? recipe.classifier : try recipe.classifier.drawn(keeping: fixed, &generator))
    }
    let parts = Self.parts(count, canBeShortened: recipe.classifier.shortened(to: 1) != nil)
    let planned = parts.indices.reduce(0) { sum, rung in sum + Self.survivors(count, after: rung) }
    var done = 0
    var places = Array(candidates.indices)
    var given: [Trial] = []
    for (rung, part) in parts.enumerated() {
      var scores: [(place: Int, score: ModelCard.Score)] = []
      for place in places {
        let watch = context.watch.step(done, of: planned, title: "trying", things: "models")
        let classifier =
          part == 1 ? candidates[place] : candidates[place].shortened(to: part) ?? candidates[place]
        let score = try memory.score(rung: rung, trial: place) {
          let fitted = try recipe.with(classifier).fit(prepared, in: context.watched(by: watch))
          // A network that was stopped is not what was to be tried.
          guard !fitted.fitted.card.isPartial else { throw CancellationError() }
          return try TrainingRecipe.validationScore(of: fitted, prepared.data, on: context.workers)
        }
        scores.append((place, score))
        done += 1
      }
      scores.sort { ($0.score.loss, $0.place) < ($1.score.loss, $1.place) }
      let kept = rung == parts.count - 1 ? scores.count : Self.survivors(count, after: rung + 1)
      given =
        scores[kept...].map { Trial(classifier: candidates[$0.place], score: $0.score, isGivenUp: true) }
        + given
      places = scores[..<kept].map(\.place).sorted()
      if rung == parts.count - 1 {
        given =
          scores.map { Trial(classifier: candidates[$0.place], score: $0.score, isGivenUp: false) } + given
      }
    }
    trials = given
  }

  /// How many of `count` are left after so many rungs: a third each time.
  private static func survivors(_ count: Int, after rungs: Int) -> Int {
    (0..<rungs).reduce(count) { left, _ in (left + 2) / 3 }
  }

  /// The parts of the epochs that the rungs give, the last of which is all.
  private static func parts(_ count: Int, canBeShortened: Bool) -> [Double] {
    guard canBeShortened, count >= fewestToHalve else { return [1] }
    return count >= 3 * fewestToHalve ? [1.0 / 9, 1.0 / 3, 1] : [1.0 / 3, 1]
  }
}

extension Classifier {
  /// The same with a part of its epochs or rounds, at least one; `nil` for a kind that has neither. What is left open is
  /// taken for a dozen epochs, or two hundred rounds.
  func shortened(to part: Double) -> Self? {
    for (name, standard) in [("epochs", 12), ("rounds", 200)] {
      guard case .integer(let value)? = hyperparameterValues.first(where: { $0.name == name })?.value else {
        continue
      }
      let whole = Double(value == 0 ? standard : value)
      return try? setting([name: .integer(max(1, Int((whole * part).rounded())))])
    }
    return nil
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
