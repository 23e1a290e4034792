import Tabular
import Testing

@testable import Learning

@Suite struct TrustTests {
  /// Tracks of three genres whose probabilities are honest: each label is drawn from its own row.
  private func honest(_ count: Int, seed: UInt64) throws -> (probabilities: Matrix, labels: [Int]) {
    var generator = SeededGenerator(seed: seed, stream: "test")
    var probabilities = Matrix(rows: count, columns: 3)
    var labels: [Int] = []
    for row in 0..<count {
      let weights = (0..<3).map { _ in exponential(1.5 * generator.normal()) }
      let sum = weights.reduce(0, +)
      for column in 0..<3 { probabilities[row, column] = Float(weights[column] / sum) }
      var place = generator.unit() * sum
      labels.append(
        weights.firstIndex {
          place -= $0; return place < 0
        } ?? 2)
    }
    return (probabilities, labels)
  }

  @Test func `temperature undoes overconfidence`() throws {
    let (truth, labels) = try honest(4000, seed: 1)
    let sharp = try Temperature(0.5)(truth)
    let fitted = try Temperature(fitting: sharp, to: SoftLabels(labels, classCount: 3))
    #expect(abs(fitted.value - 2) < 0.15)
    let before = try Predictions(probabilities: sharp, labels: labels)
    let after = try Predictions(probabilities: fitted(sharp), labels: labels)
    #expect(Reliability(after).expectedError < 0.03)
    #expect(Reliability(before).expectedError > 0.08)
    #expect(after.logLoss < before.logLoss)
    #expect(after.answers == before.answers)
  }

  @Test func `temperature survives what it cannot learn from`() throws {
    let none = try SoftLabels([], classCount: 3)
    #expect(try Temperature(fitting: Matrix(rows: 0, columns: 3), to: none) == .one)
    let broken = Matrix(rows: 1, columns: 3, repeating: .nan)
    #expect(try Temperature(fitting: broken, to: SoftLabels([0], classCount: 3)) == .one)
    #expect(try Temperature(2)(broken).values.allSatisfy(\.isNaN))
    let certain = try #require(Matrix(rows: 1, columns: 2, values: [1, 0]))
    let fitted = try Temperature(fitting: certain, to: SoftLabels([0], classCount: 2))
    #expect((0.049...20.1).contains(fitted.value))
    #expect(throws: LearningError.self) { try Temperature(0) }
    #expect(throws: LearningError.self) { try Temperature(.nan) }
  }

