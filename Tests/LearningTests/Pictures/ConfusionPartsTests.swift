import Testing

@testable import Learning

@Suite struct ConfusionPartsTests {
  /// Three classes: two of 0 right, one called 1, one called 2; 1 always right; 2 called 0.
  private func predictions() throws -> Predictions {
    let labels = [0, 0, 0, 0, 1, 2]
    let answers: [(label: Int, share: Float)] = [(0, 0.9), (0, 0.8), (1, 0.6), (2, 0.7), (1, 0.9), (0, 0.5)]
    var probabilities = Matrix(rows: 6, columns: 3)
    for (row, answer) in answers.enumerated() {
      for column in 0..<3 { probabilities[row, column] = (1 - answer.share) / 2 }
      probabilities[row, answer.label] = answer.share
    }
    return try Predictions(probabilities: probabilities, labels: labels)
  }

  @Test func `counts between groups add up the classes in them`() throws {
    let counts = ConfusionCounts(try predictions())
    #expect(counts.counts(between: [[0, 1], [2]]) == [[4, 1], [1, 0]])
    #expect(
      counts.counts(between: [[0], [2]]) == [[2, 1], [1, 0]], "tracks of other classes are left out")
    #expect(counts.counts(between: [[0, 9], [0, 1, 2]]) == [[2, 2], [1, 1]], "a class counts once")
  }

  @Test func `counts among some classes keep their order and tell what lies outside`() throws {
    let counts = ConfusionCounts(try predictions())
    #expect(counts.counts(among: [2, 0]) == [[0, 1], [1, 2]])
    #expect(counts.answersOutside([2, 0]) == 1)
    #expect(counts.answersOutside([0, 1, 2]) == 0)
  }

  @Test func `mistakes come surest first`() throws {
    let predictions = try predictions()
    #expect(predictions.mistakes(of: 0) == [3, 2])
    #expect(predictions.mistakes(of: 0, as: 1) == [2])
    #expect(predictions.mistakes(of: 1) == [])
    #expect(abs(predictions.probability(of: 0, at: 3) - 0.15) < 1e-6)
  }

  @Test func `the coverage curve ends at the accuracy`() throws {
    let predictions = try predictions()
    let curve = SelectiveAccuracy(predictions).curve(steps: 6)
    let coverages = (1...6).map { Double($0) / 6 }
    #expect(curve.map(\.coverage) == coverages)
    #expect(curve.map(\.accuracy) == [1, 1, 1, 0.75, 0.6, 0.5])
    #expect(curve.last?.accuracy == predictions.accuracy)
  }
}
