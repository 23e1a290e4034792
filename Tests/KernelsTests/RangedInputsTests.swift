import Kernels
import Testing

/// Inputs that are spelled out over ranges: learned from and answered in short as when they are written out.
@Suite struct RangedInputsTests {
  /// A task of three spelled-out features and some plain inputs, in short and written out.
  private struct Task {
    static let widths = [3, 1, 5]
    let plain: Int
    let problem: Problem
    var short: [Float] = []
    var written: [Float] = []

    init(plain: Int, hidden: [Int], normalised: Bool = false) {
      self.plain = plain
      problem = Problem(
        inputs: Self.widths.reduce(plain, +), hidden: hidden, count: 61, normalised: normalised)
      for row in 0..<problem.count {
        let own = Array(problem.rows[row * problem.inputs..<(row + 1) * problem.inputs])
        for (feature, width) in Self.widths.enumerated() {
          // Every seventh value is missing, in another feature from row to row.
          let isMissing = (row + feature) % 7 == 0
          let range = row * 5 % (width + feature) % width
          let level = own[feature] / 2
          short += isMissing ? [RangedInputs.missing, .nan] : [Float(range), level]
          written += (0..<width).map { isMissing ? 0 : $0 < range ? 1 : $0 > range ? -1 : level }
        }
        short += own.suffix(plain)
        written += own.suffix(plain)
      }
    }

    func parameters(members: Int) throws -> PerceptronParameters {
      var state: UInt64 = 11
      return try PerceptronParameters(
        inputs: problem.inputs, hidden: problem.hidden, classes: problem.classes,
        normalised: problem.normalised, members: members,
        uniform: {
          state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
          return Float(state >> 40) / 16_777_216
        })
    }
  }

  private static let rules: [PerceptronTrainer.Rule] = [
    .init(optimiser: .sgd(), dropout: 0.3, labelSmoothing: 0.1, weightDecay: 0.02, seed: 4),
    .init(optimiser: .sgd(momentum: 0.9)),
  ]

  /// What three steps make of a network, in short or written out.
  private func learned(
    _ task: Task, members: Int, _ rule: PerceptronTrainer.Rule, inShort: Bool, threads: Int = 1
  ) throws -> (parameters: PerceptronParameters, loss: Double) {
    let trainer = try PerceptronTrainer(
      task.parameters(members: members), ranges: inShort ? RangedInputs(widths: Task.widths) : .none,
      rule: rule, batch: 23, pool: WorkerPool(threads: threads))
    let tally = try trainer.train(
      rows: inShort ? task.short : task.written, targets: task.problem.targets(),
      order: task.problem.order[...], rates: [0.2, 0.1, 0.1])
    return (trainer.parameters, tally.loss)
  }

  private func numbers(_ parameters: PerceptronParameters) -> [Float] {
    var numbers: [Float] = []
    for layer in parameters.layers {
      numbers += layer.weight + layer.bias
      if let own = layer.normalisation { numbers += own.gain + own.mean + own.variance }
    }
    for scale in parameters.scales { numbers += scale }
    return numbers
  }

  @Test(arguments: rules, [0, 1, 40])
  func `learns in short what it learns from inputs written out`(
    rule: PerceptronTrainer.Rule, plain: Int
  ) throws {
    for (hidden, members, normalised) in [
      ([40, 33], 1, false), ([40, 33], 1, true), ([40], 3, false), ([], 1, false),
    ] {
      let task = Task(plain: plain, hidden: hidden, normalised: normalised)
      let short = try learned(task, members: members, rule, inShort: true)
      let written = try learned(task, members: members, rule, inShort: false)
      #expect(abs(short.loss - written.loss) < 1e-4 * written.loss)
      for (own, other) in zip(numbers(short.parameters), numbers(written.parameters)) {
        #expect(abs(own - other) < 2e-5 + 1e-4 * abs(other))
      }
    }
  }

