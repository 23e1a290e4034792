import Kernels
import Work

/// Boosted decision trees: each tree mends what those before it got wrong.
///
/// Chen and Guestrin, "XGBoost: a scalable tree boosting system", KDD 2016, doi 10.1145/2939672.2939785, by that
/// library, which the system must have. The yardstick for networks on tables, and their partner in products.
public struct BoostedTreesClassifier: Classifier {
  /// The name that picks it, as in `model=`.
  public static let name = "boosted-trees"
  /// One line on what it is.
  public static let summary = "boosted decision trees by XGBoost, if the system has it"
  /// Whether the system has the library.
  public static var isAvailable: Bool { XGBoostLibrary.installed != nil }
  /// Everything that can be set on it.
  public static let hyperparameters: [Hyperparameter<BoostedTreesClassifier>] = [
    Hyperparameter(
      "rounds", \.rounds, in: .integers(0...100_000),
      "trees for each genre at most; 0: by the number of tracks"),
    Hyperparameter(
      "lr", \.learningRate, in: .numbers(0...1),
      "the learning rate, of trees how much each counts; 0: by the number of tracks",
      search: .values([.number(0.03), .number(0.05), .number(0.1), .number(0.2)])),
    Hyperparameter(
      "depth", \.depth, in: .integers(1...20), "questions from the root of a tree to a leaf at most",
      search: .values([.integer(4), .integer(5), .integer(6), .integer(8)])),
    Hyperparameter(
      "bins", \.bins, in: .integers(2...1024), "thresholds that are tried for each feature"),
    Hyperparameter(
      "subsample", \.subsample, in: .numbers(0.05...1), "share of tracks and of features that a tree sees"),
    Hyperparameter(
      "patience", \.patience, in: .integers(0...100_000),
      "epochs (rounds of trees) without a lower validation loss before it stops; 0: never"),
  ]

  /// Trees for each class at most; 0 chooses by the number of training rows.
  public var rounds = 0
  /// How much a tree counts; 0 chooses by the number of training rows.
  public var learningRate: Float = 0
  /// Questions from the root to a leaf at most.
  public var depth = 6
  /// Thresholds that are tried for each input.
  public var bins = 64
  /// The share of rows and of inputs that a tree sees.
  public var subsample: Float = 0.8
  /// Rounds without a lower validation loss after which learning stops; 0 for never.
  public var patience = 30

  /// Trees with the default hyper-parameters.
  public init() {}

  /// The values for so many training rows, where they were left open.
  func resolved(rows: Int) -> BoostedTreesClassifier {
    var result = self
    let isSmall = rows < 20_000
    if rounds == 0 { result.rounds = isSmall ? 600 : 60 }
    if learningRate == 0 { result.learningRate = isSmall ? 0.05 : 0.2 }
    return result
  }

  /// Throws `LearningError`, `.libraryMissing` on a system without XGBoost.
  public func fit(_ data: TrainingData, in context: FitContext) throws -> FittedBoostedTrees {
    try checkHyperparameters()
    guard let library = XGBoostLibrary.installed else { throw LearningError.libraryMissing("XGBoost") }
    let settings = resolved(rows: data.training.inputs.rows)
    let encoding = InputEncoding(
      ranges: nil, featureCount: data.features.count, cueWidth: data.training.cues?.width ?? 0)
    let training = try Self.matrix(library, data.training, encoding)
    let validation = try data.validation.map { try Self.matrix(library, $0, encoding) }
    let booster = try XGBooster(
      library, on: training, parameters: settings.parameters(classes: data.classes.count, context))
    var card = ModelCard(of: data, seed: context.seed)
    var best = Double.infinity
    for round in 1...settings.rounds {
      if context.watch.isCancelled() {
        card.isPartial = true
        break
      }
      try booster.update(round: round - 1, on: training)
      let seen = try booster.score(round: round, on: training)
      let judged = try validation.map { try booster.score(round: round, on: $0) }
      let loss = judged?.loss ?? -Double(round)
      guard loss.isFinite, seen.loss.isFinite, seen.accuracy.isFinite else { break }
      let record = EpochRecord(
        epoch: round, trainingLoss: seen.loss, trainingAccuracy: seen.accuracy,
        validationLoss: judged?.loss, validationAccuracy: judged?.accuracy)
      card.curve.append(record)
      if loss < best { (best, card.bestEpoch) = (loss, round) }
      context.watch.report(
        WorkProgress(
          "growing trees", Double(round), of: Double(settings.rounds), unit: .things("rounds"),
          detail: record.text))
      if validation != nil, patience > 0, round - card.bestEpoch >= patience { break }
    }
    guard card.bestEpoch > 0 else {
      if card.isPartial { throw CancellationError() }
      throw LearningError.notFinite
    }
    var trees = DecisionTrees()
    for (place, tree) in try booster.trees().prefix(card.bestEpoch * data.classes.count).enumerated() {
      try trees.append(json: tree, of: place % data.classes.count, inputCount: encoding.width)
    }
    return FittedBoostedTrees(settings: settings, card: card, encoding: encoding, trees: trees)
  }

  /// A row for each genre of each track, weighing its share.
  private static func matrix(
    _ library: XGBoostLibrary, _ side: LabelledRows, _ encoding: InputEncoding
  ) throws -> XGBoostMatrix {
    let inputs = try side.tracks
    try encoding.check(inputs)
    var rows: [Int] = []
    for row in 0..<side.labels.rows {
      for _ in side.labels.classes(of: row) { rows.append(row) }
    }
    return try XGBoostMatrix(
      library, values: encoding.values(of: rows, in: inputs), columns: encoding.width,
      labels: side.labels.classes.map { Float($0) }, weights: side.labels.weights)
  }

  /// The names and values as the library knows them. One thread, so that the same bits come out on every machine.
  private func parameters(classes: Int, _ context: FitContext) -> [(String, String)] {
    [
      ("objective", "multi:softprob"), ("num_class", "\(classes)"), ("eval_metric", "merror"),
      ("eval_metric", "mlogloss"),
      ("tree_method", "hist"), ("max_depth", "\(depth)"), ("eta", "\(learningRate)"),
      ("max_bin", "\(bins)"), ("subsample", "\(subsample)"), ("colsample_bytree", "\(subsample)"),
      ("seed", "\(context.seed % 1_000_000_007)"), ("nthread", "1"), ("verbosity", "0"),
    ]
  }
}
