import Kernels
import Foundation
import Testing

/// Whatever a caller gets wrong is an error, never memory that is not there.
@Suite struct CheckedSurfaceTests {
  private let problem = Problem()

  private func trainer(batch: Int = 20) throws -> Kernels.PerceptronTrainer {
    try Kernels.PerceptronTrainer(
      problem.shippedParameters(), rule: .init(), batch: batch, pool: Kernels.WorkerPool(threads: 1))
  }

  @Test func `sizes that cannot be`() throws {
    #expect(throws: Kernels.KernelError.size(0)) { try Kernels.WorkerPool(threads: 0) }
    #expect(throws: Kernels.KernelError.size(0)) { try trainer(batch: 0) }
    #expect(throws: Kernels.KernelError.size(0)) { try Kernels.PerceptronParameters(layers: []) }
    #expect(throws: Kernels.KernelError.count(expected: 6, found: 5)) {
      try Kernels.DenseParameters(inputs: 2, outputs: 3, weight: [1, 2, 3, 4, 5], bias: [0, 0, 0])
    }
    #expect(throws: Kernels.KernelError.count(expected: 3, found: 2)) {
      try Kernels.DenseParameters(inputs: 1, outputs: 3, weight: [1, 2, 3], bias: [0, 0])
    }
    #expect(throws: Kernels.KernelError.count(expected: 3, found: 2)) {
      let first = try Kernels.DenseParameters(inputs: 1, outputs: 3, weight: [1, 2, 3], bias: [0, 0, 0])
      let second = try Kernels.DenseParameters(inputs: 2, outputs: 1, weight: [1, 2], bias: [0])
      _ = try Kernels.PerceptronParameters(layers: [first, second])
    }
  }

  @Test func `rows and classes that are not there`() throws {
    let trainer = try trainer()
    let targets = try problem.shippedTargets()
    #expect(throws: Kernels.KernelError.index(53, count: 53)) {
      try trainer.train(rows: problem.rows, targets: targets, order: [53], rates: [0.1])
    }
    #expect(throws: Kernels.KernelError.count(expected: 371, found: 370)) {
      try trainer.train(rows: problem.rows.dropLast(), targets: targets, order: [0], rates: [0.1])
    }
    #expect(throws: Kernels.KernelError.count(expected: 1, found: 2)) {
      try trainer.train(rows: problem.rows, targets: targets, order: [0], rates: [0.1, 0.1])
    }
    #expect(throws: Kernels.KernelError.self) {
      try trainer.train(rows: problem.rows, targets: targets, order: [0], rates: [.nan])
    }
    #expect(throws: Kernels.KernelError.index(9, count: 9)) {
      try Kernels.SparseTargets(offsets: [0, 1], classes: [9], weights: [1], classCount: 9)
    }
    #expect(throws: Kernels.KernelError.index(0, count: 1)) {
      try Kernels.SparseTargets(offsets: [0, 0, 1], classes: [1], weights: [1], classCount: 9)
    }
    let wide = try Kernels.SparseTargets(
      offsets: Array(0...53), classes: Array(repeating: 40, count: 53),
      weights: Array(repeating: 1, count: 53),
      classCount: 50)
    #expect(throws: Kernels.KernelError.index(40, count: 35)) {
      try trainer.train(rows: problem.rows, targets: wide, order: [0], rates: [0.1])
    }
  }

  @Test func `predicting nothing gives nothing`() throws {
    let predictor = try Kernels.PerceptronPredictor(problem.shippedParameters())
    let pool = try Kernels.WorkerPool(threads: 2)
    #expect(try predictor.outputs(for: [], softmax: true, pool: pool).isEmpty)
    #expect(throws: Kernels.KernelError.count(expected: 7, found: 8)) {
      try predictor.outputs(for: Array(repeating: 1, count: 8), softmax: true, pool: pool)
    }
  }

  @Test func `points that are not whole`() throws {
    let pool = try Kernels.WorkerPool(threads: 1)
    #expect(throws: Kernels.KernelError.size(0)) { try Kernels.NearestPoints([], dimensions: 0) }
    #expect(throws: Kernels.KernelError.count(expected: 6, found: 7)) {
      try Kernels.NearestPoints(Array(repeating: 0, count: 7), dimensions: 3)
    }
    let points = try Kernels.NearestPoints([1, 2, 3, 4], dimensions: 2)
    #expect(throws: Kernels.KernelError.count(expected: 2, found: 3)) {
      try points.nearest(1, to: [0, 0, 0], pool: pool)
    }
    #expect(try points.nearest(0, to: [0, 0], pool: pool).points.isEmpty)
    let far = try points.nearest(2, to: [3e38, -3e38], pool: pool)
    #expect(Set(far.points) == [0, 1])
  }

  @Test func `temperatures that cannot be`() throws {
    let pool = try Kernels.WorkerPool(threads: 1)
    var table: [Float] = [0.5, 0.5, 1]
    #expect(throws: Kernels.KernelError.count(expected: 2, found: 3)) {
      try Kernels.Tempering.temper(&table, classes: 2, inverse: 1, pool: pool)
    }
    #expect(throws: Kernels.KernelError.size(0)) {
      try Kernels.Tempering.temper(&table, classes: 0, inverse: 1, pool: pool)
    }
    #expect(throws: Kernels.KernelError.self) {
      try Kernels.Tempering.temper(&table, classes: 3, inverse: .nan, pool: pool)
    }
    let targets = try Kernels.SparseTargets(offsets: [0, 1], classes: [2], weights: [1], classCount: 3)
    #expect(throws: Kernels.KernelError.count(expected: 3, found: 1)) {
      try Kernels.TemperedLoss(table, targets: targets, classes: 1)
    }
  }

  @Test func `wild inputs give numbers`() throws {
    let predictor = try Kernels.PerceptronPredictor(problem.shippedParameters())
    let wild: [Float] = [.nan, .infinity, -.infinity, 3e38, -3e38, 0, .leastNonzeroMagnitude]
    let answers = try predictor.answers(for: wild, pool: Kernels.WorkerPool(threads: 1))
    #expect(answers.classes.count == 1)
    #expect((0..<35).contains(answers.classes[0]))
  }

  @Test func `shares of a pool cover everything once`() throws {
    for threads in 1...5 {
      let pool = try WorkerPool(threads: threads)
      for count in [0, 1, 4, 7, 64] {
        #expect((0..<threads).flatMap { pool.share(of: count, thread: $0) } == Array(0..<count))
      }
    }
  }

  @Test func `a pool runs one thing after another`() throws {
    let pool = try WorkerPool(threads: 3)
    let counts = UnsafeMutablePointer<Int>.allocate(capacity: 3)
    defer { counts.deallocate() }
    counts.initialize(repeating: 0, count: 3)
    for _ in 0..<50 {
      pool.runOnAll { thread in
        counts[thread] += 1
        pool.meet()
        counts[thread] += 1
      }
    }
    #expect((0..<3).map { counts[$0] } == [100, 100, 100])
  }

  @Test func `all of a work is done once however many take part`() throws {
    let pool = try WorkerPool(threads: 3)
    let counts = UnsafeMutablePointer<Int>.allocate(capacity: 64)
    defer { counts.deallocate() }
    counts.initialize(repeating: 0, count: 64)
    for _ in 0..<50 {
      pool.run { thread in
        for index in pool.share(of: 64, thread: thread) { counts[index] += 1 }
        pool.meet()
        // A wait that says nothing of the machine: the pool lets the caller work alone for a while.
        if thread == 0 { usleep(2_000) }
      }
    }
    #expect((0..<64).allSatisfy { counts[$0] == 50 })
  }

  @Test func `a thread that mostly waits is left to work alone`() {
    let start = Effort.now
    usleep(20_000)
    var crowding = Crowding()
    #expect(crowding.threads(after: Effort.now - start, by: 4, of: 4) == 1)
  }
}
