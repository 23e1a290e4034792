import Foundation
import Kernels
import Testing

/// The module as it ships is compiled without checks and with vector flags; this target compiles the same files
/// with every check on. Both, and any number of threads, have to agree to the last bit.
@Suite struct SameBitsTests {
  static let rules: [PerceptronTrainer.Rule] = [
    .init(dropout: 0.2, seed: 5),
    .init(optimiser: .adamW(), dropout: 0.4, labelSmoothing: 0.1, weightDecay: 0.02, seed: 6),
    .init(optimiser: .adam(), weightDecay: 0.01),
    .init(optimiser: .sgd(momentum: 0.9), weightDecay: 0.01),
  ]

  @Test(arguments: rules, [true, false])
  func `checked and shipped code learn the same`(rule: PerceptronTrainer.Rule, normalised: Bool) throws {
    let problem = Problem(normalised: normalised)
    let rates: [Float] = [0.01, 0.02, 0.005]
    let trainer = try PerceptronTrainer(
      problem.parameters(), rule: rule, batch: 21, pool: WorkerPool(threads: 1))
    let seen = try trainer.train(
      rows: problem.rows, targets: problem.targets(), order: problem.order[...], rates: rates)
    for threads in [1, 2, 4] {
      let shipped = try Kernels.PerceptronTrainer(
        problem.shippedParameters(), rule: rule.shipped, batch: 21,
        pool: Kernels.WorkerPool(threads: threads))
      let shippedSeen = try shipped.train(
        rows: problem.rows, targets: problem.shippedTargets(), order: problem.order[...], rates: rates)
      #expect(shippedSeen.loss == seen.loss)
      #expect(shippedSeen.hits == seen.hits)
      #expect(bits(trainer.parameters) == bits(shipped.parameters))
    }
  }

  @Test func `checked and shipped code predict the same`() throws {
    let problem = Problem(count: 131)
    let predictor = try PerceptronPredictor(problem.parameters())
    let table = try predictor.outputs(for: problem.rows, softmax: true, pool: WorkerPool(threads: 1))
    let (classes, shares) = try predictor.answers(for: problem.rows, pool: WorkerPool(threads: 1))
    let shipped = try Kernels.PerceptronPredictor(problem.shippedParameters())
    for threads in [1, 2, 4] {
      let pool = try Kernels.WorkerPool(threads: threads)
      #expect(try shipped.outputs(for: problem.rows, softmax: true, pool: pool) == table)
      let answers = try shipped.answers(for: problem.rows, pool: pool)
      #expect(answers.classes == classes)
      #expect(answers.probabilities == shares)
    }
  }

  @Test(arguments: [1, 15, 16, 53], [1, 3, 40])
  func `checked and shipped code find the same neighbours`(count: Int, wanted: Int) throws {
    let problem = Problem(count: count)
    let queries = Problem(count: 20, seed: 9).rows
    let found = try NearestPoints(problem.rows, dimensions: 7).nearest(
      wanted, to: queries, pool: WorkerPool(threads: 1))
    for threads in [1, 2, 4] {
      let shipped = try Kernels.NearestPoints(problem.rows, dimensions: 7).nearest(
        wanted, to: queries, pool: Kernels.WorkerPool(threads: threads))
      #expect(shipped.points == found.points)
      #expect(shipped.squares == found.squares)
    }
    // What is told without looking for the points agrees with the points.
    if wanted <= count {
      let last = (0..<20).map { found.squares[($0 + 1) * found.count - 1] }
      let limits: [[(lower: Float, upper: Float)]] = [
        last.map { ($0 * 1.01, $0 * 1.02) }, last.map { ($0 * 0.98, $0 * 0.99) },
        last.map { ($0 * 0.99, $0 * 1.01) },
      ]
      let search = try Kernels.NearestPoints(problem.rows, dimensions: 7)
      let told = try limits.map {
        try search.nearness(
          ofNearest: wanted, to: queries, limits: $0, pool: Kernels.WorkerPool(threads: 2))
      }
      #expect(told[0].allSatisfy { $0 == .near })
      #expect(told[1].allSatisfy { $0 == .far })
      #expect(told[2].allSatisfy { $0 == .unsure })
    }
    // By hand: all distances, sorted; where the machine rounds twice, they differ in the last digits.
    #expect(found.count == min(wanted, count))
    for row in 0..<20 {
      let all = (0..<count).map { point in
        (0..<7).reduce(Float(0)) { sum, value in
          let difference = problem.rows[point * 7 + value] - queries[row * 7 + value]
          return sum.addingProduct(difference, difference)
        }
      }
      let order = (0..<count).sorted { (all[$0], $0) < (all[$1], $1) }.prefix(wanted)
      let own = row * found.count..<(row + 1) * found.count
      #expect(found.points[own].map(Int.init) == Array(order))
      for (square, point) in zip(found.squares[own], order) {
        #expect(abs(square - all[point]) <= 1e-6 * all[point])
      }
    }
  }

