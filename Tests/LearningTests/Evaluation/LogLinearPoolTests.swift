import Tabular
import Testing

@testable import Learning

/// Several opinions as one: the weights are those that fit, whatever the opinions are like.
@Suite struct LogLinearPoolTests {
  /// Tracks of three genres, and what some independent witnesses say of them, each with honest confidence.
  private struct Witnesses {
    var labels: [Int] = []
    var opinions: [Matrix]

    init(_ count: Int, tracks: Int = 4_000, seed: UInt64 = 1) {
      var generator = SeededGenerator(seed: seed, stream: "witnesses")
      opinions = (0..<count).map { _ in Matrix(rows: tracks, columns: 3) }
      for track in 0..<tracks {
        let genre = generator.integer(below: 3)
        labels.append(genre)
        for witness in 0..<count {
          // A measurement around 1 for the track's own genre and around 0 for the others; by Bayes' rule its
          // probability is a softmax of what was measured.
          let seen = (0..<3).map { ($0 == genre ? 1 : 0) + generator.normal() }
          let scale = seen.map { Float($0) }
          for column in 0..<3 { opinions[witness][track, column] = scale[column] }
        }
      }
      opinions = opinions.map { $0.softmax() }
    }

    var targets: SoftLabels { get throws { try SoftLabels(labels, classCount: 3) } }
  }

  private static func loss(_ probabilities: Matrix, _ labels: [Int]) throws -> Double {
    try Predictions(probabilities: probabilities, labels: labels).logLoss
  }

  @Test func `independent honest opinions count one each, and know more together`() throws {
    let witnesses = Witnesses(2)
    let pool = try LogLinearPool(fitting: witnesses.opinions, to: witnesses.targets)
    for weight in pool.weights { #expect(abs(weight - 1) < 0.08) }
    let together = try Self.loss(pool(witnesses.opinions), witnesses.labels)
    for opinion in witnesses.opinions {
      #expect(try together < Self.loss(opinion, witnesses.labels) - 0.1)
    }
  }

  @Test func `what knows nothing and what contradicts weigh nothing, what is too sure weighs less`() throws {
    let witnesses = Witnesses(1)
    let honest = witnesses.opinions[0]
    let twiceAsSure = try LogLinearPool(weights: [2])([honest])
    let halved = try LogLinearPool(fitting: [twiceAsSure], to: witnesses.targets)
    #expect(abs(halved.weights[0] - 0.5) < 0.04)

    var turned = honest
    for row in 0..<turned.rows { for column in 0..<3 { turned[row, column] = honest[row, 2 - column] } }
    let noise = Witnesses(1, seed: 9).opinions[0]
    let pool = try LogLinearPool(fitting: [honest, noise, turned], to: witnesses.targets)
    #expect(abs(pool.weights[0] - 1) < 0.08)
    #expect(pool.weights[1] < 0.05 && pool.weights[2] < 0.05)
    #expect(pool.weights.allSatisfy { $0 >= 0 })
  }

  @Test func `no other weights fit better, and threads make no difference`() throws {
    let witnesses = Witnesses(3, tracks: 1_500)
    let mixed = [
      witnesses.opinions[0], witnesses.opinions[1],
      // A witness that has talked with the first one.
      try LogLinearPool(weights: [1, 0.3])([witnesses.opinions[0], witnesses.opinions[2]]),
    ]
    let pool = try LogLinearPool(fitting: mixed, to: witnesses.targets)
    let best = try Self.loss(pool(mixed), witnesses.labels)
    for place in mixed.indices {
      for change in [-0.05, 0.05] {
        var weights = pool.weights
        weights[place] = max(0, weights[place] + change)
        #expect(try Self.loss(LogLinearPool(weights: weights)(mixed), witnesses.labels) >= best - 1e-9)
      }
    }
    #expect(try LogLinearPool(fitting: mixed, to: witnesses.targets, threads: 4) == pool)
  }

  @Test func `what does not fit together is refused`() throws {
    let witnesses = Witnesses(2, tracks: 10)
    let pool = try LogLinearPool(weights: [1, 1])
    #expect(throws: LearningError.self) { try pool([witnesses.opinions[0]]) }
    #expect(throws: LearningError.self) {
      try pool([witnesses.opinions[0], Matrix(rows: 9, columns: 3)])
    }
    #expect(throws: LearningError.self) {
      try LogLinearPool(fitting: [Matrix(rows: 9, columns: 3)], to: witnesses.targets)
    }
    for weight in [-1, .infinity, .nan] {
      #expect(throws: LearningError.notFinite) { try LogLinearPool(weights: [weight]) }
    }
  }
}
