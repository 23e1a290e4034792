extension NearestPoints {
  /// For each query the sums over all points of what each holds of some classes, weighted by a Gaussian of its distance:
  /// `queries × classes`, `Σ exp(−decay · distance²) · share`.
  ///
  /// - Parameters:
  ///   - shares: What the points hold, a row for each point.
  ///   - classes: How many classes there are.
  ///   - decay: How fast a weight falls with the squared distance; above 0.
  ///   - queries: Row-major, `queries × dimensions`.
  /// - Throws: `KernelError`, `.count` if the queries are no whole points or the shares those of other points.
  public func kernelSums(
    of shares: SparseTargets, classes: Int, decay: Float, to queries: [Float], pool: WorkerPool
  ) throws(KernelError) -> [Float] {
    guard queries.count % dimensions == 0 else {
      throw .count(expected: queries.count / dimensions * dimensions, found: queries.count)
    }
    guard shares.rows == count else { throw .count(expected: count, found: shares.rows) }
    for label in shares.classes where label >= classes { throw .index(Int(label), count: classes) }
    guard decay > 0, decay.isFinite else { throw .value(Double(decay)) }
    let rows = queries.count / dimensions
    var sums = [Float](repeating: 0, count: rows * classes)
    queries.withUnsafeBufferPointer { queries in
      sums.withUnsafeMutableBufferPointer { sums in
        pool.run { thread in
          for row in pool.share(of: rows, thread: thread) {
            add(
              shares, decay,
              near: UnsafeBufferPointer(rebasing: queries[row * dimensions..<(row + 1) * dimensions]),
              to: UnsafeMutableBufferPointer(rebasing: sums[row * classes..<(row + 1) * classes]))
          }
        }
      }
    }
    return sums
  }

  private func add(
    _ shares: SparseTargets, _ decay: Float, near query: UnsafeBufferPointer<Float>,
    to sums: UnsafeMutableBufferPointer<Float>
  ) {
    let scale = Lanes(repeating: -decay)
    for first in stride(from: 0, to: count, by: NearestPoints.block) {
      let (a, b, c, d) = squaredDistances(of: first, query)
      for (part, squares) in [a, b, c, d].enumerated() {
        let weights = (squares * scale).exponential
        // Most points are too far away to count.
        guard weights.largest > 0 else { continue }
        let start = first + part * 16
        for lane in 0..<max(0, min(16, count - start)) where weights[lane] > 0 {
          for entry in shares.entries(of: start + lane) {
            sums[Int(shares.classes[entry])] += weights[lane] * shares.weights[entry]
          }
        }
      }
    }
  }
}
