extension Groups {
  /// Puts each group on one of the sides so that within each genre the sides get their shares of the rows.
  ///
  /// Within a genre the groups draw a side with the odds of the places still free there, so that no kind of group
  /// prefers a side; single rows thus give every share exactly. Large groups draw first, while there is room for them,
  /// equally large ones in random order. A group that fits nowhere goes where most places are free, those that earlier
  /// genres left counted in.
  func assigned(shares: [Double], generator: inout SeededGenerator) -> [UInt8] {
    var members: [Int32: [Int32]] = [:]
    for (group, stratum) in strata.enumerated() { members[stratum, default: []].append(Int32(group)) }
    var sides = [UInt8](repeating: 0, count: count)
    var left = [Int](repeating: 0, count: shares.count)
    for stratum in members.keys.sorted() {
      let groups = bySize(generator.shuffled(members[stratum] ?? []))
      let rows = groups.reduce(0) { $0 + Int(sizes[Int($1)]) }
      var free = Self.places(rows, shares: shares)
      var groupsOnSide = [Int](repeating: 0, count: shares.count)
      for group in groups {
        let side = draw(Int(sizes[Int(group)]), free: free, left: left, shares: shares, generator: &generator)
        sides[Int(group)] = UInt8(side)
        free[side] -= Int(sizes[Int(group)])
        groupsOnSide[side] += 1
      }
      for side in shares.indices { left[side] += free[side] }
      fillEmptySides(groups, shares: shares, groupsOnSide: &groupsOnSide, sides: &sides)
    }
    return sides
  }

  /// The groups by the number of binary digits of their size, the largest first, else in the order given.
  private func bySize(_ groups: [Int32]) -> [Int32] {
    var classes = [[Int32]](repeating: [], count: Int32.bitWidth + 1)
    for group in groups { classes[sizes[Int(group)].leadingZeroBitCount].append(group) }
    return classes.flatMap(\.self)
  }

  private func draw(
    _ size: Int, free: [Int], left: [Int], shares: [Double], generator: inout SeededGenerator
  ) -> Int {
    let fitting = free.indices.filter { shares[$0] > 0 && free[$0] >= size }
    guard !fitting.isEmpty else {
      return free.indices.filter { shares[$0] > 0 }.max { (free[$0] + left[$0]) < (free[$1] + left[$1]) } ?? 0
    }
    var place = generator.integer(below: fitting.reduce(0) { $0 + free[$1] })
    for side in fitting {
      if place < free[side] { return side }
      place -= free[side]
    }
    return fitting[0]
  }

  /// Moves a small group to each side that would have none of the genre.
  private func fillEmptySides(
    _ groups: [Int32], shares: [Double], groupsOnSide: inout [Int], sides: inout [UInt8]
  ) {
    for side in shares.indices where shares[side] > 0 && groupsOnSide[side] == 0 {
      guard let richest = groupsOnSide.indices.max(by: { groupsOnSide[$0] < groupsOnSide[$1] }),
        groupsOnSide[richest] > 1
      else { return }
      let candidates = groups.filter { Int(sides[Int($0)]) == richest }
      guard let smallest = candidates.min(by: { sizes[Int($0)] < sizes[Int($1)] }) else { return }
      sides[Int(smallest)] = UInt8(side)
      groupsOnSide[richest] -= 1
      groupsOnSide[side] += 1
    }
  }

  /// How many of `rows` each side gets: rounded so that the sum is right (largest remainders), and at least one for
  /// each side that has a share.
  static func places(_ rows: Int, shares: [Double]) -> [Int] {
    let total = shares.reduce(0, +)
    let exact = shares.map { Double(rows) * $0 / total }
    var places = exact.map { Int($0 + 1e-9) }
    let order = shares.indices.sorted {
      (exact[$0] - Double(places[$0]), -$0) > (exact[$1] - Double(places[$1]), -$1)
    }
    for side in order.prefix(max(0, rows - places.reduce(0, +))) { places[side] += 1 }
    for side in shares.indices where shares[side] > 0 && places[side] == 0 {
      guard let richest = places.indices.max(by: { places[$0] < places[$1] }), places[richest] > 1 else {
        continue
      }
      places[richest] -= 1
      places[side] += 1
    }
    return places
  }
}
