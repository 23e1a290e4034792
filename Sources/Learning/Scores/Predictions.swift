/// What a model said about tracks whose genres are known: the common ground of every score.
public struct Predictions: Sendable, Equatable {
  /// `rows × classes`; each row adds up to 1, or holds a NaN where the model had nothing to say.
  public let probabilities: Matrix
  /// The genre of each row as a class; what strict accuracy counts.
  public let labels: [Int]
  /// Every genre of each row, as classes; the strict label always counts among them.
  public let acceptable: [[Int]]
  /// The likeliest class of each row, the first of equals; `nil` where a probability is not finite.
  public let answers: [Int?]
  /// The probability of the answer; 0 where there is none.
  public let confidences: [Double]

  /// Number of rows.
  public var count: Int { labels.count }
  /// Number of classes.
  public var classCount: Int { probabilities.columns }

  /// Pairs probabilities with labels; `acceptable` holds further genres of the same tracks.
  ///
  /// Throws `LearningError.shape` where the numbers of rows differ and `.noSuchClass` for an impossible label.
  public init(
    probabilities: Matrix, labels: [Int], acceptable: [[Int]]? = nil
  ) throws(LearningError) {
    guard labels.count == probabilities.rows else {
      throw .shape(expected: probabilities.rows, found: labels.count)
    }
    if let acceptable, acceptable.count != labels.count {
      throw .shape(expected: labels.count, found: acceptable.count)
    }
    let classes = 0..<probabilities.columns
    for (row, label) in labels.enumerated() {
      for label in [label] + (acceptable?[row] ?? []) where !classes.contains(label) {
        throw .noSuchClass(row: row, label: label, classCount: classes.count)
      }
    }
    self.probabilities = probabilities
    self.labels = labels
    self.acceptable = acceptable ?? labels.map { [$0] }
    var answers: [Int?] = []
    var confidences: [Double] = []
    for row in 0..<probabilities.rows {
      let answer = Self.likeliest(of: probabilities.row(row))
      answers.append(answer)
      confidences.append(answer.map { Double(probabilities[row, $0]) } ?? 0)
    }
    self.answers = answers
    self.confidences = confidences
  }

  /// Whether the answer is the label, row by row; no answer is a wrong answer.
  public var hits: [Bool] { zip(answers, labels).map { $0 == $1 } }

  /// Some of the rows, in the order given. Every row must exist.
  public func selecting(_ rows: [Int]) throws(LearningError) -> Predictions {
    try Predictions(
      probabilities: probabilities.selecting(rows: rows), labels: rows.map { labels[$0] },
      acceptable: rows.map { acceptable[$0] })
  }

  /// The place of the largest value, the first of equals; `nil` for no values or one that is not finite.
  static func likeliest(of values: ArraySlice<Float>) -> Int? {
    var best: Int?
    for index in values.indices {
      guard values[index].isFinite else { return nil }
      if best.map({ values[index] > values[$0] }) ?? true { best = index }
    }
    return best.map { $0 - values.startIndex }
  }
}
