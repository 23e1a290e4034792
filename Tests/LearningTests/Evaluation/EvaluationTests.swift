import Tabular
import Testing

@testable import Learning

@Suite struct EvaluationTests {
  private func fitted(_ songs: Songs, rows: [Int]) throws -> any FittedClassifier {
    var classifier = LogisticClassifier()
    classifier.epochs = 10
    classifier.training.batch = 16
    let recipe = try TrainingRecipe(
      classifier, features: Features(["energy", "valence"]), dataset: songs.dataset)
    return try recipe.fit(
      recipe.data(training: rows, validation: [], sharesRecordings: true), in: FitContext(seed: 1))
  }

  @Test func `rows of unknown genres are left out and counted`() throws {
    let two = try Songs(genres: ["fado", "folk"])
    let three = try Songs(genres: ["fado", "folk", "polka"])
    let model = try fitted(two, rows: Array(0..<two.dataset.rowCount))
    let evaluation = try Evaluation(
      of: model, calibratedBy: nil, on: Array(0..<three.dataset.rowCount), of: three.dataset)
    let polka = try #require(three.dataset.genreColumn?.code(of: "polka"))
    let codes = try #require(three.dataset.genreColumn?.codes)
    #expect(evaluation.leftOut == codes.count { $0 == polka })
    #expect(evaluation.rows.allSatisfy { codes[$0] != polka })
    #expect(evaluation.predictions.count == evaluation.rows.count)
    let once = try Evaluation(
      of: model, calibratedBy: nil, on: Array(0..<three.dataset.rowCount), of: three.dataset,
      eachRecordingOnce: true)
    #expect(Set(once.rows.map { three.dataset.recordings.numbers[$0] }).count == once.rows.count)
    #expect(throws: LearningError.noRows) {
      try Evaluation(of: model, calibratedBy: nil, on: [], of: three.dataset)
    }
  }

  @Test func `artists that a model has learned with its validation side are not unknown`() throws {
    let songs = try Songs()
    let rows = Array(0..<songs.dataset.rowCount)
    let artists = songs.dataset.artistNumbers(of: rows)
    let split = try Split(
      SplitRequest(fractions: SplitFractions("10/20/70"), by: .row, seed: 1), of: songs.dataset)
    let model = try fitted(songs, rows: split.rows(on: .train))
    let held = split.rows(on: .test)
    let evaluation = try Evaluation(of: model, calibratedBy: nil, on: held, of: songs.dataset)
    func unknown(_ learned: [SplitSide]) -> Int {
      let seen = Set(learned.flatMap { split.rows(on: $0) }.map { artists[$0] })
      return held.count { !seen.contains(artists[$0]) }
    }
    #expect(evaluation.unknownArtists(of: split)?.count == unknown([.train]))
    #expect(
      evaluation.unknownArtists(of: split, learned: [.train, .validation])?.count
        == unknown([.train, .validation]))
    #expect(unknown([.train, .validation]) < unknown([.train]) && unknown([.train, .validation]) > 0)
  }

  @Test func `groups are scored by their own tracks`() throws {
    let songs = try Songs(noise: 0.6)
    let rows = Array(0..<songs.dataset.rowCount)
    let model = try fitted(songs, rows: rows)
    let evaluation = try Evaluation(of: model, calibratedBy: nil, on: rows.reversed(), of: songs.dataset)
    let found = evaluation.scores(by: [.column(.trackGenre)])
    #expect(found.missing == 0 && found.scores.map(\.name).sorted() == songs.dataset.genres)
    let predictions = evaluation.predictions
    for score in found.scores {
      let places = evaluation.rows.indices.filter {
        songs.dataset.genreColumn?[evaluation.rows[$0]] == score.name
      }
      let hits = places.count { predictions.hits[$0] }
      #expect(score.count == places.count && score.accuracy == Double(hits) / Double(places.count))
      let interval = try #require(score.interval)
      #expect(interval.low <= score.accuracy && score.accuracy <= interval.high)
    }
    #expect(evaluation.scores(by: [.column(.trackGenre)], listed: 1).scores == Array(found.scores.prefix(1)))
    #expect(evaluation.scores(by: [.leadArtist]).scores.allSatisfy { $0.interval == nil })
    let classes = model.card.classes
    #expect(evaluation.familyAccuracy([:], classes: classes) == predictions.accuracy)
    let one = Dictionary(classes.map { ($0, "all") }, uniquingKeysWith: { first, _ in first })
    #expect(evaluation.familyAccuracy(one, classes: classes) == 1)
  }

  /// The temperature is learned from the rows that are given, and from nothing else.
  @Test func `calibration looks at its own rows only`() throws {
    let songs = try Songs(noise: 0.6)
    let split = try Split(SplitRequest(by: .artist, seed: 1), of: songs.dataset)
    let model = try fitted(songs, rows: split.rows(on: .train))
    let recipe = try TrainingRecipe(
      LogisticClassifier(), features: Features(["energy", "valence"]), dataset: songs.dataset)
    let rows = try ModelTraining.calibrationRows(recipe, split)
    let numbers = songs.dataset.recordings.numbers
    #expect(rows.inputs.rows == Set(split.rows(on: .validation).map { numbers[$0] }).count)
    let confidence = try Confidence(of: model, on: rows)
    #expect(confidence.labels.byClass.reduce(0) { $0 + $1.count } == rows.inputs.rows)
    let evaluation = try Evaluation(
      of: model, calibratedBy: confidence.temperature, on: split.rows(on: .test), of: songs.dataset)
    let raw = try Evaluation(of: model, calibratedBy: nil, on: split.rows(on: .test), of: songs.dataset)
    #expect(evaluation.predictions.answers == raw.predictions.answers)
    #expect(evaluation.reliabilityBefore.expectedError == raw.reliabilityBefore.expectedError)
    let nothing = try Confidence(of: model, on: nil)
    #expect(nothing.temperature == .one && !nothing.isLearned)
  }

  @Test func `labels know every genre of a recording`() throws {
    let songs = try Songs(genres: ["fado", "folk"])
    let labels = LabelSets(songs.dataset, classes: ["folk", "fado", "samba"])
    #expect(labels.label(of: 0) == 1)
    #expect(labels.label(of: 1) == 0)
    #expect(labels.acceptable(of: 0).sorted() == [0, 1])
    #expect(labels.acceptable(of: 2) == [1])
    #expect(LabelSets(songs.dataset, classes: ["samba", "tango"]).labelled([0, 1, 2]).isEmpty)
    #expect(throws: LearningError.noLabel(row: 0)) {
      try LabelSets(songs.dataset, classes: ["samba", "tango"]).classes(of: [0])
    }
  }
}
