extension PerceptronTrainer {
  /// All that a trainer carries from one step to the next: numbers, moments of the optimiser, and how many steps were
  /// made. A trainer that takes it up goes on to the same bits.
  public struct State: Sendable, Equatable {
    /// What each layer remembers, laid out as the trainer holds it.
    let layers: [[[Float]]]
    /// How many steps were made.
    let steps: Int
  }

  /// What it carries at this moment.
  public var state: State {
    State(layers: remembered.map { $0.map(\.values) }, steps: steps)
  }

  /// Goes on from a state of a trainer of the same shape. Throws `KernelError`, before anything is changed, for another
  /// shape.
  public func restore(_ state: State) throws(KernelError) {
    let remembered = remembered
    guard state.layers.count == remembered.count else {
      throw .count(expected: remembered.count, found: state.layers.count)
    }
    for (own, kept) in zip(remembered, state.layers) {
      for (floats, values) in zip(own, kept) where floats.count != values.count {
        throw .count(expected: floats.count, found: values.count)
      }
    }
    for (own, kept) in zip(remembered, state.layers) {
      for (floats, values) in zip(own, kept) { floats.copy(values) }
    }
    steps = state.steps
  }

  /// What lasts from one step to the next, by layer, and the factors of members behind them.
  private var remembered: [[Floats]] {
    let factors = scaling.map { scaling in
      zip(scaling.factors, scaling.moments).map { [$0, $1.0, $1.1] }
    }
    return (layers.dropLast() + heads).map(\.remembered) + (factors ?? [])
  }
}

extension DenseLayer {
  /// What lasts from one step to the next.
  fileprivate var remembered: [Floats] {
    [
      weight, weightMoments.0, weightMoments.1, bias, biasMoments.0, biasMoments.1, gain, gainMoments.0,
      gainMoments.1, mean, variance,
    ]
  }
}

extension Floats {
  /// All of them, copied.
  fileprivate var values: [Float] { Array(UnsafeBufferPointer(start: base, count: count)) }
}
