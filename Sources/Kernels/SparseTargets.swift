/// What a network should answer, row after row: a few classes with weights each.
public struct SparseTargets: Sendable, Equatable {
  let offsets: [Int]
  let classes: [Int32]
  let weights: [Float]
  /// The class with the largest weight of each row.
  let likeliest: [Int32]

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
}
