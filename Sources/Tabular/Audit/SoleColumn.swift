/// How well one column alone predicts the genre: by the commonest genre of its values, or of narrow ranges of
/// them, learned on half of the rows and judged on the other.
struct SoleColumn {
  /// The accuracy on the other half.
  let reached: Double
  /// The place of each row's value among the values or ranges; -1 where it is missing.
  private static let mostRanges = 1024

  /// Judges numbers by ranges that hold equally many rows, at least twenty each; numbers with few values keep them.
  init(numbers values: [Float], labels: [Int32], classCount: Int, learns: [Bool], commonest: Int32) {
    let ordered = values.filter { !$0.isNaN }.sorted()
    let ranges = min(Self.mostRanges, max(1, ordered.count / 20))
    var edges: [Float] = []
    for place in 1..<max(2, ranges) where ranges > 1 {
      let edge = ordered[place * ordered.count / ranges]
      if edges.last.map({ $0 < edge }) ?? true { edges.append(edge) }
    }
    let places = values.map { value -> Int32 in
      guard !value.isNaN else { return -1 }
      var low = 0
      var high = edges.count
      while low < high {
        let middle = (low + high) / 2
        if edges[middle] <= value { low = middle + 1 } else { high = middle }
      }
      return Int32(low)
    }
    self.init(
      places: places, placeCount: edges.count + 1, labels: labels, classCount: classCount, learns: learns,
      commonest: commonest)
  }

  /// Judges values that are names or texts, given as numbers from 0.
  init(
    places: [Int32], placeCount: Int, labels: [Int32], classCount: Int, learns: [Bool], commonest: Int32
  ) {
    // Keys sorted instead of a table of all places and classes, which a column of ids would make huge.
    var keys: [UInt64] = []
    keys.reserveCapacity(places.count / 2 + 1)
    for row in places.indices where learns[row] && places[row] >= 0 && labels[row] >= 0 {
      keys.append(UInt64(places[row]) << 32 | UInt64(labels[row]))
    }
    keys.sort()
    var answers = [Int32](repeating: commonest, count: placeCount)
    var best = [Int](repeating: 0, count: placeCount)
    var index = 0
    while index < keys.count {
      let key = keys[index]
      var end = index
      while end < keys.count, keys[end] == key { end += 1 }
      let place = Int(key >> 32)
      if end - index > best[place] {
        best[place] = end - index
        answers[place] = Int32(truncatingIfNeeded: key & 0xffff_ffff)
      }
      index = end
    }
    var judged = 0
    var right = 0
    for row in places.indices where !learns[row] && labels[row] >= 0 {
      judged += 1
      let answer = places[row] >= 0 ? answers[Int(places[row])] : commonest
      right += answer == labels[row] ? 1 : 0
    }
    reached = judged > 0 ? Double(right) / Double(judged) : 0
  }
}
