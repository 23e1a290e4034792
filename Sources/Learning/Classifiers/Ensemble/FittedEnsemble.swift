import Kernels

/// Networks that have learned and answer together: the mean of their probabilities.
public struct FittedEnsemble: FittedClassifier {
  /// The hyper-parameters that it was fitted with.
  public let settings: EnsembleClassifier
  /// What it says about itself.
  public var card: ModelCard
  /// How the features are spelled out.
  public let encoding: PiecewiseLinear
  /// The networks, over spelled-out features.
  public let members: [FittedPerceptron<NetworkClassifier>]

  init(
    settings: EnsembleClassifier, card: ModelCard, encoding: PiecewiseLinear,
    members: [FittedPerceptron<NetworkClassifier>]
  ) {
    self.settings = settings
    self.card = card
    self.encoding = encoding
    self.members = members
  }

  /// As many passes as its networks were kept after, in the mean.
  public var settled: EnsembleClassifier {
    var settings = settings
    let passes = members.map { Double($0.card.bestEpoch) }.reduce(0, +) / Double(members.count)
    settings.network.epochs = max(1, Int(passes.rounded()))
    return settings
  }

  /// The mean of the networks' probabilities, `rows × classes`. Throws `LearningError.shape`.
  public func probabilities(for inputs: TrackInputs, on workers: Workers) throws -> Matrix {
    var mean = Matrix(rows: inputs.rows, columns: card.classes.count)
    let share = 1 / Float(members.count)
    for member in members {
      let own = try member.probabilities(for: inputs, on: workers)
      for index in mean.values.indices { mean.values[index] += share * own.values[index] }
    }
    return mean
  }

  /// The probabilities that one of the networks gives, `rows × classes`. Throws `LearningError.shape`.
  func probabilities(of member: Int, for features: Matrix, on workers: Workers) throws -> Matrix {
    try members[member].probabilities(for: features, on: workers)
  }

  /// The encoding and the networks, as they go into a model file.
  public func tensors() -> [Tensor] {
    encoding.tensors(prefix: "encoding.")
      + members.enumerated().flatMap { place, member in
        member.tensors().filter { !$0.name.hasPrefix(FittedPerceptron<NetworkClassifier>.encodingPrefix) }
          .map { $0.renamed("members.\(place).\($0.name)") }
      }
  }

  /// Reads the members in order until there is none of the next number.
  public init(settings: EnsembleClassifier, card: ModelCard, tensors: [String: Tensor]) throws {
    let encoding = try PiecewiseLinear(
      tensors, prefix: "encoding.", featureCount: card.features.count)
    var members: [FittedPerceptron<NetworkClassifier>] = []
    while true {
      let own = tensors.under("members.\(members.count).")
      guard !own.isEmpty else { break }
      members.append(
        try FittedPerceptron<NetworkClassifier>(
          settings: settings.network, card: card, ranges: encoding, tensors: own))
    }
    guard !members.isEmpty else { throw ModelFileError.missingTensor("members.0.layers.0.weight") }
    self.init(settings: settings, card: card, encoding: encoding, members: members)
  }
}

extension PiecewiseLinear {
  func tensors(prefix: String) -> [Tensor] {
    [
      Tensor(name: prefix + "edges", edges.flatMap(\.self)),
      Tensor(name: prefix + "counts", edges.map { Int32($0.count) }),
    ]
  }

  /// Reads what `tensors` wrote. Throws `ModelFileError`.
  init(_ tensors: [String: Tensor], prefix: String, featureCount: Int) throws {
    let counts = try tensors.integers(prefix + "counts", count: featureCount).map(Int.init)
    guard counts.allSatisfy({ (0...1_000_000).contains($0) }) else {
      throw ModelFileError.shape(tensor: prefix + "counts")
    }
    let flat = try tensors.floats(prefix + "edges", count: counts.reduce(0, +))
    var place = 0
    let edges = counts.map { count in
      defer { place += count }
      return Array(flat[place..<place + count])
    }
    do {
      try self.init(edges: edges)
    } catch {
      throw ModelFileError.notFinite(tensor: prefix + "edges")
    }
  }
}

extension Tensor {
  /// The same numbers under another name.
  func renamed(_ name: String) -> Tensor { Tensor(name: name, of: self) }
}

extension [String: Tensor] {
  /// The tensors whose names begin with `prefix`, without it.
  func under(_ prefix: String) -> [String: Tensor] {
    reduce(into: [:]) { result, entry in
      guard entry.key.hasPrefix(prefix) else { return }
      let name = String(entry.key.dropFirst(prefix.count))
      result[name] = entry.value.renamed(name)
    }
  }
}
