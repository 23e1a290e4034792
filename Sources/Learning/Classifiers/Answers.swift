import Kernels

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
    guard let (classes, shares) = try? RowMaxima.find(table.values, columns: table.columns) else {
      // A table without columns.
      self.init(
        classes: [Int32](repeating: 0, count: table.rows),
        probabilities: [Float](repeating: 0, count: table.rows))
      return
    }
    self.init(classes: classes, probabilities: shares)
  }
}
