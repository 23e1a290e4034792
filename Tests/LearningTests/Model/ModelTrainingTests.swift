import Tabular
import Testing
import Work

@testable import Learning

@Suite struct ModelTrainingTests {
  private let songs: Songs
  private let split: Split
  private let recipe: TrainingRecipe

  init() throws {
    songs = try Songs()
    split = try Split(SplitRequest(by: .artist, seed: 1), of: songs.dataset)
    var classifier = LogisticClassifier()
    classifier.epochs = 4
    recipe = try TrainingRecipe(
      classifier, features: Features(["energy", "valence"]), dataset: songs.dataset)
  }

  @Test func `a model is fitted calibrated and knows what is unknown`() throws {
    let training = try ModelTraining(
      recipe, on: split, outliers: nil, provenance: [Provenance.dataset: "songs"], in: FitContext(seed: 1))
    let model = training.model
    #expect(model.classifierName == "logistic")
    #expect(model.card.provenance[Provenance.dataset] == "songs")
    #expect(model.card.provenance[Provenance.rows] == "\(split.count(on: .train))")
    #expect(model.confidence?.isLearned == true)
    #expect(model.novelty != nil && !training.keptDetector)
    let far = try #require(Matrix(rows: 1, columns: 2, values: [90, -90]))
    #expect(try model.areUnknown(far, declining: 0.05, in: FitContext()) == [true])
    #expect(try model.areUnknown(far, declining: 0, in: FitContext()) == [false])
  }

  @Test func `the same detector is not learned twice`() throws {
    let context = FitContext(seed: 1)
    let first = try ModelTraining(recipe, on: split, outliers: nil, in: context).model
    let second = try ModelTraining(
      recipe.with(NetworkClassifier().quick), on: split, outliers: nil, reusing: [first], in: context)
    #expect(second.keptDetector && second.noveltySeconds == 0)
    #expect(second.model.novelty?.score == first.novelty?.score)
    let fresh = try ModelTraining(recipe, on: split, outliers: nil, in: context)
    #expect(fresh.model.novelty?.score == first.novelty?.score)
    let otherSplit = try Split(SplitRequest(by: .artist, seed: 2), of: songs.dataset)
    let narrower = recipe.with(features: try Features(["energy"]))
    for other in [
      try ModelTraining(recipe, on: otherSplit, outliers: nil, reusing: [first], in: context),
      try ModelTraining(narrower, on: split, outliers: nil, reusing: [first], in: context),
      try ModelTraining(recipe, on: split, outliers: nil, reusing: [first], in: FitContext(seed: 2)),
    ] {
      #expect(!other.keptDetector)
    }
  }

  @Test func `names are counted anew for other songs and other genres only`() throws {
    let context = FitContext(seed: 1)
    let first = try ModelTraining(recipe, on: split, outliers: nil, in: context).model
    #expect(first.cues != nil)
    let genres = try #require(songs.dataset.genreColumn)
    let reversed = (0..<songs.dataset.rowCount).reversed().map { genres[$0] ?? "" }
    for songs in [try Songs(each: 24), try Songs(replacing: reversed, in: songs)] {
      let own = try Split(SplitRequest(by: .artist, seed: 1), of: songs.dataset)
      let recipe = TrainingRecipe(
        recipe.classifier, features: recipe.features, dataset: songs.dataset)
      let reusing = try ModelTraining(recipe, on: own, outliers: nil, reusing: [first], in: context).model
      let fresh = CatalogueCues(of: songs.dataset, classes: reusing.card.classes, threads: 1)
      #expect(reusing.cues == fresh && fresh != first.cues)
    }
    let again = try ModelTraining(recipe, on: split, outliers: nil, reusing: [first], in: context).model
    #expect(again.cues == first.cues)
  }

  @Test func `stopped before anything is learned it is a cancellation`() throws {
    #expect(throws: CancellationError.self) {
      try ModelTraining(
        recipe, on: split, outliers: nil, in: FitContext(watch: Watch(isCancelled: { true })))
    }
  }

  @Test func `stopped later it goes without a detector`() throws {
    let later = Switch(after: 4)
    let training = try ModelTraining(
      recipe, on: split, outliers: nil, in: FitContext(watch: Watch(isCancelled: { later.isOn })))
    #expect(training.model.novelty == nil)
    #expect(training.model.confidence?.isLearned == true)
  }
}

extension NetworkClassifier {
  fileprivate var quick: NetworkClassifier {
    var quick = self
    (quick.epochs, quick.hidden) = (2, [8])
    return quick
  }
}
