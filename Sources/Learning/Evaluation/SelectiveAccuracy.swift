/// Accuracy on the most confident part of the tracks, for every size of that part.
public struct SelectiveAccuracy: Sendable, Equatable {
  /// For each number of tracks kept, from 1 up, how many of them are right.
  private let rightAmongFirst: [Int]

  /// Orders the answers by confidence; equal confidences keep the order of the rows.
  public init(_ predictions: Predictions) {
    self.init(confidences: predictions.confidences, hits: predictions.hits)
  }

  /// Orders answers by how much they are trusted, whatever measures that trust.
  public init(confidences: [Double], hits: [Bool]) {
    let count = min(confidences.count, hits.count)
    let keys = (0..<count).map { confidences[$0].isNaN ? -Double.infinity : confidences[$0] }
    let order = (0..<count).sorted { (keys[$1], $0) < (keys[$0], $1) }
    var right = 0
    rightAmongFirst = order.map { row in
      right += hits[row] ? 1 : 0
      return right
    }
  }

  /// The accuracy when only this share of tracks (0 to 1), the most confident, is answered; NaN without tracks.
  public func accuracy(atCoverage share: Double) -> Double {
    guard !rightAmongFirst.isEmpty, share > 0 else { return .nan }
    let total = Double(rightAmongFirst.count)
    let kept = max(1, Int((min(share, 1) * total).rounded()))
    return Double(rightAmongFirst[kept - 1]) / Double(kept)
  }
}
