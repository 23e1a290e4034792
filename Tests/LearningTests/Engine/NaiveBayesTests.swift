import Foundation
import Testing

@testable import Learning

/// Naive Bayes against its formula, worked out by hand.
@Suite struct NaiveBayesTests {
  private func fitted(_ inputs: [Float], labels: [Int], smoothing: Float = 0.01) throws -> FittedNaiveBayes {
    var settings = NaiveBayesClassifier()
    settings.smoothing = smoothing
    let rows = try LabelledRows(
      inputs: #require(Matrix(rows: labels.count, columns: inputs.count / labels.count, values: inputs)),
      labels: SoftLabels(labels, classCount: 2))
    return try settings.fit(
      TrainingData(features: ["a", "b"], classes: ["x", "y"], training: rows), in: FitContext())
  }

  @Test func `probabilities follow the normal distributions`() throws {
    // Of a: mean 1, variance 1 in x; mean 5, variance 1 in y; of b the same in both.
    let model = try fitted(
      [0, 1, 2, 3, 4, 1, 6, 3], labels: [0, 0, 1, 1], smoothing: 1e-6)
    for value: Float in [2.5, 3, 3.2] {
      let row = try #require(Matrix(rows: 1, columns: 2, values: [value, 2]))
      let found = try model.probabilities(for: row, on: Workers(threads: 1)).values
      let (near, far) = (pow(Double(value) - 1, 2), pow(Double(value) - 5, 2))
      #expect(abs(Double(found[0]) - 1 / (1 + exp((near - far) / 2))) < 1e-3)
      #expect((found[0] > found[1]) == (value < 3))
    }
  }

  @Test func `a feature that is missing says nothing`() throws {
    let model = try fitted([0, 1, 2, 3, 4, 1, 6, 3, 5, 2], labels: [0, 0, 1, 1, 1])
    let row = try #require(Matrix(rows: 1, columns: 2, values: [.nan, .nan]))
    let found = try model.probabilities(for: row, on: Workers(threads: 1)).values
    #expect(abs(found[0] - 0.4) < 1e-5 && abs(found[1] - 0.6) < 1e-5)
  }
}
