/// The multiply-adds that this machine can do in registers alone: what the kernels are measured against.
public enum MultiplyAddPeak {
  /// Floating-point operations (two for each multiply-add) of one call of `work` on each thread.
  public static let operations = 2 * Tile.rows * Tile.columns * Panel.width * 20_000

  /// Does nothing but multiply-adds on every thread of a pool, from the first cache; returns a value to be kept.
  public static func work(_ pool: WorkerPool) -> Float {
    let arena = Arena(capacity: 2 * Panel.width * Panel.width * pool.threads)
    let blocks = (0..<2 * pool.threads).map { _ in arena.floats(Panel.width * Panel.width) }
    let results = Arena(capacity: 16 * pool.threads)
    let sums = (0..<pool.threads).map { _ in results.floats(16) }
    pool.run { thread in
      let (left, right) = (blocks[2 * thread], blocks[2 * thread + 1])
      var tile = Tile()
      for _ in 0..<20_000 {
        tile.add(left, row: Panel.width, term: 1, right, depth: Panel.width)
      }
      tile.forEach { _, lanes in sums[thread].store(sums[thread].lanes(0) + lanes, 0) }
    }
    return sums[0][0]
  }
}