  @Test(arguments: [0, 40], [1, 3])
  func `checked and shipped code and any number of threads learn and answer the same`(
    plain: Int, members: Int
  ) throws {
    let task = Task(plain: plain, hidden: [70, 33])
    let rule = PerceptronTrainer.Rule(
      optimiser: .adamW(), dropout: 0.4, labelSmoothing: 0.1, weightDecay: 0.02, seed: 6)
    let checked = try learned(task, members: members, rule, inShort: true)
    let ranges = try RangedInputs(widths: Task.widths)
    let answers = try MembersPredictor(checked.parameters, ranges: ranges).probabilities(
      for: task.short, pool: WorkerPool(threads: 1))
    let shippedRanges = try Kernels.RangedInputs(widths: Task.widths)
    for threads in [1, 2, 3, 4] {
      let pool = try Kernels.WorkerPool(threads: threads)
      let start = try task.parameters(members: members)
      let trainer = try Kernels.PerceptronTrainer(
        start.shipped, ranges: shippedRanges, rule: rule.shipped, batch: 23, pool: pool)
      let tally = try trainer.train(
        rows: task.short, targets: task.problem.shippedTargets(), order: task.problem.order[...],
        rates: [0.2, 0.1, 0.1])
      #expect(tally.loss == checked.loss)
      #expect(try trainer.parameters == checked.parameters.shipped)
      let shipped = try Kernels.MembersPredictor(trainer.parameters, ranges: shippedRanges)
      #expect(try shipped.probabilities(for: task.short, pool: pool) == answers)
    }
  }

  @Test(arguments: [0, 1, 40], [1, 3])
  func `answers in short as from inputs written out`(plain: Int, members: Int) throws {
    let task = Task(plain: plain, hidden: [40])
    let parameters = try task.parameters(members: members)
    let means = (0..<plain).map { Float($0) / 50 }
    let scales = (0..<plain).map { 1 + Float($0) / 50 }
    let zeros = [Float](repeating: 0, count: 9)
    let pool = try WorkerPool(threads: 2)
    let short = try MembersPredictor(
      parameters, ranges: RangedInputs(widths: Task.widths), means: means, scales: scales
    ).probabilities(for: task.short, pool: pool)
    let written = try MembersPredictor(
      parameters, means: zeros + means, scales: zeros.map { $0 + 1 } + scales
    ).probabilities(for: task.written, pool: pool)
    #expect(short.count == task.problem.count * task.problem.classes)
    for (own, other) in zip(short, written) { #expect(abs(own - other) < 1e-6) }
  }

  @Test func `a range that there is not is a missing value`() throws {
    let ranges = try RangedInputs(widths: [2])
    let parameters = try PerceptronParameters(layers: [
      DenseParameters(inputs: 2, outputs: 2, weight: [1, 2, 3, 4], bias: [0, 0])
    ])
    let predictor = try PerceptronPredictor(parameters, ranges: ranges)
    let scores = try predictor.outputs(
      for: [0, 0.5, 1, -0.5, -1, 9, 2, 1, .nan, 1, .infinity, 1, 0, .nan], softmax: false,
      pool: WorkerPool(threads: 1))
    #expect(scores == [0.5 - 3, 1 - 4, 1 - 1.5, 2 - 2] + [Float](repeating: 0, count: 10))
  }

  @Test func `ranges that do not fit are refused`() throws {
    #expect(throws: KernelError.size(0)) { try RangedInputs(widths: [3, 0]) }
    #expect(throws: KernelError.size(999_999)) { try RangedInputs(widths: [2, 999_999]) }
    let task = Task(plain: 0, hidden: [4])
    let wide = try RangedInputs(widths: [9, 1])
    let refused = KernelError.count(expected: 9, found: 10)
    let pool = try WorkerPool(threads: 1)
    #expect(throws: refused) {
      try PerceptronTrainer(task.parameters(members: 1), ranges: wide, rule: .init(), batch: 4, pool: pool)
    }
    #expect(throws: refused) { try PerceptronPredictor(task.parameters(members: 1), ranges: wide) }
    #expect(throws: refused) { try MembersPredictor(task.parameters(members: 3), ranges: wide) }
  }
}

extension PerceptronParameters {
  /// The same for the module as it ships.
  fileprivate var shipped: Kernels.PerceptronParameters {
    get throws {
      try Kernels.PerceptronParameters(
        layers: layers.map { layer in
          try Kernels.DenseParameters(
            inputs: layer.inputs, outputs: layer.outputs, weight: layer.weight, bias: layer.bias)
        }, scales: scales)
    }
  }
}
