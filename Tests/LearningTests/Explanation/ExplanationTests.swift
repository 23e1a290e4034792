import Tabular
import Testing

@testable import Learning

@Suite struct ExplanationTests {
  private func model(_ songs: Songs) throws -> Model {
    let split = try Split(SplitRequest(by: .artist, seed: 1), of: songs.dataset)
    var classifier = LogisticClassifier()
    classifier.epochs = 30
    classifier.training.batch = 16
    let recipe = try TrainingRecipe(
      classifier, features: Features(["valence", "energy"]), dataset: songs.dataset)
    return try ModelTraining(recipe, on: split, outliers: nil, in: FitContext(seed: 1)).model
  }

  @Test func `the feature that tells the genres apart speaks loudest`() throws {
    let model = try model(Songs(genres: ["fado", "folk"]))
    let inputs = try #require(Matrix(rows: 1, columns: 2, values: [0, 1]))
    let attribution = try Attribution(of: model, to: inputs)
    #expect(model.card.classes[attribution.answer] == "folk")
    #expect(attribution.entries.map(\.feature) == ["energy", "valence"])
    #expect(attribution.entries[0].loss > 0.1)
    #expect(attribution.entries[0].value == 1)
    #expect(try attribution.probability == Double(model.probabilities(for: inputs)[0, attribution.answer]))
    let unknown = try #require(Matrix(rows: 1, columns: 2, values: [.nan, .nan]))
    #expect(try attribution.base == Double(model.probabilities(for: unknown)[0, attribution.answer]))
    let sum = attribution.base + attribution.entries.reduce(0) { $0 + $1.loss } + attribution.jointly
    #expect(abs(sum - attribution.probability) < 1e-9)
    #expect(throws: LearningError.self) { try Attribution(of: model, to: Matrix(rows: 2, columns: 2)) }
  }

  @Test func `nearest tracks are other recordings nearest first`() throws {
    let songs = try Songs()
    let features = try Features(["energy", "valence"])
    let near = try NearestTracks.of(row: 0, count: 5, features: features, in: songs.dataset)
    let numbers = songs.dataset.recordings.numbers
    #expect(near.count == 5)
    #expect(near.map(\.distance) == near.map(\.distance).sorted())
    #expect(Set(near.map { numbers[$0.row] } + [numbers[0]]).count == 6)
    #expect(try NearestTracks.of(row: 0, count: 999, features: features, in: songs.dataset).count == 119)
  }

  @Test func `nearest tracks of a model stand among those it learned`() throws {
    let songs = try Songs()
    let model = try model(songs)
    let rows = Array(10..<60)
    let inputs = try Features(model.card.features).matrix(of: songs.dataset, rows: [12])
    let near = try NearestTracks.among(
      rows, of: songs.dataset, to: inputs, count: 3, model: model, in: FitContext())
    #expect(near.count == 3 && near.allSatisfy { rows.contains($0.row) })
    #expect(near[0].distance < 1e-6)
    let bare = Model(model.fitted)
    #expect(
      try NearestTracks.among(
        rows, of: songs.dataset, to: inputs, count: 3, model: bare, in: FitContext()
      ).isEmpty)
  }
}
