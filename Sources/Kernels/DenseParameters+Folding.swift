extension DenseParameters {
  /// The same layer as it predicts, its normalisation folded into weights and bias.
  public var withoutNormalisation: DenseParameters {
    guard let normalisation else { return self }
    var plain = self
    plain.normalisation = nil
    for output in 0..<outputs {
      let variance = normalisation.variance[output] + BatchNormalisation.epsilon
      let factor = normalisation.gain[output] / variance.squareRoot()
      plain.bias[output] = bias[output] - normalisation.mean[output] * factor
      for place in stride(from: output, to: weight.count, by: outputs) { plain.weight[place] *= factor }
    }
    return plain
  }
}
