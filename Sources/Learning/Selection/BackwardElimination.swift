import Tabular
import Work

/// The fewest features that do nearly as well as all: of all features, the one that is missed least is left out, and so
/// on.
///
/// Backward elimination in the sense of Kohavi and John, "Wrappers for feature subset selection", Artificial
/// Intelligence 97, 1997, doi 10.1016/S0004-3702(97)00043-X.
public struct BackwardElimination: Sendable, Equatable {
  /// A set of features with its score, and what was left out to come to it.
  public struct Step: Sendable, Equatable {
    /// The features that are left.
    public let features: [String]
    /// The score of a model of these.
    public let score: Double
    /// What was left out last; `nil` in the first step.
    public let dropped: String?
  }

  /// From all features to the fewest.
  public let steps: [Step]
  /// How many sets were scored.
  public let fits: Int

  /// Leaves out features until `least` are left, one at a time; of equally good sets the one without the earlier feature.
  ///
  /// `score` says how good a set is; higher is better. Throws what it throws, and `CancellationError`.
  public init(
    from features: [String], least: Int = 1, watch: Watch = Watch(),
    score: (_ features: [String], _ watch: Watch) throws -> Double
  ) throws {
    let least = min(max(least, 1), features.count)
    let planned = (least...max(least, features.count)).reduce(0, +)
    var fits = 0
    func scored(_ names: [String], without dropped: String?) throws -> Step {
      try watch.check()
      let score = try score(
        names, watch.step(fits, of: planned, title: "leaving out features", things: "fits"))
      fits += 1
      return Step(features: names, score: score, dropped: dropped)
    }
    var current = try scored(features, without: nil)
    var steps = [current]
    while current.features.count > least {
      var best: Step?
      for name in current.features {
        let step = try scored(current.features.filter { $0 != name }, without: name)
        if best.map({ step.score > $0.score }) ?? true { best = step }
      }
      guard let best else { break }
      current = best
      steps.append(best)
    }
    self.steps = steps
    self.fits = fits
  }

  /// The last step whose score is within `tolerance` of the best of all.
  public func fewest(within tolerance: Double) -> Step? {
    let best = steps.map(\.score).max() ?? 0
    return steps.last { $0.score >= best - tolerance }
  }

  /// Scores features by the accuracy on the validation side of a split.
  ///
  /// Throws `LearningError`, `.noRows` without a validation side, and `CancellationError`.
  public init(_ recipe: TrainingRecipe, on split: Split, least: Int = 1, in context: FitContext) throws {
    try self.init(from: recipe.features.names, least: least, watch: context.watch) { names, watch in
      let recipe = recipe.with(features: try Features(names))
      let prepared = try recipe.prepared(split, threads: context.workers.threads)
      let fitted = try recipe.fit(prepared, in: context.watched(by: watch))
      return try TrainingRecipe.validationScore(of: fitted, prepared.data, on: context.workers).accuracy
    }
  }
}