  @Test func `sets hold the right genre as often as promised`() throws {
    let (calibration, labels) = try honest(2000, seed: 2)
    let (fresh, freshLabels) = try honest(4000, seed: 3)
    for coverage in [0.5, 0.8, 0.9] {
      let sets = try ConformalSets(
        coverage: coverage,
        calibratedOn: LabelProbabilities(Predictions(probabilities: calibration, labels: labels)))
      let scores = SetScores(sets, on: try Predictions(probabilities: fresh, labels: freshLabels))
      // At a low coverage the likeliest genre, always given, covers more than was asked.
      #expect(scores.coverage > coverage - 0.03)
      if coverage > 0.7 { #expect(scores.coverageByGenre.allSatisfy { abs($0 - coverage) < 0.05 }) }
      #expect(scores.meanSize >= 1 && scores.meanSize < 3)
    }
  }

  @Test func `a genre with too few tracks belongs to every set`() throws {
    let few = try Predictions(
      probabilities: #require(Matrix(rows: 2, columns: 2, values: [0.9, 0.1, 0.8, 0.2])), labels: [0, 1])
    let sets = try ConformalSets(coverage: 0.9, calibratedOn: LabelProbabilities(few))
    #expect(sets.thresholds == [0, 0])
    #expect(sets.set(for: [0.99, 0.01]) == [0, 1])
    #expect(sets.set(for: [.nan, 0.01]) == [0, 1])
    #expect(throws: LearningError.self) {
      try ConformalSets(coverage: 1, calibratedOn: LabelProbabilities(few))
    }
  }

  @Test func `sets are never empty`() throws {
    let sets = try ConformalSets(coverage: 0.9, thresholds: [0.9, 0.9], calibrationCounts: [50, 50])
    #expect(sets.set(for: [0.4, 0.6]) == [1])
    #expect(sets.set(for: []) == [])
  }

  @Test func `intervals are wider when artists decide`() {
    // 20 artists with 20 tracks each, all right or all wrong.
    let values = (0..<400).map { Double($0 / 20 % 2) }
    let byArtist = ArtistBootstrap(artists: (0..<400).map { $0 / 20 }, seed: 1).interval(ofMean: values)
    let byTrack = ArtistBootstrap(artists: Array(0..<400), seed: 1).interval(ofMean: values)
    #expect(byArtist.estimate == 0.5)
    #expect(byArtist.high - byArtist.low > 3 * (byTrack.high - byTrack.low))
    #expect(byArtist.low < 0.35 && byArtist.high > 0.65)
  }

  @Test func `intervals repeat with their seed`() {
    let values = (0..<100).map { Double($0 % 3) }
    let artists = (0..<100).map { $0 / 4 }
    let first = ArtistBootstrap(artists: artists, seed: 7)
    #expect(first.interval(ofMean: values) == first.interval(ofMean: values))
    let general = first.interval { rows in rows.reduce(0) { $0 + values[$1] } / Double(rows.count) }
    #expect(abs(general.low - first.interval(ofMean: values).low) < 1e-12)
    let none = ArtistBootstrap(artists: []).interval(ofMean: [])
    #expect(none.low.isNaN && none.includesZero)
  }

  @Test func `mc nemar matches the binomial test`() {
    let first = [Bool](repeating: true, count: 8) + [Bool](repeating: false, count: 2)
    let test = McNemar(first: first, second: first.map { !$0 })
    #expect(test.onlyFirst == 8 && test.onlySecond == 2)
    #expect(abs(test.probability - 112.0 / 1024) < 1e-12)
    #expect(McNemar(first: [true], second: [true]).probability == 1)
    let many = McNemar(
      first: (0..<40_000).map { $0 < 20_000 }, second: (0..<40_000).map { $0 >= 20_000 })
    #expect(abs(many.probability - 1) < 0.01)
  }

  @Test func `comparison says when nothing can be told`() throws {
    let (probabilities, labels) = try honest(300, seed: 4)
    let model = try Predictions(probabilities: probabilities, labels: labels)
    let guess = try Predictions(
      probabilities: Matrix(rows: 300, columns: 3, repeating: 1 / 3), labels: labels)
    let artists = ArtistBootstrap(artists: (0..<300).map { $0 / 3 }, resamples: 200, seed: 1)
    let better = try ModelComparison(model, guess, over: artists)
    #expect(better.showsDifference && better.accuracy.estimate > 0.1 && better.mcNemar.probability < 0.01)
    let same = try ModelComparison(model, model, over: artists)
    #expect(!same.showsDifference && same.accuracy.estimate == 0 && same.mcNemar.probability == 1)
    let shorter = try model.selecting([0])
    #expect(throws: LearningError.self) { try ModelComparison(model, shorter, over: artists) }
  }

  @Test func `importance finds the feature that matters`() throws {
    var inputs = Matrix(rows: 200, columns: 2)
    for row in 0..<200 {
      inputs[row, 0] = Float(row % 2)
      inputs[row, 1] = Float(row % 7)
    }
    let importance = try PermutationImportance(
      of: [.columns([0]), .columns([1])], on: inputs, labels: (0..<200).map { $0 % 2 }, repeats: 3
    ) { inputs, _ in
      var result = Matrix(rows: inputs.rows, columns: 2)
      for row in 0..<inputs.rows { result[row, Int(inputs[row, 0])] = 1 }
      return result
    }
    #expect(importance.baseline == 1)
    #expect(importance.entries[0].drop > 0.3)
    #expect(importance.entries[1].drop == 0)
  }
}
