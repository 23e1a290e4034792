import Kernels
import Testing

/// Batches of so many rows that they are worked through in blocks.
@Suite struct LargeBatchTests {
  @Test(arguments: [1, 2], [true, false])
  func `a step of many rows is the mean of the steps of its parts`(members: Int, ranged: Bool) throws {
    let problem = Problem(inputs: 37, hidden: [40, 33], count: 1100, normalised: false)
    var state: UInt64 = 3
    let start = try PerceptronParameters(
      inputs: ranged ? 40 : 37, hidden: problem.hidden, classes: problem.classes, normalised: false,
      members: members,
      uniform: {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Float(state >> 40) / 16_777_216
      })
    // Two numbers of a row are one of five ranges, the others 35 inputs.
    let ranges = ranged ? try RangedInputs(widths: [5]) : .none
    var rows = problem.rows
    if ranged { for row in 0..<problem.count { rows[row * 37] = Float(row % 5) } }
    func step(_ part: Range<Int32>) throws -> [Float] {
      let trainer = try PerceptronTrainer(
        start, ranges: ranges, rule: .init(optimiser: .sgd()), batch: 1100, pool: WorkerPool(threads: 2))
      _ = try trainer.train(rows: rows, targets: problem.targets(), order: Array(part)[...], rates: [1])
      return zip(numbers(start), numbers(trainer.parameters)).map { $1 - $0 }
    }
    let whole = try step(0..<1100)
    let parts = try [0..<400, 400..<800, 800..<1100].map { (Float($0.count) / 1100, try step($0)) }
    for (place, own) in whole.enumerated() {
      let mean = parts.reduce(Float(0)) { $0 + $1.0 * $1.1[place] }
      #expect(abs(own - mean) < 1e-6 + 1e-3 * abs(mean))
    }
    #expect(whole.contains { abs($0) > 1e-3 })
  }

  private func numbers(_ parameters: PerceptronParameters) -> [Float] {
    var numbers: [Float] = []
    for layer in parameters.layers { numbers += layer.weight + layer.bias }
    for scale in parameters.scales { numbers += scale }
    return numbers
  }
}
