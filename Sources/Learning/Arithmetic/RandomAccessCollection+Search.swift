extension RandomAccessCollection where Index == Int {
  /// The first place from which a condition holds for all that follow, found by halving; `endIndex` if it never does.
  func firstPlace(where holds: (Element) -> Bool) -> Int {
    var (low, high) = (startIndex, endIndex)
    while low < high {
      let middle = low + (high - low) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
