import Foundation
import Kernels
import Testing

/// Members that share their hidden layers: their step against gradients taken by hand, and the same bits everywhere.
@Suite struct SharedMembersTests {
  private static let rule = PerceptronTrainer.Rule(optimiser: .sgd(), labelSmoothing: 0.1)

  private func parameters() throws -> PerceptronParameters {
    var state: UInt64 = 7
    return try PerceptronParameters(
      inputs: 5, hidden: [6, 4], classes: 3, normalised: false, members: 3,
      uniform: {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Float(state >> 40) / 16_777_216
      })
  }

  /// The mean loss of the members over some rows, in 64-bit floats, as a textbook writes it.
  private func loss(_ parameters: PerceptronParameters, _ problem: Problem, rows: Range<Int>) -> Double {
    var loss = 0.0
    for (member, scale) in parameters.scales.enumerated() {
      for row in rows {
        var values = (0..<5).map { Double(problem.rows[row * 5 + $0]) * Double(scale[$0]) }
        for (index, layer) in parameters.layers.enumerated() {
          let first = index == parameters.layers.count - 1 ? member * 3 : 0
          let outputs = index == parameters.layers.count - 1 ? 3 : layer.outputs
          values = (first..<first + outputs).map { output in
            let sum = values.indices.reduce(Double(layer.bias[output])) {
              $0 + values[$1] * Double(layer.weight[$1 * layer.outputs + output])
            }
            return index == parameters.layers.count - 1 ? sum : max(sum, 0)
          }
        }
        let own = problem.offsets[row]..<problem.offsets[row + 1]
        let weight = own.reduce(0) { $0 + Double(problem.weights[$1]) }
        for (label, share) in ReferenceNetwork.softmax(values).enumerated() {
          let target = own.filter { problem.labels[$0] == Int32(label) }.reduce(0) {
            $0 + Double(problem.weights[$1])
          }
          loss -= (0.9 * target + 0.1 * weight / 3) * ReferenceNetwork.logarithm(share)
        }
      }
    }
    return loss / Double(rows.count)
  }

  @Test func `a step follows the gradient of every number`() throws {
    let problem = Problem(inputs: 5, classes: 3, count: 13)
    let start = try parameters()
    let trainer = try PerceptronTrainer(
      start, rule: Self.rule, batch: 10, pool: WorkerPool(threads: 1))
    // The second batch is the shorter one: what the first left in the rows behind it must not count.
    for rows in [0..<10, 10..<13] {
      let before = trainer.parameters
      let order = rows.map { Int32($0) }
      let tally = try trainer.train(
        rows: problem.rows, targets: problem.targets(), order: order[...], rates: [0.5])
      #expect(tally.rows == rows.count * 3)
      #expect(abs(tally.loss / Double(rows.count) - loss(before, problem, rows: rows)) < 1e-4)
      let after = trainer.parameters
      func check(_ path: WritableKeyPath<PerceptronParameters, Float>, _ what: String) {
        let (step, width) = (Double(before[keyPath: path] - after[keyPath: path]) / 0.5, Float(1e-3))
        var (lower, upper) = (before, before)
        lower[keyPath: path] -= width
        upper[keyPath: path] += width
        let slope = (loss(upper, problem, rows: rows) - loss(lower, problem, rows: rows)) / Double(2 * width)
        #expect(abs(step - slope) < 2e-3 + 0.01 * abs(slope), "\(what): \(step) for \(slope)")
      }
      for member in 0..<3 {
        for input in 0..<5 { check(\.scales[member][input], "factor \(input) of member \(member)") }
      }
      for index in before.layers.indices {
        for place in before.layers[index].weight.indices {
          check(\.layers[index].weight[place], "weight \(place) of layer \(index)")
        }
        for place in before.layers[index].bias.indices {
          check(\.layers[index].bias[place], "bias \(place) of layer \(index)")
        }
      }
    }
  }

  @Test func `any number of threads and a trainer that goes on have the same bits`() throws {
    let problem = Problem(inputs: 5, classes: 3, count: 53)
    let rule = PerceptronTrainer.Rule(optimiser: .adamW(), dropout: 0.3, weightDecay: 0.01, seed: 3)
    let rates: [Float] = [0.01, 0.02, 0.005]
    func trained(threads: Int, interrupted: Bool = false) throws -> PerceptronParameters {
      var trainer = try PerceptronTrainer(
        parameters(), rule: rule, batch: 21, pool: WorkerPool(threads: threads))
      for step in rates.indices {
        if interrupted {
          let state = trainer.state
          trainer = try PerceptronTrainer(
            parameters(), rule: rule, batch: 21, pool: WorkerPool(threads: threads))
          try trainer.restore(state)
        }
        _ = try trainer.train(
          rows: problem.rows, targets: problem.targets(),
          order: problem.order[step * 21..<min((step + 1) * 21, 53)], rates: [rates[step]])
      }
      return trainer.parameters
    }
    let alone = try trained(threads: 1)
    #expect(alone != (try parameters()))
    #expect(try trained(threads: 2) == alone)
    #expect(try trained(threads: 4) == alone)
    #expect(try trained(threads: 2, interrupted: true) == alone)
  }

  @Test func `members answer with the mean of their probabilities`() throws {
    let problem = Problem(inputs: 5, classes: 3, count: 40)
    let parameters = try parameters()
    let pool = try WorkerPool(threads: 2)
    let predictor = try MembersPredictor(parameters)
    #expect(predictor.only == nil)
    let answers = try predictor.probabilities(for: problem.rows, pool: pool)
    for row in 0..<40 {
      var mean = [Double](repeating: 0, count: 3)
      for (member, scale) in parameters.scales.enumerated() {
        let own = ReferenceNetwork(try parameters.member(member)).scores(
          (0..<5).map { Double(problem.rows[row * 5 + $0]) * Double(scale[$0]) })
        for (label, share) in ReferenceNetwork.softmax(own).enumerated() { mean[label] += share / 3 }
      }
      for label in 0..<3 { #expect(abs(Double(answers[row * 3 + label]) - mean[label]) < 1e-5) }
    }
    let tally = try predictor.tally(for: problem.rows, targets: problem.targets(), pool: pool)
    #expect(tally.rows == 40)
    let loss = (0..<40).reduce(0.0) { sum, row in
      (problem.offsets[row]..<problem.offsets[row + 1]).reduce(sum) {
        $0 - Double(problem.weights[$1])
          * ReferenceNetwork.logarithm(Double(answers[row * 3 + Int(problem.labels[$1])]))
      }
    }
    #expect(abs(tally.loss - loss) < 1e-3)
  }

  @Test func `sizes that do not fit are refused`() throws {
    let parameters = try parameters()
    #expect(throws: KernelError.self) {
      try PerceptronParameters(layers: parameters.layers, scales: [[1, 1]])
    }
    #expect(throws: KernelError.self) {
      try PerceptronParameters(
        layers: Array(parameters.layers.suffix(1)), scales: [[1, 1, 1, 1]])
    }
    #expect(throws: KernelError.self) { try parameters.member(3) }
    #expect(throws: KernelError.self) {
      try PerceptronParameters(
        inputs: 5, hidden: [6], classes: 3, normalised: true, members: 2, uniform: { 0.3 })
    }
  }
}
