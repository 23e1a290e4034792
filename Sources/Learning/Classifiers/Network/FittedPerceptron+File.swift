import Kernels

extension FittedPerceptron {
  /// Scaling or encoding, and layers, as they go into a model file.
  public func tensors() -> [Tensor] {
    var tensors = encoding.ranges?.tensors(prefix: Self.encodingPrefix) ?? []
    if let standardiser {
      tensors += [
        Tensor(name: "scaling.mean", standardiser.means),
        Tensor(name: "scaling.deviation", standardiser.deviations),
      ]
    }
    if !parameters.scales.isEmpty,
      let scales = Matrix(
        rows: parameters.members, columns: parameters.inputs, values: parameters.scales.flatMap(\.self))
    {
      tensors.append(Tensor(name: Self.memberScales, scales))
    }
    for (index, layer) in parameters.layers.enumerated() {
      if let weight = Matrix(rows: layer.inputs, columns: layer.outputs, values: layer.weight) {
        tensors.append(Tensor(name: "layers.\(index).weight", weight))
      }
      tensors.append(Tensor(name: "layers.\(index).bias", layer.bias))
      guard let normalisation = layer.normalisation else { continue }
      tensors.append(Tensor(name: "layers.\(index).gain", normalisation.gain))
      tensors.append(Tensor(name: "layers.\(index).mean", normalisation.mean))
      tensors.append(Tensor(name: "layers.\(index).variance", normalisation.variance))
    }
    return tensors
  }

  /// Reads what `tensors` wrote. Throws `ModelFileError`.
  public init(settings: Settings, card: ModelCard, tensors: [String: Tensor]) throws {
    let isSpelledOut = tensors[Self.encodingPrefix + "edges"] != nil
    try self.init(
      settings: settings, card: card,
      ranges: isSpelledOut
        ? PiecewiseLinear(tensors, prefix: Self.encodingPrefix, featureCount: card.features.count) : nil,
      tensors: tensors)
  }

  /// The tensor of what each member multiplies the inputs with, `members × inputs`.
  private static var memberScales: String { "members.scale" }

  /// The names of the tensors of the encoding begin with this.
  static var encodingPrefix: String { "encoding." }

  /// Reads the scaling, and the layers in order until there is none of the next number. Throws `ModelFileError`.
  init(settings: Settings, card: ModelCard, ranges: PiecewiseLinear?, tensors: [String: Tensor]) throws {
    let encoding = InputEncoding(
      ranges: ranges, featureCount: card.features.count, cueWidth: card.cueWidth)
    var standardiser: Standardiser?
    // Older files also scale what is spelled out.
    if ranges == nil || tensors["scaling.mean"] != nil {
      let count = ranges?.count ?? card.features.count
      standardiser = try Standardiser(
        means: tensors.floats("scaling.mean", count: count),
        deviations: tensors.floats("scaling.deviation", count: count))
    }
    var layers: [DenseParameters] = []
    var width = encoding.width
    while let weight = tensors["layers.\(layers.count).weight"] {
      let name = "layers.\(layers.count)"
      guard weight.shape.count == 2, weight.shape[0] == width, weight.shape[1] > 0 else {
        throw ModelFileError.shape(tensor: weight.name)
      }
      width = weight.shape[1]
      func vector(_ part: String) throws -> [Float] {
        try tensors.floats("\(name).\(part)", count: width)
      }
      var normalisation: DenseParameters.Normalisation?
      if tensors["\(name).gain"] != nil {
        let variance = try vector("variance")
        guard variance.allSatisfy({ $0 >= 0 }) else {
          throw ModelFileError.notFinite(tensor: "\(name).variance")
        }
        normalisation = DenseParameters.Normalisation(
          gain: try vector("gain"), mean: try vector("mean"), variance: variance)
      }
      layers.append(
        try DenseParameters(
          inputs: weight.shape[0], outputs: width,
          weight: try tensors.floats(weight.name, count: weight.values.count),
          bias: try vector("bias"), normalisation: normalisation))
    }
    guard !layers.isEmpty else { throw ModelFileError.missingTensor("layers.0.weight") }
    var scales: [[Float]] = []
    if let own = tensors[Self.memberScales] {
      guard own.shape.count == 2, own.shape[0] > 1, own.shape[1] == encoding.width, layers.count > 1,
        layers.allSatisfy({ $0.normalisation == nil })
      else { throw ModelFileError.shape(tensor: own.name) }
      let values = try tensors.floats(own.name, count: own.values.count)
      scales = stride(from: 0, to: values.count, by: encoding.width).map {
        Array(values[$0..<$0 + encoding.width])
      }
    }
    guard width == card.classes.count * max(1, scales.count) else {
      throw ModelFileError.shape(tensor: "layers.\(layers.count - 1).weight")
    }
    guard layers[layers.count - 1].normalisation == nil else {
      throw ModelFileError.shape(tensor: "layers.\(layers.count - 1).gain")
    }
    try self.init(
      settings: settings, card: card, encoding: encoding, standardiser: standardiser,
      parameters: PerceptronParameters(layers: layers, scales: scales))
  }
}