  @Test(arguments: [1, 16, 35])
  func `checked and shipped code temper the same`(classes: Int) throws {
    let problem = Problem(inputs: classes, classes: classes, count: 40)
    // Any positive numbers will do for probabilities.
    var table = problem.rows.map { $0 * $0 }
    table[3 * classes] = .nan
    var tempered = table
    let pool = try WorkerPool(threads: 1)
    try Tempering.temper(&tempered, classes: classes, inverse: 0.8, pool: pool)
    let targets = try problem.targets()
    let slopes = try TemperedLoss(table, targets: targets, classes: classes).derivatives(at: 0.8, pool: pool)
    for threads in [1, 2, 4] {
      let pool = try Kernels.WorkerPool(threads: threads)
      var shipped = table
      try Kernels.Tempering.temper(&shipped, classes: classes, inverse: 0.8, pool: pool)
      #expect(shipped.map(\.bitPattern) == tempered.map(\.bitPattern))
      let loss = try Kernels.TemperedLoss(table, targets: problem.shippedTargets(), classes: classes)
      let own = loss.derivatives(at: 0.8, pool: pool)
      #expect(own.slope == slopes.slope && own.curvature == slopes.curvature)
    }
    #expect(tempered[3 * classes].isNaN)
    for row in [0, 39] {
      let powers = table[row * classes..<(row + 1) * classes].map { p in
        Double(p) * pow(Double(p), -0.2)
      }
      let sum = powers.reduce(0, +)
      for (column, power) in powers.enumerated() {
        #expect(abs(Double(tempered[row * classes + column]) - power / sum) < 1e-5)
      }
    }
  }

  @Test(arguments: [[], [20], [256, 128], [64, 64, 64]])
  func `any number of threads learns the same`(hidden: [Int]) throws {
    let problem = Problem(inputs: 40, hidden: hidden, classes: 114, count: 700)
    var first: [UInt32]?
    for threads in [1, 2, 3, 4, 9] {
      let trainer = try Kernels.PerceptronTrainer(
        problem.shippedParameters(), rule: .init(dropout: 0.2), batch: 256,
        pool: Kernels.WorkerPool(threads: threads))
      for _ in 0..<3 {
        _ = try trainer.train(
          rows: problem.rows, targets: problem.shippedTargets(), order: problem.order[...],
          rates: [0.01, 0.01, 0.01])
      }
      let result = bits(trainer.parameters)
      #expect(result == first ?? result)
      first = result
    }
  }

  private func bits(_ parameters: PerceptronParameters) -> [UInt32] {
    parameters.layers.flatMap { layer in
      let statistics = layer.normalisation.map { $0.gain + $0.mean + $0.variance } ?? []
      return (layer.weight + layer.bias + statistics).map(\.bitPattern)
    }
  }

  private func bits(_ parameters: Kernels.PerceptronParameters) -> [UInt32] {
    parameters.layers.flatMap { layer in
      let statistics = layer.normalisation.map { $0.gain + $0.mean + $0.variance } ?? []
      return (layer.weight + layer.bias + statistics).map(\.bitPattern)
    }
  }
}

extension PerceptronTrainer.Rule {
  /// The same rule for the module as it ships.
  var shipped: Kernels.PerceptronTrainer.Rule {
    let kind: Kernels.Optimiser =
      switch optimiser {
      case .adam(let first, let second, let small): .adam(beta1: first, beta2: second, epsilon: small)
      case .adamW(let first, let second, let small): .adamW(beta1: first, beta2: second, epsilon: small)
      case .sgd(let momentum): .sgd(momentum: momentum)
      }
    return Kernels.PerceptronTrainer.Rule(
      optimiser: kind, dropout: dropout, labelSmoothing: labelSmoothing, weightDecay: weightDecay, seed: seed)
  }
}
