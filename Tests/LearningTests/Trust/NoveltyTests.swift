import Tabular
import Testing
import Work

@testable import Learning

@Suite struct NoveltyTests {
  /// Tracks of genres that lie around centres of their own in four dimensions.
  private func tracks(_ centres: [[Float]], each count: Int, seed: UInt64) throws -> LabelledRows {
    var generator = SeededGenerator(seed: seed, stream: "novelty test")
    var values: [Float] = []
    var labels: [Int] = []
    for (label, centre) in centres.enumerated() {
      for _ in 0..<count {
        values += centre.map { $0 + Float(generator.normal()) }
        labels.append(label)
      }
    }
    return try LabelledRows(
      inputs: #require(Matrix(rows: labels.count, columns: 4, values: values)),
      labels: SoftLabels(labels, classCount: centres.count))
  }

  private let own: [[Float]] = [[0, 0, 0, 0], [3, 0, 0, 0]]
  private let other: [[Float]] = [[0, 3, 0, 0], [3, 3, 0, 0]]

  private func known() throws -> TrainingData {
    try TrainingData(
      features: ["a", "b", "c", "d"], classes: ["folk", "samba"], training: tracks(own, each: 60, seed: 1),
      validation: tracks(own, each: 40, seed: 2))
  }

  private var small: EnsembleClassifier {
    var settings = EnsembleClassifier.detector
    settings.members = 2
    settings.ranges = 8
    settings.network.hidden = [16]
    settings.network.epochs = 40
    return settings
  }

  private func outliers() throws -> AuxiliaryOutliers {
    let rows = try tracks(other, each: 60, seed: 3)
    return try AuxiliaryOutliers(
      rows: rows, genres: ["metal", "techno"], artists: Array(1_000..<1_000 + rows.inputs.rows))
  }

  private func detector(background: Bool, validation: Bool = true) throws -> NoveltyDetector {
    let known = try known()
    let data =
      validation
      ? known
      : try TrainingData(features: known.features, classes: known.classes, training: known.training)
    return try NoveltyDetector(
      known: data, artists: Array(0..<(data.validation ?? data.training).inputs.rows),
      outliers: background ? outliers() : nil, networks: small, in: FitContext(seed: 4))
  }

  @Test func `finds the nearest tracks`() throws {
    let points = try #require(Matrix(rows: 4, columns: 2, values: [0, 0, 0, 2, 5, 0, .nan, 2]))
    let scale = try Standardiser(means: [0, 0], deviations: [1, 2])
    let neighbours = try Neighbours(points, standardiser: scale)
    let nearest = try neighbours.nearest(3, to: #require(Matrix(rows: 1, columns: 2, values: [0, 0])))[0]
    #expect(nearest.map(\.row) == [0, 1, 3])
    #expect(nearest[0].distance == 0 && abs(nearest[1].distance - 0.7071) < 1e-3)
    #expect(try neighbours.nearest(9, to: points)[0].count == 4)
    #expect(throws: LearningError.self) { try neighbours.nearest(1, to: Matrix(rows: 1, columns: 3)) }
    #expect(throws: CancellationError.self) {
      try neighbours.nearest(1, to: points, in: FitContext(watch: Watch(isCancelled: { true })))
    }
  }

  @Test func `tells background genres and outliers`() throws {
    let detector = try detector(background: true)
    #expect(detector.background == ["metal", "techno"])
    let familiar = try detector.scores(for: tracks(own, each: 50, seed: 5).inputs)
    let unknown = try detector.scores(for: tracks(other, each: 50, seed: 6).inputs)
    #expect(Detection(known: familiar, unknown: unknown).auroc > 0.9)
    let far = try detector.scores(for: tracks([[0, -30, 40, 9]], each: 20, seed: 7).inputs)
    #expect(Detection(known: familiar, unknown: far).auroc > 0.9)
  }

  @Test(arguments: [true, false])
  func `limits are told as the scores say`(background: Bool) throws {
    let detector = try detector(background: background)
    let inputs = try tracks(own + other + [[0, -30, 40, 9]], each: 60, seed: 11).inputs
    let scores = try detector.scores(for: inputs)
    for limit in [detector.threshold(declining: 0.05), scores[7], scores.sorted()[90], -100, 100] {
      let above = try detector.areAbove(limit, inputs, names: nil, in: FitContext())
      #expect(above == scores.map { $0 > limit })
    }
    #expect(try !detector.areAbove(.infinity, inputs, names: nil, in: FitContext()).contains(true))
  }

