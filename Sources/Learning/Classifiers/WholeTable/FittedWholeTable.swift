import Kernels

/// A network of a whole table that answers with some of its genres.
public struct FittedWholeTable: FittedClassifier {
  /// The hyper-parameters that it was fitted with.
  public let settings: WholeTableClassifier
  /// What it says about itself.
  public var card: ModelCard
  /// The network of all genres, the model's own first.
  let network: FittedPerceptron<EncodedNetworkClassifier>

  init(
    settings: WholeTableClassifier, network: FittedPerceptron<EncodedNetworkClassifier>, knownCount: Int
  ) {
    var settings = settings
    settings.network = network.settings
    self.settings = settings
    self.network = network
    var card = network.card
    card.classes = Array(card.classes.prefix(knownCount))
    card.fit = nil
    self.card = card
  }

  /// As many passes as it was kept after.
  public var settled: WholeTableClassifier {
    var settings = settings
    settings.network.epochs = max(1, card.bestEpoch)
    return settings
  }

  /// The scores of the model's own genres, `tracks × classes`. Throws `LearningError.shape`.
  public func logits(for inputs: TrackInputs, on workers: Workers) throws -> Matrix {
    let all = try network.logits(for: TrackInputs(inputs.features), on: workers)
    let count = card.classes.count
    return try Matrix(
      checking: (0..<all.rows).flatMap { all.row($0).prefix(count) }, rows: all.rows, columns: count)
  }

  /// The probability of each of the model's own genres, given that it is one of them. Throws `LearningError.shape`.
  public func probabilities(for inputs: TrackInputs, on workers: Workers) throws -> Matrix {
    try logits(for: inputs, on: workers).softmax()
  }

  /// The network, and how many further genres it has.
  public func tensors() -> [Tensor] {
    network.tensors() + [
      Tensor(name: "further", [Int32(network.card.classes.count - card.classes.count)])
    ]
  }

  /// Reads what `tensors` wrote. Throws `ModelFileError`.
  public init(settings: WholeTableClassifier, card: ModelCard, tensors: [String: Tensor]) throws {
    let further = try tensors.integers("further", count: 1)[0]
    guard (0...1_000_000).contains(further) else { throw ModelFileError.shape(tensor: "further") }
    var inner = card
    inner.classes += (0..<further).map { "further \($0)" }
    network = try FittedPerceptron(settings: settings.network, card: inner, tensors: tensors)
    self.settings = settings
    self.card = card
  }
}
