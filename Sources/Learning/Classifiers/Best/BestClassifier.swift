import Kernels
import Work

/// What does best on the validation side: networks, trees and a network of the whole table, pooled by weights that are
/// fitted there.
///
/// In the end the classifiers learn once more, from the validation side too, for as long as that side had let them; their
/// weights and what calibrates them stay as it chose. Trees of many tracks, which take long, do not. Where more than one in
/// twenty tracks of that side is a copy of a training track, networks and trees of a small table see the genres of copies
/// (`CopiesClassifier`).
///
/// A kind that does not help gets no weight. Trees take part where XGBoost is installed, but not in reading the cues of
/// many tracks; the network of the whole table where the table was filtered from a larger one.
public struct BestClassifier: Classifier {
  /// The name that picks it, as in `model=`.
  public static let name = "best"
  /// One line on what it is.
  public static let summary =
    "networks, trees and a network of the whole table together, weighed by validation"
  /// It does, from the table that was filtered.
  public static let learnsFurtherGenres = true
  /// Everything that can be set on it.
  public static let hyperparameters: [Hyperparameter<BestClassifier>] = [
    Hyperparameter(
      "members", \.members, in: .integers(0...64),
      "how many networks answer together; 0: by the number of tracks"),
    Hyperparameter(
      "epochs", \.epochs, in: .integers(0...100_000),
      "passes over the training tracks at most, of each network; 0: by their number"),
    Hyperparameter("trees", \.usesTrees, in: .flag, "whether boosted trees take part, if they can be had"),
  ]

  /// How many networks on spelled-out features take part; 0 chooses by the number of training rows.
  public var members = 0
  /// Passes of each of these networks; 0 chooses by the number of training rows.
  public var epochs = 0
  /// Whether boosted trees take part where their library is installed.
  public var usesTrees = true
  /// What was fitted, as it stands in a model's file; empty before.
  var parts: [Part] = []

  /// One classifier that takes part.
  struct Part: Sendable, Codable, Equatable {
    let classifier: StoredClassifier
    /// Its weight in the product.
    let weight: Double

    private enum CodingKeys: String, CodingKey { case weight }

    init(classifier: StoredClassifier, weight: Double) {
      self.classifier = classifier
      self.weight = weight
    }

    // The weight stands beside the names of the classifier, in one object.
    init(from decoder: any Decoder) throws {
      classifier = try StoredClassifier(from: decoder)
      weight = try decoder.container(keyedBy: CodingKeys.self).decode(Double.self, forKey: .weight)
    }

    func encode(to encoder: any Encoder) throws {
      try classifier.encode(to: encoder)
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(weight, forKey: .weight)
    }
  }

  /// The default hyper-parameters.
  public init() {}

  /// The classifiers that take part for such data.
  func candidates(for data: TrainingData) throws -> [any Classifier] {
    let isSmall = Self.isSmall(data)
    var networks = EnsembleClassifier()
    networks.members = members > 0 ? members : (isSmall ? 16 : data.cues.isEmpty ? 2 : 4)
    networks.network.epochs = epochs
    if isSmall {
      // A few thousand tracks are soon learned by heart. What is pooled with others may be wider, and learn more slowly.
      if epochs == 0 { networks.network.epochs = 20 }
      networks.network.hidden = [256, 256]
      networks.network.dropout = 0.5
      networks.network.training.weightDecay = 0.1
    }
    let seesCopies = try isSmall && shareOfCopies(in: data) > Self.fewCopies
    var result: [any Classifier] = []
    if seesCopies {
      result.append(CopiesClassifier(seenBy: networks))
    } else if isSmall, networks.members > 1 {
      // Of a few thousand tracks, members that share their layers are right more often than networks by themselves.
      result.append(SharedEnsembleClassifier(like: networks))
    } else {
      result.append(networks)
    }
    // Two of them, from different starts, are worth more than one.
    if data.further != nil { result += [WholeTableClassifier(), WholeTableClassifier()] }
    // Cues are many columns, which networks read better; trees of many tracks would take minutes for them.
    if usesTrees, XGBoostLibrary.installed != nil, isSmall || data.cues.isEmpty {
      var trees = BoostedTreesClassifier()
      if seesCopies {
        // Each tree sees less and counts less, or the few inputs that tell of copies would outweigh all others.
        trees.subsample = 0.6
        trees.learningRate = 0.03
        trees.rounds = 1_200
      }
      result.append(seesCopies ? CopiesClassifier(seenBy: trees) : trees)
    }
    return result
  }

  /// The share of copies of training tracks on the validation side below which they do not matter.
  private static let fewCopies = 0.05

