import Kernels

extension FittedPerceptron {
  /// Scaling and layers, as they go into a model file.
  public func tensors() -> [Tensor] {
    var tensors = [
      Tensor(name: "scaling.mean", standardiser.means),
      Tensor(name: "scaling.deviation", standardiser.deviations),
    ]
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

  /// Reads the layers in order until there is none of the next number.
  public init(settings: Settings, card: ModelCard, tensors: [String: Tensor]) throws {
    var layers: [DenseParameters] = []
    var width = card.features.count
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
    guard width == card.classes.count else {
      throw ModelFileError.shape(tensor: "layers.\(layers.count - 1).weight")
    }
    guard layers[layers.count - 1].normalisation == nil else {
      throw ModelFileError.shape(tensor: "layers.\(layers.count - 1).gain")
    }
    let count = card.features.count
    let standardiser = try Standardiser(
      means: tensors.floats("scaling.mean", count: count),
      deviations: tensors.floats("scaling.deviation", count: count))
    try self.init(
      settings: settings, card: card, standardiser: standardiser,
      parameters: PerceptronParameters(layers: layers))
  }
}
