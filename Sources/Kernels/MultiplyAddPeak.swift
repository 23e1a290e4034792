/// The multiply-adds that this machine can do from its first cache alone: what the kernels are measured against.
public enum MultiplyAddPeak {
  private static let rows = 128
  private static let rounds = 40_000

  /// Floating-point operations (two for each multiply-add) of one call of `work` on each thread.
  public static let operations = 2 * Tile.rows * Tile.columns * rows * rounds

  /// Does hardly anything but multiply-adds on every thread of a pool; returns a value to be kept.
  public static func work(_ pool: WorkerPool) -> Float {
    let size = Panel.width * rows
    let arena = Arena(capacity: (2 * size + 16) * pool.threads)
    let views = (0..<pool.threads).map { _ in (arena.floats(size), arena.floats(size), arena.floats(16)) }
    pool.runOnAll { thread in
      let (left, right, sums) = views[thread]
      for round in 0..<rounds {
        var tile = Tile()
        Panel.addTransposedProduct(left, right, rows: 0..<rows, first: 0, column: 0, to: &tile)
        // Every sum is used, and an input changes, so that nothing can be left out.
        var total = Lanes()
        tile.forEach { _, lanes in total += lanes }
        sums.store(total, 0)
        left[round % rows * Panel.width] = total[0]
      }
    }
    return views[0].2[0]
  }
}
