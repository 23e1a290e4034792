/// The likeliest class of each row of a table.
public struct Answers: Sendable, Equatable {
  /// The class of each row, the first of equals.
  public let classes: [Int32]
  /// Its probability.
  public let probabilities: [Float]

  /// Known answers; as many classes as probabilities.
  public init(classes: [Int32], probabilities: [Float]) {
    self.classes = classes
    self.probabilities = probabilities
  }

  /// The likeliest class of a row with its probability.
  public subscript(row: Int) -> (index: Int, probability: Float) { (Int(classes[row]), probabilities[row]) }
}

extension Answers {
  /// The likeliest class of each row of `rows × classes` probabilities, the first of equals.
  public init(_ table: Matrix) {
    var classes: [Int32] = []
    var shares: [Float] = []
    for row in 0..<table.rows {
      let shareOfClass = table.row(row)
      var best = shareOfClass.startIndex
      for index in shareOfClass.indices where shareOfClass[index] > shareOfClass[best] { best = index }
      classes.append(Int32(best - shareOfClass.startIndex))
      shares.append(shareOfClass.isEmpty ? 0 : shareOfClass[best])
    }
    self.init(classes: classes, probabilities: shares)
  }
}
