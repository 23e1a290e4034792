import Tabular
import Testing
import Work

@testable import Learning

/// What keeps a score honest: which rows may teach what.
@Suite struct CrossValidationTests {
  private func recipe(_ classifier: any Classifier = Memoriser()) throws -> TrainingRecipe {
    try TrainingRecipe(classifier, features: Features(["energy", "valence"]), dataset: Songs().dataset)
  }

  private func known(_ result: CrossValidation) -> Int {
    result.reliabilityBefore.bins.last?.count ?? 0
  }

  @Test(arguments: [SplitGrouping.recording, .artist])
  func `no model has seen what it judges`(by grouping: SplitGrouping) throws {
    let result = try CrossValidation(
      recipe(), CrossValidation.Plan(folds: 4, by: grouping), in: FitContext(seed: 2))
    #expect(result.rows.sorted() == Array(0..<result.predictions.count))
    #expect(known(result) == 0)
  }

  @Test func `copies on two sides are found out`() throws {
    let result = try CrossValidation(
      recipe(), CrossValidation.Plan(folds: 4, by: .row), in: FitContext(seed: 2))
    #expect(known(result) > 10)
  }

  @Test func `each recording is judged once if asked for`() throws {
    let recipe = try recipe()
    let plan = CrossValidation.Plan(folds: 3, by: .artist, eachRecordingOnce: true)
    let result = try CrossValidation(recipe, plan, in: FitContext(seed: 2))
    #expect(result.rows.count == 120)
    #expect(Set(result.rows.map { recipe.dataset.recordings.numbers[$0] }).count == 120)
  }

  @Test func `a real classifier is judged and its sets keep their promise`() throws {
    var classifier = LogisticClassifier()
    classifier.epochs = 30
    classifier.training.batch = 16
    let plan = CrossValidation.Plan(folds: 3, by: .artist, coverage: 0.8)
    let result = try CrossValidation(recipe(classifier), plan, in: FitContext(seed: 2))
    #expect(result.predictions.anyLabelAccuracy > 0.85)
    #expect(result.accuracies.count == 3)
    #expect((0.7...1).contains(result.coverage))
    #expect((1...3).contains(result.setSize))
  }

  @Test func `stopping it is a cancellation`() throws {
    let stopped = FitContext(watch: Watch(isCancelled: { true }))
    #expect(throws: CancellationError.self) {
      try CrossValidation(
        recipe(NetworkClassifier()), CrossValidation.Plan(folds: 3, by: .artist), in: stopped)
    }
  }

  /// A recording counts for all its genres, unless it stands on both sides: then its other label would tell on it.
  @Test func `labels of a recording stay on their side`() throws {
    let recipe = try recipe()
    let rows = Array(0..<recipe.dataset.rowCount)
    let apart = try recipe.data(training: rows, validation: [], sharesRecordings: false)
    let mixed = try recipe.data(training: rows, validation: [], sharesRecordings: true)
    #expect(rows.contains { apart.training.labels.classes(of: $0).count == 2 })
    #expect(rows.allSatisfy { mixed.training.labels.classes(of: $0).count == 1 })
    let split = try Split(SplitRequest(by: .row, seed: 1), of: recipe.dataset)
    let data = try recipe.data(split)
    #expect((0..<data.training.inputs.rows).allSatisfy { data.training.labels.classes(of: $0).count == 1 })
  }
}