  @Test func `a genre that many outliers resemble asks for more`() throws {
    func seen(_ probability: Double, _ nearest: Int, distance: Double = 1) -> NoveltyScore.Observation {
      NoveltyScore.Observation(
        distance: distance,
        background: NoveltyScore.Observation.Background(probability: probability, nearest: nearest))
    }
    let score = NoveltyScore(
      known: (0..<40).map { seen(0.2, $0 % 2) },
      outliers: (0..<40).map { seen(0.5, $0 < 38 ? 1 : 0, distance: 0) },
      genres: 2)
    #expect(score.outlierShares == [3.0 / 42, 39.0 / 42])
    let (rare, common) = (0, 1)
    #expect(score.value(of: seen(0.4, common)) > score.value(of: seen(0.4, rare)) + 1)
  }

  @Test func `learns without a validation side`() throws {
    let detector = try detector(background: true, validation: false)
    let familiar = try detector.scores(for: tracks(own, each: 50, seed: 5).inputs)
    let unknown = try detector.scores(for: tracks(other, each: 50, seed: 6).inputs)
    #expect(Detection(known: familiar, unknown: unknown).auroc > 0.9)
    #expect(detector.score.reference.count == 120)
  }

  @Test func `refuses what does not fit`() throws {
    let rows = try tracks(other, each: 2, seed: 3)
    #expect(throws: LearningError.shape(expected: 4, found: 1)) {
      try AuxiliaryOutliers(rows: rows, genres: ["metal", "techno"], artists: [1])
    }
    #expect(throws: LearningError.shape(expected: 2, found: 1)) {
      try AuxiliaryOutliers(rows: rows, genres: ["metal"], artists: [1, 2, 3, 4])
    }
    #expect(throws: LearningError.shape(expected: 80, found: 1)) {
      try NoveltyDetector(known: known(), artists: [1], outliers: nil)
    }
    #expect(throws: CancellationError.self) {
      try NoveltyDetector(
        known: known(), artists: Array(0..<80), outliers: outliers(), networks: small,
        in: FitContext(watch: Watch(isCancelled: { true })))
    }
  }

  @Test func `distance decides without a background`() throws {
    let detector = try detector(background: false)
    #expect(detector.background.isEmpty && detector.networks == nil)
    let familiar = try detector.scores(for: tracks(own, each: 50, seed: 5).inputs)
    let far = try detector.scores(for: tracks([[0, 0, 9, 9]], each: 20, seed: 6).inputs)
    #expect(Detection(known: familiar, unknown: far).auroc > 0.99)
  }

  @Test func `declines about the share that was asked for`() throws {
    let detector = try detector(background: true)
    let familiar = try detector.scores(for: tracks(own, each: 300, seed: 8).inputs)
    let threshold = detector.score.threshold(declining: 0.1)
    let declined = Double(familiar.count { $0 > threshold }) / Double(familiar.count)
    #expect(abs(declined - 0.1) < 0.06)
    #expect(detector.score.threshold(declining: 0) >= detector.score.reference.last ?? .infinity)
    #expect(detector.score.shareAbove(-.infinity) == 1)
  }

  @Test func `survives rows without any value`() throws {
    let nothing = Matrix(rows: 2, columns: 4, repeating: .nan)
    let scores = try detector(background: true).scores(for: nothing)
    #expect(scores.allSatisfy { $0.isFinite })
  }

  @Test func `same seed same bits`() throws {
    let inputs = try tracks(other, each: 10, seed: 6).inputs
    let first = try detector(background: true).scores(for: inputs)
    let second = try detector(background: true).scores(for: inputs)
    #expect(first == second)
  }

  /// A model with everything that a file can hold.
  private func model() throws -> Model {
    let data = try known()
    var settings = NetworkClassifier()
    settings.hidden = [8]
    settings.epochs = 5
    let fitted = try settings.fit(data, in: FitContext(seed: 1))
    return Model(
      fitted, confidence: try Confidence(of: fitted, on: data.validation),
      novelty: try detector(background: true))
  }

  @Test func `a saved model judges as before`() throws {
    let model = try model()
    let again = try ModelFile.decode(ModelFile.encode(model))
    let inputs = try tracks(own + other, each: 5, seed: 9).inputs
    #expect(again.fingerprint == model.fingerprint)
    #expect(try again.probabilities(for: inputs) == model.probabilities(for: inputs))
    #expect(try again.confidence?.sets(coverage: 0.9) == model.confidence?.sets(coverage: 0.9))
    #expect(again.confidence?.errors.after == model.confidence?.errors.after)
    #expect(try again.novelty?.scores(for: inputs) == model.novelty?.scores(for: inputs))
    let declined = try again.areUnknown(inputs, declining: 0.3, in: FitContext())
    #expect(try declined == model.areUnknown(inputs, declining: 0.3, in: FitContext()))
    let bare = try ModelFile.decode(ModelFile.encode(Model(model.fitted)))
    #expect(bare.confidence == nil && bare.novelty == nil)
  }

  /// Files of the first version name things as it did; they have to stay readable.
  @Test func `files keep the names of the first version`() throws {
    let file = try SafeTensors(bytes: ModelFile.encode(model()))
    #expect(file.metadata["format"] == "timbre-model-1")
    #expect(file.metadata["settings"]?.contains("\"descent\":{") == true)
    for name in ["\"strangeness\":{", "\"draws\":[", "\"usual\":[", "\"background\":["] {
      #expect(file.metadata["confidence"]?.contains(name) == true, "\(name)")
    }
  }

  @Test func `a damaged file is refused`() throws {
    let file = try SafeTensors(bytes: ModelFile.encode(model()))
    for tensor in file.tensors {
      let rest = SafeTensors(metadata: file.metadata, tensors: file.tensors.filter { $0.name != tensor.name })
      let bytes = try rest.encoded()
      // Networks of an ensemble and layers of normalisation may be fewer; all else is needed.
      guard !tensor.name.contains("members"), !tensor.name.hasSuffix("gain") else { continue }
      #expect(throws: ModelFileError.self, "\(tensor.name)") { try ModelFile.decode(bytes) }
    }
  }

  @Test func `spells features out`() throws {
    let inputs = try #require(Matrix(rows: 5, columns: 2, values: [0, 7, 1, 7, 2, 7, 3, 7, 4, 7]))
    let encoding = PiecewiseLinear(learnedFrom: inputs, ranges: 2)
    #expect(encoding.edges == [[0, 2, 4], []])
    #expect(try encoding.inputs.widths == [2])
    let values: [Float] = [1, 2, 9, -5, .nan]
    let seen = values.map { value -> [Float] in
      var numbers: [Float] = [0, 0]
      numbers.withUnsafeMutableBufferPointer { encoding.write([value, 7], to: $0) }
      return numbers
    }
    // The range, and how far into it; beyond the edges the outer ranges are full or empty.
    #expect(seen == [[0, 0], [1, -1], [1, 1], [0, -1], [-1, 0]])
    #expect(throws: LearningError.notFinite) { try PiecewiseLinear(edges: [[2, 1]]) }
    #expect(throws: LearningError.notFinite) { try PiecewiseLinear(edges: [[1]]) }
    #expect(PiecewiseLinear(learnedFrom: Matrix(rows: 0, columns: 3)).count == 0)
  }

  @Test func `names label issues`() throws {
    var probabilities = Matrix(rows: 20, columns: 2, repeating: 0.1)
    for row in 0..<20 { probabilities[row, row < 10 ? 0 : 1] = 0.9 }
    var labels = (0..<20).map { $0 < 10 ? 0 : 1 }
    labels[3] = 1
    labels[15] = 0
    var acceptable = labels.map { [$0] }
    acceptable[15] = [0, 1]
    let issues = LabelIssues(
      try Predictions(probabilities: probabilities, labels: labels, acceptable: acceptable))
    #expect(issues.issues.map(\.row) == [3])
    #expect(issues.issues.first?.proposal == 0)
  }
}
