/// An order in which classes that are taken for one another stand side by side.
enum GridOrder {
  /// The rows of a square confusion matrix, neighbours alike.
  ///
  /// Average-linkage clustering of the symmetric shares of confusion; when two clusters join, each is turned so
  /// that its most similar ends meet (after Gruvaeus and Wainer, 1972).
  /// - Parameter counts: a square matrix; one that is not, or is larger than 400, keeps its order.
  static func similar(_ counts: [[Int]]) -> [Int] {
    let size = counts.count
    guard size > 2, size <= 400, counts.allSatisfy({ $0.count == size }) else { return Array(0..<size) }
    let similarity = similarities(counts)
    var linkage = similarity
    var clusters = (0..<size).map { [$0] }
    var alive = Array(0..<size)
    var nearest = (0..<size).map { best(of: $0, in: alive, linkage, size) }
    while alive.count > 1 {
      guard let one = alive.max(by: { linkage[$0 * size + nearest[$0]] < linkage[$1 * size + nearest[$1]] })
      else { break }
      let (kept, gone) = (min(one, nearest[one]), max(one, nearest[one]))
      let (large, small) = (Double(clusters[kept].count), Double(clusters[gone].count))
      for other in alive where other != kept && other != gone {
        let average =
          (large * linkage[kept * size + other] + small * linkage[gone * size + other]) / (large + small)
        linkage[kept * size + other] = average
        linkage[other * size + kept] = average
      }
      clusters[kept] = joined(clusters[kept], clusters[gone], similarity, size)
      clusters[gone] = []
      alive.removeAll { $0 == gone }
      guard alive.count > 1 else { break }
      for other in alive where other == kept || nearest[other] == kept || nearest[other] == gone {
        nearest[other] = best(of: other, in: alive, linkage, size)
      }
    }
    return alive.first.map { clusters[$0] } ?? Array(0..<size)
  }

  private static func similarities(_ counts: [[Int]]) -> [Double] {
    let size = counts.count
    let totals = counts.map { Double(max($0.reduce(0, +), 1)) }
    var result = [Double](repeating: 0, count: size * size)
    for row in 0..<size {
      for column in 0..<size where column != row {
        let share = Double(counts[row][column]) / totals[row]
        result[row * size + column] += share
        result[column * size + row] += share
      }
    }
    return result
  }

  private static func best(of row: Int, in alive: [Int], _ linkage: [Double], _ size: Int) -> Int {
    var best = row
    for other in alive where other != row {
      if best == row || linkage[row * size + other] > linkage[row * size + best] { best = other }
    }
    return best
  }

  private static func joined(_ one: [Int], _ two: [Int], _ similarity: [Double], _ size: Int) -> [Int] {
    guard let oneFirst = one.first, let oneLast = one.last, let twoFirst = two.first, let twoLast = two.last
    else { return one + two }
    func meeting(_ left: Int, _ right: Int) -> Double { similarity[left * size + right] }
    let ways: [(Double, [Int])] = [
      (meeting(oneLast, twoFirst), one + two),
      (meeting(oneLast, twoLast), one + two.reversed()),
      (meeting(oneFirst, twoFirst), one.reversed() + two),
      (meeting(oneFirst, twoLast), two + one),
    ]
    var best = ways[0]
    for way in ways.dropFirst() where way.0 > best.0 { best = way }
    return best.1
  }
}
