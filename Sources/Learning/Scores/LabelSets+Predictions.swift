extension LabelSets {
  /// Probabilities with the labels of the rows that they are of; every row must have a class.
  ///
  /// Throws `LearningError.shape` if the numbers of rows differ, and `.noLabel` for a row without a class.
  public func predictions(_ probabilities: Matrix, of rows: [Int]) throws(LearningError) -> Predictions {
    try Predictions(
      probabilities: probabilities, labels: classes(of: rows), acceptable: rows.map { acceptable(of: $0) })
  }
}
