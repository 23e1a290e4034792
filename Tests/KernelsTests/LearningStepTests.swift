import Kernels
import Testing

/// A step does what the mathematics says: against finite differences, and against the slow network in 64 bits.
@Suite struct LearningStepTests {
  @Test(arguments: [true, false], [[], [9], [12, 10]])
  func `gradients agree with finite differences`(normalised: Bool, hidden: [Int]) throws {
    let problem = Problem(inputs: 5, hidden: hidden, classes: 4, count: 11, normalised: normalised)
    let start = try problem.shippedParameters()
    let rate: Float = 1.0 / 64
    let trainer = try Kernels.PerceptronTrainer(
      start, rule: .init(optimiser: .sgd(), labelSmoothing: 0.1), batch: 11,
      pool: Kernels.WorkerPool(threads: 1))
    _ = try trainer.train(
      rows: problem.rows, targets: problem.shippedTargets(), order: problem.order[...], rates: [rate])
    let end = trainer.parameters

    let reference = try ReferenceNetwork(problem.parameters())
    func loss(_ change: (inout ReferenceNetwork) -> Void) -> Double {
      var network = reference
      change(&network)
      return network.step(
        problem.referenceRows, problem.referenceTargets, rule: .init(labelSmoothing: 0.1), rate: 0)
    }
    let nudge = 1e-5
    for (index, layer) in start.layers.enumerated() {
      for item in layer.weight.indices {
        let (input, output) = (item / layer.outputs, item % layer.outputs)
        let slope =
          (loss { $0.layers[index].weight[input][output] += nudge }
            - loss { $0.layers[index].weight[input][output] -= nudge }) / (2 * nudge)
        let step = Double(layer.weight[item] - end.layers[index].weight[item]) / Double(rate)
        #expect(abs(step - slope) < 2e-4, "layer \(index), weight \(item): \(step), \(slope)")
      }
      for item in layer.bias.indices {
        let slope =
          (loss { $0.layers[index].bias[item] += nudge } - loss { $0.layers[index].bias[item] -= nudge })
          / (2 * nudge)
        let step = Double(layer.bias[item] - end.layers[index].bias[item]) / Double(rate)
        #expect(abs(step - slope) < 2e-4, "layer \(index), bias \(item)")
        guard let gain = layer.normalisation?.gain, let after = end.layers[index].normalisation?.gain
        else { continue }
        let gainSlope =
          (loss { $0.layers[index].gain?[item] += nudge } - loss { $0.layers[index].gain?[item] -= nudge })
          / (2 * nudge)
        #expect(abs(Double(gain[item] - after[item]) / Double(rate) - gainSlope) < 2e-4)
      }
    }
  }

  @Test(arguments: SameBitsTests.rules)
  func `a hundred steps lose what the reference loses`(rule: PerceptronTrainer.Rule) throws {
    let problem = Problem(inputs: 6, hidden: [24, 16], classes: 7, count: 40)
    let trainer = try Kernels.PerceptronTrainer(
      problem.shippedParameters(), rule: rule.shipped, batch: 40, pool: Kernels.WorkerPool(threads: 2))
    var reference = try ReferenceNetwork(problem.parameters())
    let targets = try problem.shippedTargets()
    let order = problem.order.map { Int($0) }
    let rows = order.map { problem.referenceRows[$0] }
    let answers = order.map { problem.referenceTargets[$0] }
    for step in 0..<100 {
      let seen = try trainer.train(
        rows: problem.rows, targets: targets, order: problem.order[...], rates: [0.003])
      let expected = reference.step(
        rows, answers, rule: rule, rate: 0.003,
        kept: rule.dropout > 0 ? kept(rule, step: step, rows: rows.count, widths: problem.hidden) : nil)
      #expect(abs(seen.loss / Double(rows.count) - expected) < 2e-4 * expected, "step \(step)")
    }
  }

  /// The factors of dropout in one step: a batch of 40 lies in panels of 40 rows.
  private func kept(_ rule: PerceptronTrainer.Rule, step: Int, rows: Int, widths: [Int]) -> [[[Double]]] {
    let dropout = Dropout(share: rule.dropout)
    return widths.enumerated().map { layer, width in
      let key = DropoutKey(seed: rule.seed, step: step, layer: layer)
      return (0..<rows).map { row in
        (0..<width).map { unit in
          let place = unit / 32 * 40 * 32 + row * 32 + unit % 32
          let block = dropout(Lanes(repeating: 1), key: key, counter: place / 16 * 16)
          return Double(block[place % 16])
        }
      }
    }
  }

  @Test func `the first batch is what a predictor scores`() throws {
    let problem = Problem(hidden: [], normalised: false)
    let trainer = try Kernels.PerceptronTrainer(
      problem.shippedParameters(), rule: .init(), batch: problem.count, pool: Kernels.WorkerPool(threads: 1))
    let seen = try trainer.train(
      rows: problem.rows, targets: problem.shippedTargets(), order: problem.order[...], rates: [0])
    let predictor = try Kernels.PerceptronPredictor(problem.shippedParameters())
    let tally = try predictor.tally(
      for: problem.rows, targets: problem.shippedTargets(), pool: Kernels.WorkerPool(threads: 2))
    #expect(seen.hits == tally.hits)
    #expect(abs(seen.loss - tally.loss) < 1e-3)
  }

  @Test func `predictions agree with the reference`() throws {
    let problem = Problem(count: 300)
    let predictor = try Kernels.PerceptronPredictor(problem.shippedParameters())
    let scores = try predictor.outputs(
      for: problem.rows, softmax: false, pool: Kernels.WorkerPool(threads: 2))
    let shares = try predictor.outputs(
      for: problem.rows, softmax: true, pool: Kernels.WorkerPool(threads: 2))
    let reference = try ReferenceNetwork(problem.parameters())
    for (row, values) in problem.referenceRows.enumerated() {
      let expected = reference.scores(values)
      let probabilities = ReferenceNetwork.softmax(expected)
      var sum: Float = 0
      for label in expected.indices {
        #expect(abs(Double(scores[row * problem.classes + label]) - expected[label]) < 1e-4)
        #expect(abs(Double(shares[row * problem.classes + label]) - probabilities[label]) < 1e-5)
        sum += shares[row * problem.classes + label]
      }
      #expect(abs(sum - 1) < 1e-5)
    }
  }
}
