extension SeededGenerator {
  /// Puts the elements in random order (Fisher and Yates). Unlike the standard library's `shuffle`, the result for
  /// a seed is part of this type's promise.
  public mutating func shuffle<Element>(_ elements: inout [Element]) {
    guard elements.count > 1 else { return }
    for index in stride(from: elements.count - 1, to: 0, by: -1) {
      elements.swapAt(index, integer(below: index + 1))
    }
  }

  /// The elements in random order.
  public mutating func shuffled<Element>(_ elements: [Element]) -> [Element] {
    var result = elements
    shuffle(&result)
    return result
  }

  /// `count` different numbers below `bound` in random order; all of them if there are fewer.
  public mutating func sample(_ count: Int, below bound: Int) -> [Int] {
    var all = Array(0..<max(bound, 0))
    let taken = min(max(count, 0), all.count)
    for index in 0..<taken { all.swapAt(index, index + integer(below: all.count - index)) }
    return Array(all[..<taken])
  }

  /// `count` numbers below `bound`, drawn with replacement: a bootstrap sample.
  public mutating func resample(_ count: Int, below bound: Int) -> [Int] {
    guard bound > 0 else { return [] }
    return (0..<max(count, 0)).map { _ in integer(below: bound) }
  }
}
