/// Things joined by likeness, the most alike first: average-linkage clustering (UPGMA; Sokal and Michener, 1958).
///
/// When two clusters join, each is turned so that its most similar ends meet (after Gruvaeus and Wainer, 1972,
/// doi:10.1111/j.2044-8317.1972.tb00491.x), so that neighbours in the order of the leaves are alike.
public struct Linkage: Sendable, Equatable {
  /// A thing, or two parts that were joined.
  public indirect enum Node: Sendable, Equatable {
    case leaf(Int)
    /// Two parts and their mean distance, from 0.
    case join(Node, Node, height: Double)

    /// The things below, in the order in which they are drawn.
    public var leaves: [Int] {
      switch self {
      case .leaf(let place): [place]
      case .join(let one, let other, height: _): one.leaves + other.leaves
      }
    }

    fileprivate var reversed: Node {
      switch self {
      case .leaf: self
      case .join(let one, let other, let height): .join(other.reversed, one.reversed, height: height)
      }
    }
  }

  /// The whole tree; nil without things.
  public let root: Node?
  /// The things in an order in which neighbours are alike.
  public var order: [Int] { root?.leaves ?? [] }

  /// Joins things by a symmetric matrix of distances from 0; one that is not square joins nothing.
  ///
  /// Takes time in the square of the number of things for each join at worst; 114 genres take milliseconds.
  public init(distances: [[Double]]) {
    let size = distances.count
    guard size > 0, distances.allSatisfy({ $0.count == size }) else {
      root = nil
      return
    }
    var linkage = distances.map { $0.map { $0.isFinite ? $0 : .greatestFiniteMagnitude } }
    let between = linkage
    var nodes = (0..<size).map { Node.leaf($0) }
    var sizes = [Double](repeating: 1, count: size)
    var alive = Array(0..<size)
    while alive.count > 1, let pair = Self.nearest(among: alive, linkage) {
      let (kept, gone) = pair
      for other in alive where other != kept && other != gone {
        let mean =
          (sizes[kept] * linkage[kept][other] + sizes[gone] * linkage[gone][other])
          / (sizes[kept] + sizes[gone])
        linkage[kept][other] = mean
        linkage[other][kept] = mean
      }
      nodes[kept] = Self.joined(nodes[kept], nodes[gone], height: linkage[kept][gone], between)
      sizes[kept] += sizes[gone]
      alive.removeAll { $0 == gone }
    }
    root = alive.first.map { nodes[$0] }
  }

  /// Genres by how often they are taken for one another: the distance is 1 less the mean of the two shares of
  /// confusion, so 1 for genres never confused.
  public init(_ counts: ConfusionCounts) {
    let matrix = counts.counts
    let totals = matrix.map { Double(max($0.reduce(0, +), 1)) }
    self.init(
      distances: matrix.indices.map { row in
        matrix.indices.map { column in
          if row == column { return 0 }
          let shares =
            Double(matrix[row][column]) / totals[row] + Double(matrix[column][row]) / totals[column]
          return 1 - shares / 2
        }
      })
  }

  /// The nearest two clusters; of equal ones the first.
  private static func nearest(among alive: [Int], _ linkage: [[Double]]) -> (Int, Int)? {
    var best: (Int, Int)?
    var least = Double.infinity
    for (place, one) in alive.enumerated() {
      let row = linkage[one]
      for other in alive[(place + 1)...] where row[other] < least {
        least = row[other]
        best = (one, other)
      }
    }
    return best
  }

  /// Two clusters side by side, each turned so that the ends that meet are the nearest.
  private static func joined(_ one: Node, _ two: Node, height: Double, _ distances: [[Double]]) -> Node {
    let (first, second) = (one.leaves, two.leaves)
    func gap(_ left: Int?, _ right: Int?) -> Double {
      guard let left, let right else { return .infinity }
      return distances[left][right]
    }
    let ways = [
      (gap(first.last, second.first), Node.join(one, two, height: height)),
      (gap(first.last, second.last), Node.join(one, two.reversed, height: height)),
      (gap(first.first, second.first), Node.join(one.reversed, two, height: height)),
      (gap(first.first, second.last), Node.join(two, one, height: height)),
    ]
    var best = ways[0]
    for way in ways.dropFirst() where way.0 < best.0 { best = way }
    return best.1
  }
}
