import Kernels
import Tabular

/// Boosted trees that have learned.
public struct FittedBoostedTrees: FittedClassifier {
  /// The hyper-parameters that they were fitted with.
  public let settings: BoostedTreesClassifier
  /// What they say about themselves.
  public var card: ModelCard
  private let encoding: InputEncoding
  let trees: DecisionTrees

  init(
    settings: BoostedTreesClassifier, card: ModelCard, encoding: InputEncoding, trees: DecisionTrees
  ) {
    self.settings = settings
    self.card = card
    self.encoding = encoding
    self.trees = trees
  }

  /// As many trees as were kept.
  public var settled: BoostedTreesClassifier {
    var settings = settings
    settings.rounds = max(1, card.bestEpoch)
    return settings
  }

  /// The sums of the leaves, `tracks × classes`. Throws `LearningError.shape`.
  public func logits(for inputs: TrackInputs, on workers: Workers) throws -> Matrix {
    try encoding.check(inputs)
    let (classes, width) = (card.classes.count, encoding.width)
    let blocks = concurrentBlocks(inputs.rows, of: 256, threads: workers.threads) { rows in
      let values = encoding.values(of: rows, in: inputs)
      var scores = [Float](repeating: 0, count: rows.count * classes)
      scores.withUnsafeMutableBufferPointer { scores in
        for row in 0..<rows.count {
          trees.add(
            values[row * width..<(row + 1) * width],
            to: UnsafeMutableBufferPointer(rebasing: scores[row * classes..<(row + 1) * classes]))
        }
      }
      return scores
    }
    return try Matrix(checking: blocks.flatMap(\.self), rows: inputs.rows, columns: classes)
  }

  /// The softmax of the sums, `tracks × classes`. Throws `LearningError.shape`.
  public func probabilities(for inputs: TrackInputs, on workers: Workers) throws -> Matrix {
    try logits(for: inputs, on: workers).softmax()
  }

  /// The trees, as they go into a model file.
  public func tensors() -> [Tensor] { trees.tensors() }

  /// Reads what `tensors` wrote. Throws `ModelFileError`.
  public init(
    settings: BoostedTreesClassifier, card: ModelCard, tensors: [String: Tensor]
  ) throws {
    let encoding = InputEncoding(ranges: nil, featureCount: card.features.count, cueWidth: card.cueWidth)
    self.init(
      settings: settings, card: card, encoding: encoding,
      trees: try DecisionTrees(tensors, inputCount: encoding.width, classCount: card.classes.count))
  }
}
