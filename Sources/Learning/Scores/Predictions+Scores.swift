import Tabular

extension Predictions {
  /// The share of rows with the commonest label: the accuracy of whoever always answers with it; 0 without rows.
  public var majorityShare: Double {
    var support: [Int: Int] = [:]
    for label in labels { support[label, default: 0] += 1 }
    return Double(support.values.max() ?? 0) / Double(max(count, 1))
  }

  /// The share of rows whose answer is the label; NaN without rows.
  public var accuracy: Double { share { answers[$0] == labels[$0] } }

  /// The share of rows whose answer is any genre that the track carries; NaN without rows.
  public var anyLabelAccuracy: Double {
    share { row in answers[row].map { $0 == labels[row] || acceptable[row].contains($0) } ?? false }
  }

  /// The share of rows whose label is among the `k` likeliest classes; of equal classes the first counts as likelier.
  public func topAccuracy(_ k: Int) -> Double {
    share { row in rank(of: labels[row], in: row).map { $0 < k } ?? false }
  }

  /// Mean negative logarithm (nats) of the probability of the label; a probability of 0 counts as 1e-9.
  ///
  /// Rows with a probability that is not finite are charged the same as a certain mistake.
  public var logLoss: Double {
    guard count > 0 else { return .nan }
    var sum = 0.0
    for row in 0..<count {
      let probability = answers[row] == nil ? 0 : Double(probabilities[row, labels[row]])
      sum -= logarithm(max(probability, 1e-9))
    }
    return sum / Double(count)
  }

  /// How many classes are likelier than `label`; `nil` where the row has no answer.
  func rank(of label: Int, in row: Int) -> Int? {
    guard answers[row] != nil else { return nil }
    let own = probabilities[row, label]
    var likelier = 0
    for other in 0..<classCount where other != label {
      let value = probabilities[row, other]
      if value > own || (value == own && other < label) { likelier += 1 }
    }
    return likelier
  }

  private func share(where isHit: (Int) -> Bool) -> Double {
    guard count > 0 else { return .nan }
    return Double((0..<count).reduce(0) { $0 + (isHit($1) ? 1 : 0) }) / Double(count)
  }
}
