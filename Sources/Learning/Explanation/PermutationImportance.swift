import Tabular
import Work

/// How much a model leans on features: the accuracy it loses when their values are dealt out anew among the tracks.
///
/// Breiman, "Random forests", Machine Learning 45, 2001. Features that stand in for each other hide one another,
/// so they can be dealt out together, as one group.
public struct PermutationImportance: Sendable, Equatable {
  /// One group of features and what its loss costs.
  public struct Entry: Sendable, Equatable {
    /// The columns that were shuffled together.
    public let columns: [Int]
    /// Mean accuracy lost over the repeats; can be slightly negative for a useless feature.
    public let drop: Double
    /// Standard deviation of the loss over the repeats.
    public let spread: Double
  }

  /// The groups, in the order given.
  public let entries: [Entry]
  /// The accuracy with every feature in place.
  public let baseline: Double

  /// Shuffles each group of columns `repeats` times on held-out rows.
  ///
  /// `probabilities` gives `rows × classes` for `rows × features`. Throws what it throws,
  /// `LearningError.noSuchClass` for an impossible label and `CancellationError`.
  public init(
    of groups: [[Int]], on inputs: Matrix, labels: [Int], repeats: Int = 5, seed: UInt64 = 0,
    watch: Watch = Watch(),
    probabilities: (Matrix) throws -> Matrix
  ) throws {
    let repeats = max(1, repeats)
    let baseline = try Predictions(probabilities: probabilities(inputs), labels: labels).accuracy
    var entries: [Entry] = []
    for (place, group) in groups.enumerated() {
      if let column = group.first(where: { $0 < 0 || $0 >= inputs.columns }) {
        throw LearningError.shape(expected: inputs.columns, found: column)
      }
      var generator = SeededGenerator(seed: seed, stream: "importance \(place)")
      var drops: [Double] = []
      for _ in 0..<repeats {
        try watch.check()
        let order = generator.shuffled(Array(0..<inputs.rows))
        var shuffled = inputs
        for (row, source) in order.enumerated() {
          for column in group { shuffled[row, column] = inputs[source, column] }
        }
        let accuracy = try Predictions(probabilities: probabilities(shuffled), labels: labels).accuracy
        drops.append(baseline - accuracy)
        watch.report(
          WorkProgress(
            "shuffling",
            share: (Double(place) + Double(drops.count) / Double(repeats)) / Double(groups.count)))
      }
      let mean = drops.reduce(0, +) / Double(repeats)
      let variance = drops.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(max(1, repeats - 1))
      entries.append(Entry(columns: group, drop: mean, spread: variance.squareRoot()))
    }
    self.entries = entries
    self.baseline = baseline
  }
}