  private func shareOfCopies(in data: TrainingData) throws -> Double {
    guard let validation = data.validation else { return 0 }
    return try TrackCopies(data.training, features: data.features, atMost: data.training.inputs.rows)
      .shareOfCopies(in: validation.inputs)
  }

  /// Weights that fit the validation side. Classifiers of one kind share theirs: which of them is right more often on a few
  /// hundred tracks is chance.
  private func pool(
    _ fitted: [any FittedClassifier], _ opinions: [Matrix], _ labels: SoftLabels, threads: Int
  ) throws -> LogLinearPool {
    let kinds = fitted.map(\.ownSettings.label)
    var order: [String] = []
    for kind in kinds where !order.contains(kind) { order.append(kind) }
    let groups = order.map { kind in kinds.indices.filter { kinds[$0] == kind } }
    let means = try groups.map { group in
      try LogLinearPool(weights: group.map { _ in 1 / Double(group.count) })(
        group.map { opinions[$0] }, threads: threads)
    }
    var weights = try LogLinearPool(fitting: means, to: labels, threads: threads).weights
    // Where all of them are worse than guessing on that side, they count alike: an answer of nobody would be none.
    if weights.allSatisfy({ $0 == 0 }) { weights = weights.map { _ in 1 / Double(weights.count) } }
    var shared = [Double](repeating: 0, count: fitted.count)
    for (group, weight) in zip(groups, weights) {
      for member in group { shared[member] = weight / Double(group.count) }
    }
    return try LogLinearPool(weights: shared)
  }

  /// Throws `LearningError`; interrupted, it keeps the classifiers that are complete.
  public func fit(_ data: TrainingData, in context: FitContext) throws -> FittedBest {
    try checkHyperparameters()
    let candidates = try candidates(for: data)
    var fitted: [any FittedClassifier] = []
    var isPartial = false
    let both = try data.ofBothSides
    // Where the validation side is learned too, all of this is half of the work.
    let steps = (both == nil ? 1 : 2) * candidates.count
    for (place, candidate) in candidates.enumerated() {
      let watch = context.watch.step(place, of: steps, title: "training", things: "classifiers")
      do {
        var part = context.watched(by: watch)
        part.seed = context.seed &+ UInt64(place) &* 0x9e37_79b9_7f4a_7c15
        let own = try candidate.fitted(to: data, in: part)
        isPartial = own.card.isPartial
        if !isPartial || fitted.isEmpty { fitted.append(own) }
      } catch is CancellationError where !fitted.isEmpty {
        isPartial = true
      }
      if isPartial { break }
    }
    var pool = try LogLinearPool(weights: fitted.map { _ in 1 / Double(fitted.count) })
    var card = ModelCard(of: data, seed: context.seed)
    card.isPartial = isPartial
    if let validation = data.validation {
      let inputs = try validation.tracks
      let opinions = try fitted.map { try $0.probabilities(for: inputs, on: context.workers) }
      pool = try self.pool(
        fitted, opinions, validation.labels, threads: context.workers.threads)
      let answers = try Predictions(
        probabilities: pool(opinions, threads: context.workers.threads),
        labels: validation.labels.likeliest)
      card.validation = ModelCard.Score(loss: answers.logLoss, accuracy: answers.accuracy)
    }
    let result = try FittedBest(settings: self, card: card, members: fitted, pool: pool)
    guard !isPartial, let both else { return result }
    return try refitted(result, to: both, isSmall: Self.isSmall(data), in: context)
  }

  /// The same classifiers with the same weights, learned from the validation side too, but for trees of many tracks.
  /// Interrupted, what was there before is kept, as partial.
  private func refitted(
    _ first: FittedBest, to both: TrainingData, isSmall: Bool, in context: FitContext
  ) throws -> FittedBest {
    var interrupted: FittedBest {
      var kept = first
      kept.card.isPartial = true
      return kept
    }
    var members = first.members
    for (place, member) in first.members.enumerated() where first.pool.weights[place] > 0 {
      // Trees of many tracks take as long again as all else together.
      if member is FittedBoostedTrees, !isSmall { continue }
      let watch = context.watch.step(
        members.count + place, of: 2 * members.count, title: "learning the validation side too",
        things: "classifiers")
      var part = context.watched(by: watch)
      part.seed = member.card.seed
      do {
        members[place] = try member.refitted(to: both, in: part)
      } catch is CancellationError {
        return interrupted
      }
      if members[place].card.isPartial { return interrupted }
    }
    return try FittedBest(
      settings: self, card: first.card, members: members, pool: first.pool, beforeRefit: first)
  }

  private static func isSmall(_ data: TrainingData) -> Bool { data.training.inputs.rows < 20_000 }
}
