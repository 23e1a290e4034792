import Kernels
import Tabular
import Testing

@testable import Learning

/// What is known of the copies of a track, and classifiers that learn the validation side in the end.
@Suite struct CopiesTests {
  private let workers = Workers(threads: 2)
  private let features = ["energy", "popularity", "tempo"]

  private func side(_ rows: [[Float]], _ labels: [[Int]]) throws -> LabelledRows {
    try LabelledRows(
      inputs: #require(Matrix(rows: rows.count, columns: rows[0].count, values: rows.flatMap { $0 })),
      labels: SoftLabels(sets: labels, classCount: 2))
  }

  /// Three releases of a recording, the first two as popular as each other, and two other tracks.
  private func releases() throws -> (rows: LabelledRows, copies: TrackCopies) {
    let rows = try side(
      [[0.5, 40, 120], [0.5, 40, 120], [0.5, 7, 120], [0.9, 40, 90], [0.1, .nan, 180]],
      [[0], [1], [0, 1], [1], [0]])
    return (rows, try TrackCopies(rows, features: features, atMost: 100))
  }

  @Test func `copies are counted by genre, and those as popular apart`() throws {
    let (rows, copies) = try releases()
    let seen = try copies.inputs(rows.inputs, isTraining: false, on: workers)
    #expect(TrackCopies.names(features: features, classes: ["x", "y"]).count == seen.columns)
    // 3 copies with 1.5 votes for each genre; of two as popular one of each.
    #expect(Array(seen.row(0)) == [0.5, 40, 120, 0.5, 0.5, 3, 0.5, 0.5, 2])
    let other = try #require(Matrix(rows: 1, columns: 3, values: [0.5, .nan, 120]))
    let unknown = Array(try copies.inputs(other, isTraining: false, on: workers).row(0).dropFirst(3))
    #expect(unknown == [0.5, 0.5, 3, 0.5, 0.5, 0])
    // Where nothing is a copy, genres are as among all tracks: 2.5 of 5.
    let far = try #require(Matrix(rows: 1, columns: 3, values: [0.3, 1, 100]))
    #expect(
      Array(try copies.inputs(far, isTraining: false, on: workers).row(0)) == [
        0.3, 1, 100, 0.5, 0.5, 0, 0.5, 0.5, 0,
      ])
  }

  @Test func `no track is its own copy in training`() throws {
    let (rows, copies) = try releases()
    let seen = try copies.inputs(rows.inputs, isTraining: true, on: workers)
    // The first row's copies are the second, of genre y, and half of the third.
    let smoothing = TrackCopies.smoothing
    #expect(abs(seen[0, 3] - (0.5 + 0.5 * smoothing) / (2 + smoothing)) < 1e-6 && seen[0, 5] == 2)
    #expect(seen[0, 8] == 1 && seen[0, 7] > 0.9)
    #expect(seen[3, 5] == 0 && seen[4, 5] == 0)
  }

  @Test func `copies among many are found whatever the order`() throws {
    var random = SeededGenerator(seed: 5, stream: "copies")
    let values = (0..<600).map { _ in (0..<3).map { _ in Float.random(in: 0..<1, using: &random) } }
    let rows = try side(values, (0..<600).map { [$0 % 2] })
    let copies = try TrackCopies(rows, features: ["a", "b", "c"], atMost: 1_000)
    #expect(try copies.shareOfCopies(in: rows.inputs) == 1)
    let seen = try copies.inputs(rows.inputs, isTraining: false, on: workers)
    let points = copies.tracks.points
    for row in 0..<600 {
      let near = (0..<600).filter { other in
        (0..<3).reduce(Float(0)) { sum, column in
          let difference = points[row, column] - points[other, column]
          return sum + difference * difference
        } <= copies.largestSquare
      }
      #expect(seen[row, 5] == Float(near.count))
    }
  }

  @Test func `best learns the validation side in the end, and is calibrated by what had not`() throws {
    let songs = try Songs()
    let split = try Split(SplitRequest(by: .artist, seed: 1), of: songs.dataset)
    var best = BestClassifier()
    (best.members, best.epochs, best.usesTrees) = (1, 2, false)
    let recipe = try TrainingRecipe(
      best, features: Features(["energy", "valence"]), dataset: songs.dataset)
    let model = try ModelTraining(recipe, on: split, outliers: nil, in: FitContext(seed: 1)).model
    let fitted = try #require(model.fitted as? FittedBest)
    let first = try #require(fitted.beforeRefit as? FittedBest)
    #expect(model.card.learnedSides == [.train, .validation] && first.pool == fitted.pool)
    #expect(
      model.card.provenance[Provenance.rows] == "\(split.count(on: .train) + split.count(on: .validation))")
    #expect(first.tensors() != fitted.tensors())
    let rows = try ModelTraining.calibrationRows(recipe, split)
    #expect(try model.confidence?.temperature == Confidence(of: first, on: rows, on: workers).temperature)
    #expect(try model.confidence?.temperature != Confidence(of: fitted, on: rows, on: workers).temperature)
  }
}
