import Foundation
import Kernels
import Tabular
import Testing

@testable import Learning

/// Votes of training tracks, against their formula and against what would make a score dishonest.
@Suite struct KernelDensityTests {
  private let workers = Workers(threads: 2)

  private func side(_ values: [Float], _ labels: [Int], columns: Int = 1) throws -> LabelledRows {
    try LabelledRows(
      inputs: #require(Matrix(rows: labels.count, columns: columns, values: values)),
      labels: SoftLabels(labels, classCount: 2))
  }

  @Test func `a genre has the votes of its tracks, weighted by a Gaussian of their distance`() throws {
    // Mean 2 and deviation 2, so that the points stand at −1, −1 and 1 … in standard deviations.
    let rows = try side([0, 0, 4, 4], [0, 0, 1, 1])
    var settings = KernelDensityClassifier()
    settings.bandwidth = 0.5
    settings.smoothing = 0.1
    let model = try settings.fit(
      TrainingData(features: ["a"], classes: ["x", "y"], training: rows), in: FitContext())
    for value: Float in [0, 1, 2.5, 4] {
      let query = try #require(Matrix(rows: 1, columns: 1, values: [value]))
      let found = try model.probabilities(for: query, on: workers).values
      let place = (Double(value) - 2) / 2
      let votes = [-1.0, 1].map { 2 * exp(-pow(place - $0, 2) / (2 * 0.25)) + 0.05 }
      #expect(abs(Double(found[0]) - votes[0] / (votes[0] + votes[1])) < 1e-5)
    }
    // Where no track is near, genres are as among all tracks.
    let far = try #require(Matrix(rows: 1, columns: 1, values: [400]))
    #expect(try model.probabilities(for: far, on: workers).values == [0.5, 0.5])
  }

  @Test func `a bandwidth is chosen by validation`() throws {
    // Genres alternate along a line, so that only the nearest tracks know one.
    let values = (0..<200).map { Float($0) }
    let labels = (0..<200).map { $0 / 2 % 2 }
    let data = try TrainingData(
      features: ["a"], classes: ["x", "y"], training: side(values, labels),
      validation: side(values.map { $0 + 0.1 }, labels))
    let model = try KernelDensityClassifier().fit(data, in: FitContext())
    #expect(model.settings.bandwidth == 0.02 && model.card.validation?.accuracy == 1)
  }

  @Test func `popularity and what is computed from other features do not place a track`() throws {
    let features = ["energy", "popularity", DerivedFeature.allCases[0].rawValue, "tempo"]
    let rows = try side([1, 50, 0.1, 120, 0.5, 0, 0.7, 90], [0, 1], columns: 4)
    #expect(try TrackVotes(rows, features: features, atMost: 9).columns == [0, 3])
    #expect(try TrackVotes(side([1, 2], [0, 1]), features: ["popularity"], atMost: 9).columns == [0])
  }

  @Test func `copies on both sides are known again`() throws {
    // Genres by lot: nothing but the copy tells them.
    var random = SeededGenerator(seed: 5, stream: "votes")
    let values = (0..<2_000).map { _ in Float.random(in: 0..<1, using: &random) }
    let labels = (0..<500).map { _ in Int.random(in: 0..<2, using: &random) }
    let training = try side(values, labels, columns: 4)
    let copies = training.inputs.selecting(rows: Array(0..<200))
    let known = try LabelledRows(inputs: copies, labels: training.labels.selecting(Array(0..<200)))
    let model = try KernelDensityClassifier().fit(
      TrainingData(
        features: ["a", "b", "c", "d"], classes: ["x", "y"], training: training, validation: known),
      in: FitContext())
    #expect(model.card.validation?.accuracy ?? 0 > 0.99)
  }

  @Test func `kernel sums refuse what is no whole point, class or decay`() throws {
    let points = try NearestPoints([0, 1, 2, 3], dimensions: 2)
    let shares = try SparseTargets(offsets: [0, 1, 2], classes: [0, 1], weights: [1, 1], classCount: 2)
    let pool = try WorkerPool(threads: 1)
    #expect(throws: KernelError.self) {
      try points.kernelSums(of: shares, classes: 2, decay: 1, to: [1], pool: pool)
    }
    #expect(throws: KernelError.index(1, count: 1)) {
      try points.kernelSums(of: shares, classes: 1, decay: 1, to: [1, 1], pool: pool)
    }
    for decay: Float in [0, -1, .nan, .infinity] {
      #expect(throws: KernelError.self) {
        try points.kernelSums(of: shares, classes: 2, decay: decay, to: [1, 1], pool: pool)
      }
    }
  }
}
