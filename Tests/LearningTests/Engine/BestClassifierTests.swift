import Tabular
import Testing

@testable import Learning

/// The product of several classifiers, where the validation side says something that it should survive.
@Suite struct BestClassifierTests {
  @Test func `kinds that are all worse than guessing count alike`() throws {
    let clouds = try Clouds(rows: 200, features: 3, classes: 3)
    // The validation side calls every genre by the name of the next one.
    let validation = try #require(clouds.data.validation)
    let turned = try LabelledRows(
      inputs: validation.inputs,
      labels: SoftLabels(validation.labels.likeliest.map { ($0 + 1) % 3 }, classCount: 3))
    let data = try TrainingData(
      features: clouds.data.features, classes: clouds.data.classes, training: clouds.data.training,
      validation: turned)
    var best = BestClassifier()
    best.members = 2
    best.epochs = 8
    best.usesTrees = false
    let fitted = try best.fit(data, in: FitContext(seed: 1))
    #expect(fitted.weights.map(\.weight).reduce(0, +) > 0)
    let answers = try fitted.probabilities(for: TrackInputs(clouds.inputs), on: Workers())
    for row in 0..<answers.rows {
      #expect(abs(answers.row(row).reduce(0, +) - 1) < 1e-4)
    }
  }
}
