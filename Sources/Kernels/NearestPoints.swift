/// Points of which the nearest to others are found: sixty-four at a time, on all threads of a pool.
public final class NearestPoints: @unchecked Sendable {
  // Sendable: everything is written in `init` and only read afterwards.

  /// The nearest points of every query, as two tables of `queries × count`, nearest first, equal distances in the
  /// order of the points.
  public struct Result: Sendable, Equatable {
    /// How many points each query has: as many as were asked for, or all there are.
    public let count: Int
    /// Which points they are.
    public let points: [Int32]
    /// Their squared Euclidean distances.
    public let squares: [Float]
  }

  /// Number of points.
  public let count: Int
  /// Number of values that a point has.
  public let dimensions: Int
  /// Block after block of points: the first values of all, their second ones, and so on.
  private let blocks: Floats
  static let block = 64
  /// A value of the points that fill the last block: too far away to be near to anything.
  private static let far: Float = 1e19
  private let arena: Arena

  /// Keeps points, row-major, `points × dimensions`. Throws `KernelError` if these are no whole points.
  public init(_ points: [Float], dimensions: Int) throws(KernelError) {
    guard dimensions > 0 else { throw .size(dimensions) }
    guard points.count % dimensions == 0 else {
      throw .count(expected: points.count / dimensions * dimensions, found: points.count)
    }
    count = points.count / dimensions
    self.dimensions = dimensions
    let block = NearestPoints.block
    let size = (count + block - 1) / block * block * dimensions
    arena = Arena(capacity: Arena.footprint(size))
    blocks = arena.floats(size)
    blocks.fill(NearestPoints.far)
    for point in 0..<count {
      let start = point / block * block * dimensions + point % block
      for value in 0..<dimensions { blocks[start + value * block] = points[point * dimensions + value] }
    }
  }

  /// The `wanted` nearest points of each query, row-major, `queries × dimensions`.
  ///
  /// A distance is the sum of the squared differences in the order of the values. Throws `KernelError.count` if these
  /// are no whole points.
  public func nearest(_ wanted: Int, to queries: [Float], pool: WorkerPool) throws(KernelError) -> Result {
    guard queries.count % dimensions == 0 else {
      throw .count(expected: queries.count / dimensions * dimensions, found: queries.count)
    }
    let rows = queries.count / dimensions
    let found = min(max(0, wanted), count)
    var points = [Int32](repeating: 0, count: rows * found)
    var squares = [Float](repeating: .infinity, count: rows * found)
    guard found > 0 else { return Result(count: 0, points: [], squares: []) }
    queries.withUnsafeBufferPointer { queries in
      points.withUnsafeMutableBufferPointer { points in
        squares.withUnsafeMutableBufferPointer { squares in
          pool.run { thread in
            for row in pool.share(of: rows, thread: thread) {
              let own = row * found..<(row + 1) * found
              search(
                UnsafeBufferPointer(rebasing: queries[row * dimensions..<(row + 1) * dimensions]),
                UnsafeMutableBufferPointer(rebasing: points[own]),
                UnsafeMutableBufferPointer(rebasing: squares[own]))
            }
          }
        }
      }
    }
    return Result(count: found, points: points, squares: squares)
  }

  /// What is known of the `wanted`-th nearest point of a query without looking for it.
  public enum Nearness: UInt8, Sendable {
    /// It is nearer than the lower limit.
    case near
    /// It is not nearer than the upper limit.
    case far
    /// It is in between.
    case unsure
  }

  /// Whether the `wanted`-th nearest point of each query, row-major, `queries × dimensions`, is nearer than the square
  /// root of its lower limit, or not nearer than that of its upper one; by the sums of `nearest`, but most queries know
  /// after a few points.
  ///
  /// Throws `KernelError.count` if these are no whole points, each with two limits.
  public func nearness(
    ofNearest wanted: Int, to queries: [Float], limits: [(lower: Float, upper: Float)], pool: WorkerPool
  ) throws(KernelError) -> [Nearness] {
    guard queries.count == limits.count * dimensions else {
      throw .count(expected: limits.count * dimensions, found: queries.count)
    }
    var found = [Nearness](repeating: .unsure, count: limits.count)
    queries.withUnsafeBufferPointer { queries in
      found.withUnsafeMutableBufferPointer { found in
        pool.run { thread in
          for row in pool.share(of: limits.count, thread: thread) {
            let query = UnsafeBufferPointer(rebasing: queries[row * dimensions..<(row + 1) * dimensions])
            found[row] = nearness(wanted, query, limits[row])
          }
        }
      }
    }
    return found
  }

