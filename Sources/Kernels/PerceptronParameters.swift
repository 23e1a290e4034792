/// One dense layer's learned numbers, `inputs × outputs`.
public struct DenseParameters: Sendable, Equatable {
  /// How many numbers go into the layer.
  public let inputs: Int
  /// How many numbers come out of it.
  public let outputs: Int
  /// `weight[input * outputs + output]`.
  public var weight: [Float]
  /// Added to each output, after the normalisation if there is one.
  public var bias: [Float]
  /// Batch normalisation of the outputs, before the bias.
  public var normalisation: Normalisation?

  /// The factor of batch normalisation and the statistics that stand in for a batch's when predicting.
  public struct Normalisation: Sendable, Equatable {
    /// The learned scale of each output.
    public var gain: [Float]
    /// The mean of each output over training batches, a moving average.
    public var mean: [Float]
    /// The variance of each output over training batches, a moving average.
    public var variance: [Float]

    /// Normalisation with known numbers, one for each output.
    public init(gain: [Float], mean: [Float], variance: [Float]) {
      self.gain = gain
      self.mean = mean
      self.variance = variance
    }
  }

  /// Throws `KernelError` if a size is out of range or an array has another length than the sizes ask for.
  public init(
    inputs: Int, outputs: Int, weight: [Float], bias: [Float], normalisation: Normalisation? = nil
  ) throws(KernelError) {
    for size in [inputs, outputs] where !(1...1_000_000).contains(size) { throw .size(size) }
    guard weight.count == inputs * outputs else {
      throw .count(expected: inputs * outputs, found: weight.count)
    }
    for array in [bias, normalisation?.gain, normalisation?.mean, normalisation?.variance] {
      if let array, array.count != outputs { throw .count(expected: outputs, found: array.count) }
    }
    self.inputs = inputs
    self.outputs = outputs
    self.weight = weight
    self.bias = bias
    self.normalisation = normalisation
  }
}

/// A multilayer perceptron: hidden layers with ReLU, then a layer of scores, one per class.
///
/// It may hold several members that share their hidden layers (see `scales`).
public struct PerceptronParameters: Sendable, Equatable {
  /// From the inputs to the scores; at least one.
  public var layers: [DenseParameters]
  /// For each member that shares the hidden layers, what it multiplies the inputs with, `members × inputs`; empty for a
  /// network by itself. The layer of scores holds those of the first member first.
  public var scales: [[Float]]

  /// Number of inputs.
  public var inputs: Int { layers[0].inputs }
  /// How many members share the hidden layers; 1 for a network by itself.
  public var members: Int { max(1, scales.count) }
  /// Number of classes.
  public var classes: Int { layers[layers.count - 1].outputs / members }

  /// Throws `KernelError` if there is no layer, two neighbours do not fit, or the scores are normalised; for members also
  /// if their inputs or scores do not come out even, if no layer is shared, or if a shared one is normalised.
  public init(layers: [DenseParameters], scales: [[Float]] = []) throws(KernelError) {
    guard let last = layers.last else { throw .size(0) }
    if last.normalisation != nil { throw .count(expected: 0, found: last.outputs) }
    for (layer, next) in zip(layers, layers.dropFirst()) where layer.outputs != next.inputs {
      throw .count(expected: layer.outputs, found: next.inputs)
    }
    for scale in scales where scale.count != layers[0].inputs {
      throw .count(expected: layers[0].inputs, found: scale.count)
    }
    if !scales.isEmpty {
      guard layers.count > 1, last.outputs.isMultiple(of: scales.count) else { throw .size(last.outputs) }
      for layer in layers where layer.normalisation != nil { throw .count(expected: 0, found: layer.outputs) }
    }
    self.layers = layers
    self.scales = scales
  }

  /// Random weights and biases, uniform within ±1/√inputs, and neutral normalisation, as PyTorch starts its layers; each
  /// of several members turns the sign of inputs by chance.
  ///
  /// `uniform` draws from [0, 1). Throws `KernelError` for sizes out of range and for members that share no layer or
  /// normalised ones.
  public init(
    inputs: Int, hidden: [Int], classes: Int, normalised: Bool, members: Int = 1, uniform: () -> Float
  ) throws(KernelError) {
    guard (1...1_000_000).contains(members) else { throw .size(members) }
    var layers: [DenseParameters] = []
    var width = inputs
    for (index, outputs) in (hidden + [classes * members]).enumerated() {
      for size in [width, outputs] where !(1...1_000_000).contains(size) { throw .size(size) }
      let bound = 1 / Float(width).squareRoot()
      let isHidden = index < hidden.count
      let hasNormalisation = isHidden && normalised
      let weight = (0..<width * outputs).map { _ in (2 * uniform() - 1) * bound }
      let bias = (0..<outputs).map { _ in hasNormalisation ? 0 : (2 * uniform() - 1) * bound }
      layers.append(
        try DenseParameters(
          inputs: width, outputs: outputs, weight: weight, bias: bias,
          normalisation: hasNormalisation
            ? DenseParameters.Normalisation(
              gain: Array(repeating: 1, count: outputs), mean: Array(repeating: 0, count: outputs),
              variance: Array(repeating: 1, count: outputs)) : nil))
      width = outputs
    }
    let scales =
      members == 1
      ? [] : (0..<members).map { _ in (0..<inputs).map { _ in uniform() < 0.5 ? -1 : 1 } as [Float] }
    try self.init(layers: layers, scales: scales)
  }

  /// The layer of scores of one member. Throws `KernelError` for a member that there is not.
  public func scores(of member: Int) throws(KernelError) -> DenseParameters {
    guard (0..<members).contains(member) else { throw .index(member, count: members) }
    let last = layers[layers.count - 1]
    let own = member * classes..<(member + 1) * classes
    return try DenseParameters(
      inputs: last.inputs, outputs: classes,
      weight: (0..<last.inputs).flatMap { input in
        last.weight[input * last.outputs + own.lowerBound..<input * last.outputs + own.upperBound]
      }, bias: Array(last.bias[own]))
  }

  /// One member as a network by itself, over inputs that are multiplied by its own scales first.
  public func member(_ member: Int) throws(KernelError) -> PerceptronParameters {
    try PerceptronParameters(layers: layers.dropLast() + [scores(of: member)])
  }
}
