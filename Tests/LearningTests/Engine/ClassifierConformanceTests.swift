import Testing
import Work

@testable import Learning

/// What every kind of classifier has to keep; a new one is tested by standing in `Classifiers.all`.
@Suite struct ClassifierConformanceTests {
  static let names = Classifiers.available.map { $0.name }

  /// A kind with fewer members than it has by itself, and as few epochs and rounds as are given.
  static func classifier(_ name: String, epochs: Int? = nil) throws -> any Classifier {
    let kind = try #require(Classifiers.named(name))
    var brief: [String: HyperparameterValue] = ["members": .integer(2)]
    if let epochs { (brief["epochs"], brief["rounds"]) = (.integer(epochs), .integer(epochs)) }
    let known = Set(kind.hyperparameterDescriptions.map(\.name))
    return try kind.init().setting(brief.filter { known.contains($0.key) })
  }

  /// What each kind has learned from the same clouds, fitted once for the tests that only ask it.
  private static let fitted = Dictionary(
    uniqueKeysWithValues: names.map { name in
      (
        name,
        FittedOnce {
          try classifier(name, epochs: 4).fitted(to: Clouds().data, in: FitContext(seed: 1))
        }
      )
    })

  private static func model(_ name: String) throws -> any FittedClassifier {
    let own = try #require(fitted[name])
    return try own()
  }

  private func same(_ left: Matrix, _ right: Matrix) -> Bool {
    left.rows == right.rows && left.values.map(\.bitPattern) == right.values.map(\.bitPattern)
  }

  @Test func `names differ`() {
    #expect(Set(ClassifierConformanceTests.names).count == Classifiers.all.count)
  }

  @Test(arguments: names)
  func `the same seed gives the same bits with any number of threads`(name: String) throws {
    let clouds = try Clouds()
    let classifier = try Self.classifier(name, epochs: 4)
    let first = try classifier.fitted(to: clouds.data, in: FitContext(seed: 7, threads: 1))
    let expected = try first.probabilities(for: clouds.inputs, on: Workers(threads: 1))
    for threads in [1, 2, 4] {
      let again = try classifier.fitted(to: clouds.data, in: FitContext(seed: 7, threads: threads))
      #expect(again.card == first.card)
      #expect(try same(again.probabilities(for: clouds.inputs, on: Workers(threads: threads)), expected))
      #expect(again.tensors() == first.tensors())
    }
  }

  @Test(arguments: names)
  func `probabilities are probabilities and answers their peaks`(name: String) throws {
    let clouds = try Clouds(rows: 400)
    let model = try Self.classifier(name).fitted(to: clouds.data, in: FitContext(seed: 1))
    let table = try model.probabilities(for: clouds.inputs, on: Workers(threads: 2))
    #expect(table.rows == clouds.inputs.rows)
    #expect(table.columns == 4)
    let answers = try model.answers(for: clouds.inputs, on: Workers(threads: 2))
    let logits = try model.logits(for: clouds.inputs, on: Workers(threads: 2))
    var hits = 0
    for row in 0..<table.rows {
      let shares = Array(table.row(row))
      #expect(shares.allSatisfy { $0 >= 0 && $0 <= 1 })
      #expect(abs(shares.reduce(0, +) - 1) < 1e-4)
      let peak = try #require(shares.max())
      #expect(answers.probabilities[row] == peak)
      #expect(shares[Int(answers.classes[row])] == peak)
      let scores = Array(logits.row(row))
      #expect(scores[Int(answers.classes[row])] == scores.max())
      hits += Int(answers.classes[row]) == clouds.labels[row] ? 1 : 0
    }
    #expect(hits > table.rows * 8 / 10)
  }

  @Test(arguments: names)
  func `a saved model predicts bit for bit`(name: String) throws {
    let clouds = try Clouds()
    var model = try Self.model(name)
    model.card.provenance["split"] = "60/20/20 by=recording"
    let bytes = try ModelFile.encode(Model(model))
    let loaded = try ModelFile.decode(bytes).fitted
    #expect(loaded.card == model.card)
    #expect(
      try same(
        loaded.probabilities(for: clouds.inputs, on: Workers(threads: 2)),
        model.probabilities(for: clouds.inputs, on: Workers(threads: 1))))
    #expect(try ModelFile.encode(Model(loaded)) == bytes)
  }

  @Test(arguments: names)
  func `an interrupt stops or keeps what there is`(name: String) throws {
    let clouds = try Clouds()
    let classifier = try Self.classifier(name, epochs: 4)
    #expect(throws: CancellationError.self) {
      try classifier.fitted(to: clouds.data, in: FitContext(watch: Watch(isCancelled: { true })))
    }
    let later = Switch(after: 3)
    let model = try? classifier.fitted(
      to: clouds.data, in: FitContext(watch: Watch(isCancelled: { later.isOn })))
    if let model, later.isOn, !model.card.curve.isEmpty, model.card.isPartial {
      #expect(model.card.bestEpoch >= 1)
      #expect(try model.probabilities(for: clouds.inputs, on: Workers(threads: 1)).rows == clouds.inputs.rows)
    }
  }

  @Test(arguments: names)
  func `wrong shapes are errors`(name: String) throws {
    let model = try Self.model(name)
    #expect(throws: LearningError.shape(expected: 5, found: 4)) {
      try model.probabilities(for: Matrix(rows: 3, columns: 4), on: Workers(threads: 1))
    }
    #expect(throws: LearningError.shape(expected: 5, found: 6)) {
      try model.answers(for: Matrix(rows: 3, columns: 6), on: Workers(threads: 1))
    }
    #expect(try model.probabilities(for: Matrix(rows: 0, columns: 5), on: Workers(threads: 2)).rows == 0)
  }

  @Test(arguments: names)
  func `missing and wild values give numbers`(name: String) throws {
    let model = try Self.model(name)
    let wild: [Float] = [
      .nan, .nan, .nan, .nan, .nan, .infinity, -.infinity, 3e38, -3e38, 0, 1e30, .leastNonzeroMagnitude, 0, 0,
      .nan,
    ]
    let inputs = try #require(Matrix(rows: 3, columns: 5, values: wild))
    let table = try model.probabilities(for: inputs, on: Workers(threads: 1))
    #expect(table.values.allSatisfy { $0 >= 0 && $0 <= 1 })
  }

  @Test(arguments: names)
  func `without a validation side it learns too`(name: String) throws {
    let clouds = try Clouds()
    let data = try TrainingData(
      features: clouds.data.features, classes: clouds.data.classes, training: clouds.data.training)
    let model = try Self.classifier(name, epochs: 4).fitted(to: data, in: FitContext(seed: 1))
    #expect(try model.probabilities(for: clouds.inputs, on: Workers(threads: 1)).rows == clouds.inputs.rows)
  }
}