  private func nearness(
    _ wanted: Int, _ query: UnsafeBufferPointer<Float>, _ limits: (lower: Float, upper: Float)
  ) -> Nearness {
    let (lower, upper) = (Lanes(repeating: limits.lower), Lanes(repeating: limits.upper))
    let wanted = UInt32(clamping: wanted)
    var near = SIMD16<UInt32>()
    var within = SIMD16<UInt32>()
    for first in stride(from: 0, to: count, by: NearestPoints.block) {
      let (a, b, c, d) = squaredDistances(of: first, query)
      // A comparison that holds is −1 in each lane.
      near &-= lower.above(a) &+ lower.above(b) &+ lower.above(c) &+ lower.above(d)
      within &-= upper.above(a) &+ upper.above(b) &+ upper.above(c) &+ upper.above(d)
      if near.wrappedSum() >= wanted { return .near }
    }
    return within.wrappedSum() < wanted ? .far : .unsure
  }

  /// The squared distances of a query to the sixty-four points of a block.
  @inline(__always)
  func squaredDistances(
    of first: Int, _ query: UnsafeBufferPointer<Float>
  ) -> (Lanes, Lanes, Lanes, Lanes) {
    var (a, b, c, d) = (Lanes(), Lanes(), Lanes(), Lanes())
    let start = first * dimensions
    for value in 0..<dimensions {
      let at = start + value * NearestPoints.block
      let centre = Lanes(repeating: query[value])
      let (w, x) = (blocks.lanes(at) - centre, blocks.lanes(at + 16) - centre)
      let (y, z) = (blocks.lanes(at + 32) - centre, blocks.lanes(at + 48) - centre)
      a = multiplyAdd(w, w, a)
      b = multiplyAdd(x, x, b)
      c = multiplyAdd(y, y, c)
      d = multiplyAdd(z, z, d)
    }
    return (a, b, c, d)
  }

  /// Fills the lists of one query; `squares` holds infinities at first.
  private func search(
    _ query: UnsafeBufferPointer<Float>, _ points: UnsafeMutableBufferPointer<Int32>,
    _ squares: UnsafeMutableBufferPointer<Float>
  ) {
    let last = squares.count - 1
    for first in stride(from: 0, to: count, by: NearestPoints.block) {
      let (a, b, c, d) = squaredDistances(of: first, query)
      // Most blocks hold nothing nearer than what was found.
      let limit = Lanes(repeating: squares[last])
      let near = (limit - a).larger(limit - b).larger((limit - c).larger(limit - d))
      guard first <= last || near.largest > 0 else { continue }
      insert(a, from: first, points, squares)
      insert(b, from: first + 16, points, squares)
      insert(c, from: first + 32, points, squares)
      insert(d, from: first + 48, points, squares)
    }
  }

  /// Puts those of sixteen points into the lists that are near enough.
  @inline(__always)
  private func insert(
    _ sums: Lanes, from first: Int, _ points: UnsafeMutableBufferPointer<Int32>,
    _ squares: UnsafeMutableBufferPointer<Float>
  ) {
    let last = squares.count - 1
    guard first <= last || (Lanes(repeating: squares[last]) - sums).largest > 0 else { return }
    for lane in 0..<max(0, min(16, count - first)) {
      let square = sums[lane]
      let point = first + lane
      guard point <= last || square < squares[last] else { continue }
      var place = min(point, last)
      while place > 0, square < squares[place - 1] {
        squares[place] = squares[place - 1]
        points[place] = points[place - 1]
        place -= 1
      }
      squares[place] = square
      points[place] = Int32(point)
    }
  }
}
