import Kernels

/// A small made-up task, drawn from a seed: sizes that are no multiples of anything.
struct Problem {
  let inputs: Int
  let classes: Int
  let rows: [Float]
  let offsets: [Int]
  let labels: [Int32]
  let weights: [Float]
  let hidden: [Int]
  let normalised: Bool
  private let draws: [Float]

  var count: Int { offsets.count - 1 }

  init(
    inputs: Int = 7, hidden: [Int] = [40, 33], classes: Int = 35, count: Int = 53, normalised: Bool = true,
    seed: UInt64 = 1
  ) {
    var state = seed
    func unit() -> Float {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Float(state >> 40) / 16_777_216
    }
    self.inputs = inputs
    self.hidden = hidden
    self.classes = classes
    self.normalised = normalised
    rows = (0..<count * inputs).map { _ in 4 * unit() - 2 }
    // Every third row carries two classes.
    var offsets = [0]
    var labels: [Int32] = []
    var weights: [Float] = []
    for row in 0..<count {
      let first = Int32(unit() * Float(classes)) % Int32(classes)
      labels.append(first)
      weights.append(row % 3 == 0 ? 0.5 : 1)
      if row % 3 == 0 {
        labels.append((first + 1) % Int32(classes))
        weights.append(0.75)
      }
      offsets.append(labels.count)
    }
    self.offsets = offsets
    self.labels = labels
    self.weights = weights
    draws = (0..<100_000).map { _ in unit() }
  }

  private func drawing<Result>(_ body: (() -> Float) throws -> Result) rethrows -> Result {
    var place = 0
    return try body {
      place += 1
      return draws[(place - 1) % draws.count]
    }
  }

  /// The network at its start, in the checked copy.
  func parameters() throws -> PerceptronParameters {
    try drawing {
      try PerceptronParameters(
        inputs: inputs, hidden: hidden, classes: classes, normalised: normalised, uniform: $0)
    }
  }

  /// The network at its start, in the module as it ships.
  func shippedParameters() throws -> Kernels.PerceptronParameters {
    try drawing {
      try Kernels.PerceptronParameters(
        inputs: inputs, hidden: hidden, classes: classes, normalised: normalised, uniform: $0)
    }
  }

  func targets() throws -> SparseTargets {
    try SparseTargets(offsets: offsets, classes: labels, weights: weights, classCount: classes)
  }

  func shippedTargets() throws -> Kernels.SparseTargets {
    try Kernels.SparseTargets(offsets: offsets, classes: labels, weights: weights, classCount: classes)
  }

  /// The rows as the reference takes them.
  var referenceRows: [[Double]] {
    (0..<count).map { row in rows[row * inputs..<(row + 1) * inputs].map(Double.init) }
  }

  /// The targets as the reference takes them.
  var referenceTargets: [[Double]] {
    (0..<count).map { row in
      var target = [Double](repeating: 0, count: classes)
      for entry in offsets[row]..<offsets[row + 1] { target[Int(labels[entry])] += Double(weights[entry]) }
      return target
    }
  }

  var order: [Int32] { (0..<Int32(count)).map { ($0 &* 17) % Int32(count) } }
}
