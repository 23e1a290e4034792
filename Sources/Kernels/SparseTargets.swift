/// What a network should answer, row after row: a few classes with weights each.
public struct SparseTargets: Sendable, Equatable {
  private(set) var offsets: [Int]
  private(set) var classes: [Int32]
  private(set) var weights: [Float]
  /// The class with the largest weight of each row.
  private(set) var likeliest: [Int32]

  /// Number of rows.
  public var rows: Int { likeliest.count }

  /// `offsets[row]..<offsets[row + 1]` are the entries of a row. Throws `KernelError` if an entry does not exist,
  /// a class is not below `classCount`, or a weight is negative or not finite.
  public init(offsets: [Int], classes: [Int32], weights: [Float], classCount: Int) throws(KernelError) {
    guard classes.count == weights.count else {
      throw .count(expected: classes.count, found: weights.count)
    }
    guard let first = offsets.first, first == 0, offsets.last == classes.count else {
      throw .index(offsets.last ?? 0, count: classes.count)
    }
    for label in classes where label < 0 || Int(label) >= classCount {
      throw .index(Int(label), count: classCount)
    }
    for weight in weights where !(weight >= 0 && weight.isFinite) { throw .value(Double(weight)) }
    var likeliest: [Int32] = []
    likeliest.reserveCapacity(offsets.count - 1)
    for (start, end) in zip(offsets, offsets.dropFirst()) {
      guard start < end, end <= classes.count else { throw .index(end, count: classes.count) }
      var best = start
      for entry in start..<end where weights[entry] > weights[best] { best = entry }
      likeliest.append(classes[best])
    }
    self.offsets = offsets
    self.classes = classes
    self.weights = weights
    self.likeliest = likeliest
  }

  /// Where the entries of a row are.
  @inline(__always)
  func entries(of row: Int) -> Range<Int> { offsets[row]..<offsets[row + 1] }

  /// The targets of some rows, in the order given. Throws `KernelError` if a row does not exist.
  public func selecting(_ rows: ArraySlice<Int32>) throws(KernelError) -> SparseTargets {
    var result = SparseTargets()
    result.offsets.reserveCapacity(rows.count + 1)
    for row in rows {
      guard row >= 0, Int(row) < self.rows else { throw .index(Int(row), count: self.rows) }
      let entries = offsets[Int(row)]..<offsets[Int(row) + 1]
      result.classes += classes[entries]
      result.weights += weights[entries]
      result.offsets.append(result.classes.count)
      result.likeliest.append(likeliest[Int(row)])
    }
    return result
  }

  private init() {
    offsets = [0]
    classes = []
    weights = []
    likeliest = []
  }
}
