import Tabular
import Testing

@testable import Learning

@Suite struct MetricsTests {
  /// Four tracks of three genres: right, wrong, right by a second genre, without an answer.
  private func example() throws -> Predictions {
    let probabilities = try #require(
      Matrix(
        rows: 4, columns: 3,
        values: [0.7, 0.2, 0.1, 0.5, 0.3, 0.2, 0.1, 0.1, 0.8, .nan, 0.5, 0.5]))
    return try Predictions(
      probabilities: probabilities, labels: [0, 1, 1, 2], acceptable: [[0], [1], [1, 2], [2]])
  }

  @Test func `counts right answers`() throws {
    let predictions = try example()
    #expect(predictions.answers == [0, 0, 2, nil])
    #expect(predictions.accuracy == 0.25)
    #expect(predictions.anyLabelAccuracy == 0.5)
    #expect(predictions.topAccuracy(2) == 0.5)
    #expect(predictions.topAccuracy(3) == 0.75)
  }

  @Test func `charges no answer like a certain mistake`() throws {
    let predictions = try example()
    let expected = -(logarithm(0.7) + logarithm(0.3) + logarithm(0.1) + logarithm(1e-9)) / 4
    #expect(abs(predictions.logLoss - expected) < 1e-5)
  }

  @Test func `scores each genre`() throws {
    let scores = try example().genreScores
    #expect(scores[0].precision == 0.5 && scores[0].recall == 1)
    #expect(abs(scores[0].f1 - 2.0 / 3) < 1e-12)
    #expect(scores[1] == GenreScore(label: 1, support: 2, answered: 0, hits: 0))
    #expect(scores[1].precision == 0 && scores[1].f1 == 0)
    #expect(try abs(example().macroF1 - 2.0 / 9) < 1e-12)
    #expect(try abs(example().weightedF1 - 2.0 / 12) < 1e-12)
  }

  @Test func `names the most confused pair first`() throws {
    let counts = ConfusionCounts(try example())
    #expect(counts.counts == [[1, 0, 0], [1, 0, 1], [0, 0, 0]])
    #expect(counts.unanswered == [0, 0, 1])
    #expect(counts.confusedPairs.map(\.total) == [1, 1])
    #expect(counts.confusedPairs.first?.first == 0)
  }

  @Test func `nothing is not a number`() throws {
    let none = try Predictions(probabilities: Matrix(rows: 0, columns: 3), labels: [])
    #expect(none.accuracy.isNaN && none.macroF1.isNaN && none.logLoss.isNaN && none.weightedF1.isNaN)
    #expect(Reliability(none).expectedError.isNaN)
    #expect(SelectiveAccuracy(none).accuracy(atCoverage: 0.5).isNaN)
    #expect(ConfusionCounts(none).confusedPairs.isEmpty)
  }

  @Test func `one genre alone is always right`() throws {
    let single = try Predictions(probabilities: Matrix(rows: 3, columns: 1, repeating: 1), labels: [0, 0, 0])
    #expect(single.accuracy == 1 && single.macroF1 == 1 && single.topAccuracy(5) == 1)
    #expect(Reliability(single).expectedError == 0)
  }

  @Test func `refuses labels that do not fit`() {
    let two = Matrix(rows: 2, columns: 2, repeating: 0.5)
    #expect(throws: LearningError.shape(expected: 2, found: 1)) {
      try Predictions(probabilities: two, labels: [0])
    }
    #expect(throws: LearningError.noSuchClass(row: 1, label: 2, classCount: 2)) {
      try Predictions(probabilities: two, labels: [0, 2])
    }
    #expect(throws: LearningError.noSuchClass(row: 0, label: -1, classCount: 2)) {
      try Predictions(probabilities: two, labels: [0, 1], acceptable: [[-1], []])
    }
  }

  @Test func `calibration error is the distance of confidence from accuracy`() {
    // 10 tracks at 75 % of which 6 are right, 10 at 35 % of which 3 are right.
    let confidences = [Double](repeating: 0.75, count: 10) + [Double](repeating: 0.35, count: 10)
    let hits = (0..<10).map { $0 < 6 } + (0..<10).map { $0 < 3 }
    let reliability = Reliability(confidences: confidences, hits: hits)
    #expect(abs(reliability.expectedError - (0.15 + 0.05) / 2) < 1e-12)
    #expect(reliability.bins.filter { $0.count > 0 }.count == 2)
    #expect(Reliability(confidences: [1, 7, .nan, -3], hits: [true, true, false, false]).expectedError == 0)
  }

  @Test func `the most confident are answered first`() {
    let selective = SelectiveAccuracy(confidences: [0.2, 0.9, .nan, 0.6], hits: [false, true, false, true])
    #expect(selective.accuracy(atCoverage: 0.25) == 1)
    #expect(selective.accuracy(atCoverage: 0.5) == 1)
    #expect(selective.accuracy(atCoverage: 1) == 0.5)
    #expect(selective.accuracy(atCoverage: 0).isNaN)
  }

  @Test func `tells unknown tracks apart`() {
    #expect(Detection(known: [1, 2], unknown: [3, 4]).auroc == 1)
    #expect(Detection(known: [3, 4], unknown: [1, 2]).auroc == 0)
    #expect(Detection(known: [1, 1], unknown: [1, 1]).auroc == 0.5)
    #expect(Detection(known: [1, 3], unknown: [2, 4]).auroc == 0.75)
    #expect(Detection(known: [1, 2], unknown: [.nan]).auroc == 1)
    #expect(Detection(known: [], unknown: [1]).auroc.isNaN)
    let detection = Detection(known: (1...100).map(Double.init), unknown: [50, 95, 96, 200])
    #expect(detection.threshold(accepting: 0.95) == 95)
    #expect(detection.falsePositiveRate() == 0.5)
  }
}
