/// Tracks whose label is probably wrong, by confident learning.
///
/// Northcutt, Jiang and Chuang, "Confident learning: estimating uncertainty in dataset labels", JAIR 70, 2021, doi
/// 10.1613/jair.1.12125. The
/// probabilities must come from models that did not learn from the track: out of fold. With genres that overlap, the
/// result is a list to look through, not one to act on unseen.
public struct LabelIssues: Sendable, Equatable {
  /// A track whose label is probably wrong.
  public struct Issue: Sendable, Equatable {
    /// The row.
    public let row: Int
    /// The class that it carries.
    public let label: Int
    /// The class that the model holds for right.
    public let proposal: Int
    /// The probability of the label.
    public let labelProbability: Double
    /// The probability of the proposal.
    public let proposalProbability: Double
  }

  /// The label issues, strongest first; of equal ones in row order.
  public let issues: [Issue]
  /// For each class the mean probability of its own tracks: what counts as confident. NaN without tracks.
  public let thresholds: [Double]

  /// Compares every answer with the mean confidence in its genre; a proposal that the track carries as
  /// a further genre is no issue.
  public init(_ predictions: Predictions) {
    var sums = [Double](repeating: 0, count: predictions.classCount)
    var counts = sums
    for (row, label) in predictions.labels.enumerated() where predictions.answers[row] != nil {
      sums[label] += Double(predictions.probabilities[row, label])
      counts[label] += 1
    }
    let thresholds = zip(sums, counts).map { $0 / $1 }
    var issues: [Issue] = []
    for (row, label) in predictions.labels.enumerated() where predictions.answers[row] != nil {
      let own = Double(predictions.probabilities[row, label])
      var proposal: Int?
      for other in 0..<predictions.classCount where other != label {
        let value = Double(predictions.probabilities[row, other])
        guard value >= thresholds[other], value > own else { continue }
        if proposal.map({ value > Double(predictions.probabilities[row, $0]) }) ?? true { proposal = other }
      }
      guard let proposal, own < thresholds[label], !predictions.acceptable[row].contains(proposal) else {
        continue
      }
      issues.append(
        Issue(
          row: row, label: label, proposal: proposal, labelProbability: own,
          proposalProbability: Double(predictions.probabilities[row, proposal])))
    }
    self.issues = issues.sorted {
      let first = $0.proposalProbability - $0.labelProbability
      let second = $1.proposalProbability - $1.labelProbability
      return (second, $0.row) < (first, $1.row)
    }
    self.thresholds = thresholds
  }
}
