import Learning
import Tabular
import Testing

/// From a table to the numbers that a classifier sees.
@Suite struct FeaturesTests {
  private func table() throws -> Dataset {
    try Dataset(
      title: "made up",
      columns: [
        ("energy", .number(NumberColumn([0.5, .nan, 0.7, 0.1]))),
        ("key", .number(NumberColumn([0, 11, .nan, 3]))),
        ("explicit", .flag(FlagColumn([.no, .yes, .missing, .yes]))),
        ("track_genre", .category(CategoryColumn(["pop", "edm", "pop", nil]))),
      ])
  }

  @Test func `columns become numbers`() throws {
    let matrix = try Features(["explicit", "energy"]).matrix(of: table(), rows: [3, 0, 2])
    #expect(matrix.rows == 3)
    #expect(matrix[0, 0] == 1)
    #expect(matrix[1, 1] == 0.5)
    #expect(matrix[2, 0].isNaN)
  }

  @Test func `a key can be spread`() throws {
    let features = try Features(["energy", "key"]).spreading("key", over: 0...11)
    #expect(features.names.count == 13)
    #expect(features.names[12] == "key=11")
    let matrix = try features.matrix(of: table())
    #expect(matrix[0, 1] == 1)
    #expect(matrix[0, 2] == 0)
    #expect(matrix[1, 12] == 1)
    #expect(matrix[2, 5].isNaN)
    #expect(try features.missing(in: table()).isEmpty)
  }

  @Test func `what is not there is named`() throws {
    let features = try Features(["energy", "tempo", "track_genre"])
    #expect(try features.missing(in: table()) == ["tempo", "track_genre"])
    #expect(throws: LearningError.noSuchFeature("tempo")) {
      try TrainingData(table(), training: [0, 1], validation: [], features: features)
    }
    #expect(throws: LearningError.duplicateFeature("energy")) { try Features(["energy", "energy"]) }
    #expect(throws: LearningError.noFeatures) { try Features([]) }
  }

  @Test func `rows without a genre are left out`() throws {
    let data = try TrainingData(
      table(), training: [0, 1, 3], validation: [2], features: Features(["energy"]))
    #expect(data.classes == ["edm", "pop"])
    #expect(data.training.labels.likeliest == [1, 0])
    #expect(data.validation?.inputs.rows == 1)
    #expect(throws: LearningError.noRows) {
      try TrainingData(table(), training: [3], validation: [], features: Features(["energy"]))
    }
  }

  @Test func `several genres share a row`() throws {
    let data = try TrainingData(
      table(), training: [0, 1], validation: [], features: Features(["energy"]),
      usesGenreSets: true)
    #expect(data.training.labels.weights == [1, 1])
    // Every fifth song stands under two genres, and shares its weight among those of its own side.
    let songs = try Songs().dataset
    let rows = Array(0..<songs.rowCount)
    let all = try TrainingData(
      songs, training: rows, validation: [], features: Features(["energy"]), usesGenreSets: true)
    #expect(all.training.labels.classes(of: 0) == [0, 1] && all.training.labels.classes(of: 1) == [0, 1])
    #expect(all.training.labels.classes(of: 2) == [0])
    let half = try TrainingData(
      songs, training: rows.filter { $0 != 1 }, validation: [1], features: Features(["energy"]),
      usesGenreSets: true)
    #expect(half.training.labels.classes(of: 0) == [0])
    #expect(half.validation?.labels.classes(of: 0) == [1])
  }

  @Test func `scales come from training rows and fill what is missing`() throws {
    let inputs = try #require(
      Matrix(rows: 4, columns: 2, values: [1, 5, 3, 5, .nan, 5, 5, 5]))
    let standardiser = Standardiser(learnedFrom: inputs)
    #expect(standardiser.means == [3, 5])
    #expect(standardiser.deviations[1] == 1)
    let scaled = try standardiser(inputs)
    #expect(scaled[2, 0] == 0)
    #expect(scaled[3, 1] == 0)
    #expect(abs(scaled[3, 0] - 1.2247449) < 1e-6)
    #expect(throws: LearningError.shape(expected: 2, found: 3)) {
      try standardiser(Matrix(rows: 1, columns: 3))
    }
  }
}
