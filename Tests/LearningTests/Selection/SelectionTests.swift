import Synchronization
import Tabular
import Testing
import Work

@testable import Learning

@Suite struct SelectionTests {
  /// A score that needs `a` and `b`: without either, accuracy falls.
  private func score(_ names: [String]) -> Double {
    0.4 + (names.contains("a") ? 0.3 : 0) + (names.contains("b") ? 0.2 : 0)
      + 0.001 * Double(names.count)
  }

  @Test func `leaves out what is missed least`() throws {
    let elimination = try BackwardElimination(from: ["a", "x", "b", "y"]) { names, _ in score(names) }
    #expect(elimination.steps.map(\.features.count) == [4, 3, 2, 1])
    #expect(elimination.steps.map(\.dropped) == [nil, "x", "y", "b"])
    #expect(elimination.fits == 1 + 4 + 3 + 2)
    #expect(elimination.fewest(within: 0.01)?.features == ["a", "b"])
    #expect(elimination.fewest(within: 0.5)?.features == ["a"])
    let short = try BackwardElimination(from: ["a", "x", "b", "y"], least: 3) { names, _ in score(names) }
    #expect(short.steps.count == 2)
  }

  @Test func `finds the feature that matters on real rows`() throws {
    let songs = try Songs(genres: ["fado", "folk"])
    let split = try Split(SplitRequest(by: .artist, seed: 1), of: songs.dataset)
    var classifier = LogisticClassifier()
    classifier.epochs = 20
    classifier.training.batch = 16
    let recipe = try TrainingRecipe(
      classifier, features: Features(["valence", "energy"]), dataset: songs.dataset)
    let elimination = try BackwardElimination(recipe, on: split, in: FitContext(seed: 1))
    #expect(elimination.steps.last?.features == ["energy"])
    #expect(elimination.fits == 3)
  }

  @Test func `a search that was stopped goes on with what is left`() throws {
    let songs = try Songs()
    let split = try Split(SplitRequest(by: .artist, seed: 1), of: songs.dataset)
    var classifier = LogisticClassifier()
    classifier.epochs = 6
    let recipe = try TrainingRecipe(
      classifier, features: Features(["energy", "valence"]), dataset: songs.dataset)
    func search(_ memory: SearchMemory, _ watch: Watch) throws -> RandomSearch {
      try RandomSearch(
        recipe, on: split, trials: 9, keeping: ["epochs"], remembering: memory,
        in: FitContext(seed: 1, watch: watch))
    }
    let (whole, memory) = (SearchMemory(), SearchMemory())
    let reports = Mutex(0.0)
    let expected = try search(whole, Watch())
    #expect(throws: CancellationError.self) {
      try search(
        memory,
        Watch(
          report: { progress in reports.withLock { $0 = progress.completed } },
          isCancelled: { reports.withLock { $0 > 4 } }))
    }
    #expect(memory.count > 2 && memory.count < whole.count)
    let found = try search(memory, Watch())
    #expect(found.trials.map(\.score) == expected.trials.map(\.score))
    #expect(found.trials.map(\.isGivenUp) == expected.trials.map(\.isGivenUp))
    #expect(memory.count == whole.count)
  }

  @Test func `search orders by validation loss and begins with what is there`() throws {
    let songs = try Songs()
    let split = try Split(SplitRequest(by: .artist, seed: 1), of: songs.dataset)
    var classifier = LogisticClassifier()
    classifier.epochs = 4
    let recipe = try TrainingRecipe(
      classifier, features: Features(["energy", "valence"]), dataset: songs.dataset)
    let search = try RandomSearch(recipe, on: split, trials: 4, keeping: ["epochs"], in: FitContext(seed: 1))
    let losses = search.trials.map(\.score.loss)
    #expect(losses == losses.sorted() && losses.count == 4)
    #expect(search.trials.contains { ($0.classifier as? LogisticClassifier) == classifier })
    #expect(search.trials.allSatisfy { ($0.classifier as? LogisticClassifier)?.epochs == 4 })
    let again = try RandomSearch(recipe, on: split, trials: 4, keeping: ["epochs"], in: FitContext(seed: 1))
    #expect(again.trials.map(\.score) == search.trials.map(\.score))
    let unjudged = try Split(
      SplitRequest(fractions: SplitFractions("80/0/20"), by: .artist, seed: 1), of: songs.dataset)
    #expect(throws: LearningError.noRows) {
      try RandomSearch(recipe, on: unjudged, trials: 2, in: FitContext(seed: 1))
    }
  }

  @Test func `of many trials only the best third goes to the end`() throws {
    let songs = try Songs()
    let split = try Split(SplitRequest(by: .artist, seed: 1), of: songs.dataset)
    var classifier = LogisticClassifier()
    classifier.epochs = 6
    let recipe = try TrainingRecipe(
      classifier, features: Features(["energy", "valence"]), dataset: songs.dataset)
    let trials = try RandomSearch(recipe, on: split, trials: 10, in: FitContext(seed: 1)).trials
    #expect(trials.count == 10)
    #expect(trials.map(\.isGivenUp) == (0..<10).map { $0 >= 4 })
    for side in [trials.prefix(4), trials.suffix(6)] {
      let losses = side.map(\.score.loss)
      #expect(losses == losses.sorted())
    }
    // What was given up keeps the epochs that it would have had.
    #expect(trials.allSatisfy { ($0.classifier as? LogisticClassifier)?.epochs == 6 })
  }
}
