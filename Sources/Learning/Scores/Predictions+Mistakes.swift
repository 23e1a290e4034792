extension Predictions {
  /// The places of a class's tracks that were answered wrongly, the most confident mistakes first.
  ///
  /// - Parameter other: only those answered with this class; `nil` for all mistakes.
  public func mistakes(of label: Int, as other: Int? = nil) -> [Int] {
    (0..<count).filter { place in
      labels[place] == label && (other.map { answers[place] == $0 } ?? (answers[place] != label))
    }.sorted { (confidences[$1], $0) < (confidences[$0], $1) }
  }

  /// The probability that was given to a class at a place; both must exist.
  public func probability(of label: Int, at place: Int) -> Double { Double(probabilities[place, label]) }
}
