/// One layer as the trainer holds it: numbers, what the optimiser remembers, and what a step leaves for the next part.
struct DenseLayer {
  let inputs: Int
  let outputs: Int
  let isNormalised: Bool
  /// How many of the inputs, the first ones, are spelled out over ranges.
  let ranged: Int

  /// One panel of `weightRows` rows per 32 outputs.
  let weight: Floats
  let bias: Floats
  let gain: Floats
  let mean: Floats
  let variance: Floats

  /// First and second moments, laid out as the weights, the biases and the gains.
  let weightMoments: (Floats, Floats)
  let biasMoments: (Floats, Floats)
  let gainMoments: (Floats, Floats)

  /// The gradient of the weights as it is added up, laid out as they are; none where a batch is one block of rows.
  let gradient: Floats

  /// Normalised sums before gain and bias, panels of `capacity` rows.
  let normal: Floats
  /// 1 / deviation of the current batch.
  let inverseDeviation: Floats
  /// What the layer hands on, or the scores; panels of `capacity` rows.
  let output: Floats
  /// The gradient of the loss by the sums of this layer; the same memory as `output` for the scores.
  let delta: Floats

  /// Rows of a weight panel, padding included: a hidden layer's inputs are whole panels.
  var weightRows: Int { ranged + Panel.padded(plainInputs) }
  var outputPanels: Int { Panel.count(outputs) }
  /// The inputs that come as they are, behind those that are spelled out.
  var plainInputs: Int { inputs - ranged }
  /// Panels of the inputs that come as they are.
  var inputPanels: Int { Panel.count(plainInputs) }

  /// Takes memory for batches of up to `capacity` rows; the scores of further members lie in that of the first.
  init(
    _ parameters: DenseParameters, ranged: Int = 0, isOutput: Bool, capacity: Int, arena: Arena,
    scores: Floats? = nil
  ) {
    self.ranged = ranged
    inputs = parameters.inputs
    outputs = parameters.outputs
    isNormalised = parameters.normalisation != nil
    let width = Panel.padded(parameters.outputs)
    let weights = width * (ranged + Panel.padded(parameters.inputs - ranged))
    weight = arena.floats(weights)
    weightMoments = (arena.floats(weights), arena.floats(weights))
    gradient = arena.floats(DenseLayer.hasGradient(capacity) ? weights : 0)
    bias = arena.floats(width)
    biasMoments = (arena.floats(width), arena.floats(width))
    gain = arena.floats(width)
    gainMoments = (arena.floats(width), arena.floats(width))
    mean = arena.floats(width)
    variance = arena.floats(width)
    inverseDeviation = arena.floats(width)
    output = scores ?? arena.floats(width * capacity)
    delta = isOutput ? output : arena.floats(width * capacity)
    normal = isOutput ? output : arena.floats(width * capacity)
    if isOutput { bias.fill(SoftmaxCrossEntropy.padding) }
    load(parameters)
  }

  /// The floats that `init` takes from the arena, where the layer has so many results of its own for each row: a hidden one
  /// three, scores one, those of further members none.
  static func footprint(_ parameters: DenseParameters, ranged: Int = 0, capacity: Int, results: Int) -> Int {
    let width = Panel.padded(parameters.outputs)
    let weights = width * (ranged + Panel.padded(parameters.inputs - ranged))
    return (hasGradient(capacity) ? 4 : 3) * Arena.footprint(weights) + 9 * Arena.footprint(width)
      + results * Arena.footprint(width * capacity)
  }

  private static func hasGradient(_ capacity: Int) -> Bool { capacity > PerceptronTrainer.blockRows }

  /// Takes over learned numbers of the same shape.
  func load(_ parameters: DenseParameters) {
    for input in 0..<inputs {
      for output in 0..<outputs {
        weight[place(input, output)] = parameters.weight[input * outputs + output]
      }
    }
    bias.copy(parameters.bias)
    guard let normalisation = parameters.normalisation else { return }
    gain.copy(normalisation.gain)
    mean.copy(normalisation.mean)
    variance.copy(normalisation.variance)
  }

  /// The learned numbers, into parameters that have the outputs of this layer from `firstOutput` on.
  func save(into parameters: inout DenseParameters, firstOutput: Int = 0) {
    for input in 0..<inputs {
      for output in 0..<outputs {
        parameters.weight[input * parameters.outputs + firstOutput + output] = weight[place(input, output)]
      }
    }
    for output in 0..<outputs { parameters.bias[firstOutput + output] = bias[output] }
    guard parameters.normalisation != nil else { return }
    for output in 0..<outputs {
      parameters.normalisation?.gain[output] = gain[output]
      parameters.normalisation?.mean[output] = mean[output]
      parameters.normalisation?.variance[output] = variance[output]
    }
  }

  private func place(_ input: Int, _ output: Int) -> Int {
    output / Panel.width * weightRows * Panel.width + input * Panel.width + output % Panel.width
  }
}
