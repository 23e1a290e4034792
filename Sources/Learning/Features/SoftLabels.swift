/// The genres of many tracks: for every row a few classes with weights, as a recording can carry several genres.
public struct SoftLabels: Sendable, Equatable {
  /// Number of classes that a label can name.
  public let classCount: Int
  /// `offsets[row]..<offsets[row + 1]` are the entries of a row; one more than there are rows.
  public let offsets: [Int]
  /// The class of each entry.
  public let classes: [Int32]
  /// The weight of each entry; the weights of a row add up to 1 unless class weights were applied.
  public let weights: [Float]

  /// Number of rows.
  public var rows: Int { offsets.count - 1 }

  /// One class for every row. Throws `LearningError.noSuchClass`.
  public init(_ labels: [Int], classCount: Int) throws(LearningError) {
    if let row = labels.firstIndex(where: { $0 < 0 || $0 >= classCount }) {
      throw .noSuchClass(row: row, label: labels[row], classCount: classCount)
    }
    self.classCount = classCount
    offsets = Array(0...labels.count)
    classes = labels.map { Int32($0) }
    weights = Array(repeating: 1, count: labels.count)
  }

  /// Several classes for every row, each with the same share. Throws `LearningError.noSuchClass`, and
  /// `LearningError.noLabel` for a row without any.
  public init(sets labels: [[Int]], classCount: Int) throws(LearningError) {
    var offsets = [0]
    var classes: [Int32] = []
    var weights: [Float] = []
    offsets.reserveCapacity(labels.count + 1)
    classes.reserveCapacity(labels.count)
    weights.reserveCapacity(labels.count)
    for (row, set) in labels.enumerated() {
      if set.isEmpty { throw .noLabel(row: row) }
      for label in set {
        if label < 0 || label >= classCount {
          throw .noSuchClass(row: row, label: label, classCount: classCount)
        }
        classes.append(Int32(label))
        weights.append(1 / Float(set.count))
      }
      offsets.append(classes.count)
    }
    self.classCount = classCount
    self.offsets = offsets
    self.classes = classes
    self.weights = weights
  }

  /// Known labels, as from a file: `nil` unless every row has an entry, each of a class that there is and with a weight of
  /// 0 or more.
  init?(checking offsets: [Int], classes: [Int32], weights: [Float], classCount: Int) {
    guard offsets.first == 0, offsets.last == classes.count, classes.count == weights.count,
      zip(offsets, offsets.dropFirst()).allSatisfy(<),
      classes.allSatisfy({ $0 >= 0 && Int($0) < classCount }), weights.allSatisfy({ $0 >= 0 && $0.isFinite })
    else { return nil }
    self.init(classCount: classCount, offsets: offsets, classes: classes, weights: weights)
  }

  private init(classCount: Int, offsets: [Int], classes: [Int32], weights: [Float]) {
    self.classCount = classCount
    self.offsets = offsets
    self.classes = classes
    self.weights = weights
  }

  /// The class with the largest weight of each row, the first of equals.
  public var likeliest: [Int] {
    (0..<rows).map { row in
      var best = offsets[row]
      for entry in offsets[row]..<offsets[row + 1] where weights[entry] > weights[best] { best = entry }
      return Int(classes[best])
    }
  }

  /// Every class that a row carries.
  public func classes(of row: Int) -> [Int] {
    classes[offsets[row]..<offsets[row + 1]].map { Int($0) }
  }

  /// The labels of some rows, in the order given. Every row must exist.
  public func selecting(_ chosen: [Int]) -> SoftLabels {
    var offsets = [0]
    var classes: [Int32] = []
    var weights: [Float] = []
    for row in chosen {
      classes += self.classes[self.offsets[row]..<self.offsets[row + 1]]
      weights += self.weights[self.offsets[row]..<self.offsets[row + 1]]
      offsets.append(classes.count)
    }
    return SoftLabels(classCount: classCount, offsets: offsets, classes: classes, weights: weights)
  }

  /// The summed weight of each class over all rows.
  public var classTotals: [Double] {
    var totals = [Double](repeating: 0, count: classCount)
    for (label, weight) in zip(classes, weights) { totals[Int(label)] += Double(weight) }
    return totals
  }

  /// Labels whose weights are multiplied by the weight of their class.
  public func weighted(by classWeights: [Float]) throws(LearningError) -> SoftLabels {
    guard classWeights.count == classCount else {
      throw .shape(expected: classCount, found: classWeights.count)
    }
    return SoftLabels(
      classCount: classCount, offsets: offsets, classes: classes,
      weights: zip(classes, weights).map { classWeights[Int($0)] * $1 })
  }

  /// These labels, then those of other rows, by the same classes. Throws `LearningError.shape`.
  func appending(_ others: SoftLabels) throws(LearningError) -> SoftLabels {
    guard others.classCount == classCount else {
      throw .shape(expected: classCount, found: others.classCount)
    }
    return SoftLabels(
      classCount: classCount, offsets: offsets + others.offsets.dropFirst().map { $0 + classes.count },
      classes: classes + others.classes, weights: weights + others.weights)
  }

  /// The same labels among further classes that come before and behind theirs.
  func addingClasses(before: Int, behind: Int) -> SoftLabels {
    SoftLabels(
      classCount: before + classCount + behind, offsets: offsets, classes: classes.map { $0 + Int32(before) },
      weights: weights)
  }
}
