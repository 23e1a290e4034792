/// How a gradient changes a weight.
public enum Optimiser: Sendable, Equatable, Codable {
  /// Kingma and Ba 2015; weight decay is added to the gradient.
  case adam(beta1: Float = 0.9, beta2: Float = 0.999, epsilon: Float = 1e-8)
  /// Loshchilov and Hutter 2019; weight decay shrinks the weight itself.
  case adamW(beta1: Float = 0.9, beta2: Float = 0.999, epsilon: Float = 1e-8)
  /// Plain training with momentum.
  case sgd(momentum: Float = 0)
}

/// One optimiser at one step: everything that is the same for all weights.
struct Update {
  private let kind: Kind
  private let rate: Lanes
  private let coupledDecay: Lanes
  private let shrink: Lanes
  private let beta1: Lanes
  private let beta2: Lanes
  private let fresh1: Lanes
  private let fresh2: Lanes
  private let correction2: Lanes
  private let epsilon: Lanes

  private enum Kind { case adam, sgd }

  /// `step` counts from 1.
  init(_ optimiser: Optimiser, rate: Float, weightDecay: Float, step: Int) {
    var decoupled = false
    switch optimiser {
    case .adamW(let first, let second, let small), .adam(let first, let second, let small):
      if case .adamW = optimiser { decoupled = true }
      kind = .adam
      beta1 = Lanes(repeating: first)
      beta2 = Lanes(repeating: second)
      fresh1 = Lanes(repeating: 1 - first)
      fresh2 = Lanes(repeating: 1 - second)
      epsilon = Lanes(repeating: small)
      self.rate = Lanes(repeating: Float(Double(rate) / (1 - Update.power(first, step))))
      correction2 = Lanes(repeating: Float(1 / (1 - Update.power(second, step))))
    case .sgd(let momentum):
      kind = .sgd
      beta1 = Lanes(repeating: momentum)
      beta2 = Lanes()
      fresh1 = Lanes(repeating: 1)
      fresh2 = Lanes()
      epsilon = Lanes()
      self.rate = Lanes(repeating: rate)
      correction2 = Lanes()
    }
    coupledDecay = Lanes(repeating: decoupled ? 0 : weightDecay)
    shrink = Lanes(repeating: decoupled ? 1 - rate * weightDecay : 1)
  }

  /// Changes sixteen weights, and what the optimiser remembers about them, by their gradient.
  @inline(__always)
  func callAsFunction(
    _ gradient: Lanes, _ weights: Floats, _ first: Floats, _ second: Floats, at index: Int, decays: Bool
  ) {
    let old = weights.lanes(index)
    var slope = gradient
    var weight = old
    if decays {
      slope = coupledDecay * old + gradient
      weight = old * shrink
    }
    let average = beta1 * first.lanes(index) + fresh1 * slope
    first.store(average, index)
    switch kind {
    case .sgd:
      weights.store(weight - rate * average, index)
    case .adam:
      let square = beta2 * second.lanes(index) + fresh2 * (slope * slope)
      second.store(square, index)
      let corrected = square * correction2
      let root = corrected * corrected.reciprocalSquareRoot
      weights.store(weight - rate * average / (root + epsilon), index)
    }
  }

  /// By repeated squaring, so that the result is the same on every machine.
  private static func power(_ base: Float, _ exponent: Int) -> Double {
    var result = 1.0
    var factor = Double(base)
    var rest = exponent
    while rest > 0 {
      if rest & 1 == 1 { result *= factor }
      factor *= factor
      rest >>= 1
    }
    return result
  }
}
