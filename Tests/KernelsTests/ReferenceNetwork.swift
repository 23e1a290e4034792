/// The same network in 64-bit floats, one number at a time, as a textbook writes it.
struct ReferenceNetwork {
  var layers: [Layer]
  private(set) var steps = 0

  struct Layer {
    var weight: [[Double]]
    var bias: [Double]
    var gain: [Double]?
    var mean: [Double]
    var variance: [Double]
    var moments: [String: [Double]] = [:]
  }

  init(_ parameters: PerceptronParameters) {
    layers = parameters.layers.map { layer in
      Layer(
        weight: (0..<layer.inputs).map { input in
          (0..<layer.outputs).map { Double(layer.weight[input * layer.outputs + $0]) }
        },
        bias: layer.bias.map(Double.init),
        gain: layer.normalisation.map { $0.gain.map(Double.init) },
        mean: layer.normalisation?.mean.map(Double.init) ?? [],
        variance: layer.normalisation?.variance.map(Double.init) ?? [])
    }
  }

  /// One step on a batch; returns the mean loss before it. `kept[layer][row][unit]` is the factor of dropout.
  mutating func step(
    _ rows: [[Double]], _ targets: [[Double]], rule: PerceptronTrainer.Rule, rate: Double,
    kept: [[[Double]]]? = nil
  ) -> Double {
    let count = Double(rows.count)
    var inputs: [[[Double]]] = [rows]
    var normals: [[[Double]]] = []
    var deviations: [[Double]] = []
    for (index, layer) in layers.enumerated() {
      var sums = ReferenceNetwork.product(inputs[index], layer.weight)
      var deviation = [Double](repeating: 1, count: layer.bias.count)
      if layer.gain != nil {
        for unit in layer.bias.indices {
          let mean = sums.reduce(0) { $0 + $1[unit] } / count
          let variance = sums.reduce(0) { $0 + ($1[unit] - mean) * ($1[unit] - mean) } / count
          deviation[unit] = (variance + 1e-5).squareRoot()
          for row in sums.indices { sums[row][unit] = (sums[row][unit] - mean) / deviation[unit] }
          layers[index].mean[unit] += 0.1 * (mean - layers[index].mean[unit])
          layers[index].variance[unit] +=
            0.1 * (variance * count / max(count - 1, 1) - layers[index].variance[unit])
        }
      }
      normals.append(sums)
      deviations.append(deviation)
      for row in sums.indices {
        for unit in sums[row].indices {
          var value = sums[row][unit] * (layer.gain?[unit] ?? 1) + layer.bias[unit]
          if index < layers.count - 1 { value = max(value, 0) * (kept?[index][row][unit] ?? 1) }
          sums[row][unit] = value
        }
      }
      inputs.append(sums)
    }
    let smoothing = Double(rule.labelSmoothing)
    var loss = 0.0
    var delta = inputs[layers.count]
    for row in rows.indices {
      let shares = ReferenceNetwork.softmax(delta[row])
      let weight = targets[row].reduce(0, +)
      for label in shares.indices {
        let target = (1 - smoothing) * targets[row][label] + smoothing * weight / Double(shares.count)
        loss -= target * ReferenceNetwork.logarithm(shares[label])
        delta[row][label] = (shares[label] * weight - target) / count
      }
    }
    steps += 1
    for index in layers.indices.reversed() {
      let layer = layers[index]
      if index < layers.count - 1 {
        for row in delta.indices {
          for unit in delta[row].indices where inputs[index + 1][row][unit] <= 0 { delta[row][unit] = 0 }
          for unit in delta[row].indices { delta[row][unit] *= kept?[index][row][unit] ?? 1 }
        }
      }
      let biasSlope = layer.bias.indices.map { unit in delta.reduce(0) { $0 + $1[unit] } }
      if let gain = layer.gain {
        let gainSlope = layer.bias.indices.map { unit in
          rows.indices.reduce(0) { $0 + delta[$1][unit] * normals[index][$1][unit] }
        }
        for row in delta.indices {
          for unit in delta[row].indices {
            delta[row][unit] =
              gain[unit] / deviations[index][unit]
              * (delta[row][unit] - biasSlope[unit] / count
                - normals[index][row][unit] * gainSlope[unit] / count)
          }
        }
        layers[index].gain = change(index, "gain", gain, gainSlope, rule, rate, decays: false)
      }
      layers[index].bias = change(index, "bias", layer.bias, biasSlope, rule, rate, decays: false)
      let below = ReferenceNetwork.product(delta, ReferenceNetwork.transposed(layer.weight))
      let slope = ReferenceNetwork.product(ReferenceNetwork.transposed(inputs[index]), delta)
      for input in layer.weight.indices {
        layers[index].weight[input] = change(
          index, "weight \(input)", layer.weight[input], slope[input], rule, rate, decays: true)
      }
      delta = below
    }
    return loss / count
  }

  private mutating func change(
    _ index: Int, _ name: String, _ values: [Double], _ slopes: [Double], _ rule: PerceptronTrainer.Rule,
    _ rate: Double, decays: Bool
  ) -> [Double] {
    let zeros = [Double](repeating: 0, count: values.count)
    var first = layers[index].moments[name] ?? zeros
    var second = layers[index].moments[name + "²"] ?? zeros
    let decay = decays ? Double(rule.weightDecay) : 0
    var result = values
    for item in values.indices {
      switch rule.optimiser {
      case .sgd(let momentum):
        first[item] = Double(momentum) * first[item] + slopes[item] + decay * values[item]
        result[item] -= rate * first[item]
      case .adam(let beta1, let beta2, let epsilon), .adamW(let beta1, let beta2, let epsilon):
        var slope = slopes[item]
        if case .adamW = rule.optimiser {
          result[item] *= 1 - rate * decay
        } else {
          slope += decay * values[item]
        }
        let (beta1, beta2) = (Double(beta1), Double(beta2))
        first[item] = beta1 * first[item] + (1 - beta1) * slope
        second[item] = beta2 * second[item] + (1 - beta2) * slope * slope
        let mean = first[item] / (1 - ReferenceNetwork.power(beta1, steps))
        let square = second[item] / (1 - ReferenceNetwork.power(beta2, steps))
        result[item] -= rate * mean / (square.squareRoot() + Double(epsilon))
      }
    }
    layers[index].moments[name] = first
    layers[index].moments[name + "²"] = second
    return result
  }
}
