import Tabular
import Testing

@testable import Learning

/// What is missing of a track is filled from tracks that agree with the rest.
@Suite struct MissingValuesTests {
  /// Two clouds: `fado` at (0, 0), `polka` at (4, 4).
  private func model() throws -> (Model, LabelledRows) {
    var generator = SeededGenerator(seed: 2, stream: "missing")
    var values: [Float] = []
    var labels: [Int] = []
    for row in 0..<400 {
      let centre = Double(row % 2) * 4
      values += [Float(centre + generator.normal() * 0.5), Float(centre + generator.normal() * 0.5)]
      labels.append(row % 2)
    }
    let inputs = try #require(Matrix(rows: 400, columns: 2, values: values))
    let rows = try LabelledRows(inputs: inputs, labels: SoftLabels(labels, classCount: 2))
    let data = try TrainingData(
      features: ["energy", "valence"], classes: ["fado", "polka"],
      training: rows.selecting(Array(0..<300)), validation: rows.selecting(Array(300..<400)))
    let fitted = try LogisticClassifier().fit(data, in: FitContext(seed: 1))
    let detector = try NoveltyDetector(
      known: data, artists: Array(0..<100), outliers: nil, in: FitContext(seed: 1))
    return (Model(fitted, novelty: detector), rows)
  }

  @Test func `a column that is taken out costs nothing where another says the same`() throws {
    let (model, rows) = try model()
    var inputs = rows.inputs
    for row in 0..<inputs.rows { inputs[row, 1] = .nan }
    let answers = Answers(try model.probabilities(for: inputs)).classes.map(Int.init)
    let hits = zip(answers, rows.labels.likeliest).count { $0 == $1 }
    #expect(Double(hits) / 400 > 0.98)
  }

  @Test func `of a track of which nothing is known the answer is the training mixture`() throws {
    let (model, _) = try model()
    let nothing = try #require(Matrix(rows: 1, columns: 2, values: [.nan, .nan]))
    let answer = try model.probabilities(for: nothing)
    #expect(abs(answer[0, 0] - 0.5) < 0.1 && abs(answer[0, 1] - 0.5) < 0.1)
  }

  @Test func `complete tracks are answered as ever`() throws {
    let (model, rows) = try model()
    #expect(
      try model.probabilities(for: rows.inputs)
        == model.fitted.probabilities(for: rows.inputs, on: Workers()))
  }

  @Test func `a judgement of incomplete tracks is that of the answers that they get`() throws {
    let (model, rows) = try model()
    let dataset = try Dataset(
      title: "clouds",
      columns: [
        (.energy, .number(NumberColumn((0..<40).map { $0 % 3 == 0 ? .nan : rows.inputs[$0, 0] }))),
        (.valence, .number(NumberColumn((0..<40).map { rows.inputs[$0, 1] }))),
        (.trackGenre, .category(CategoryColumn((0..<40).map { $0 % 2 == 0 ? "fado" : "polka" }))),
      ])
    let chosen = Array(0..<40)
    let judged = try model.evaluation(on: chosen, of: dataset)
    #expect(judged.predictions.probabilities == (try model.probabilities(of: chosen, in: dataset)))
    let inputs = try Features(["energy", "valence"]).matrix(of: dataset)
    #expect(judged.predictions.probabilities == (try model.probabilities(for: inputs)))
    #expect(
      judged.predictions.probabilities != (try model.fitted.probabilities(for: inputs, on: Workers())))
  }
}
