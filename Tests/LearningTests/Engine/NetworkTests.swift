import Kernels
import Testing

@testable import Learning

/// What a person can set on the network does what it says.
@Suite struct NetworkTests {
  private func fit(
    _ change: (inout NetworkClassifier) -> Void = { _ in }, on clouds: Clouds? = nil, seed: UInt64 = 1
  ) throws -> FittedPerceptron<NetworkClassifier> {
    var classifier = NetworkClassifier()
    classifier.hidden = [32, 16]
    change(&classifier)
    return try classifier.fit(try clouds?.data ?? Clouds().data, in: FitContext(seed: seed, threads: 2))
  }

  @Test func `the default is the network of the brief`() throws {
    let model = try NetworkClassifier().fit(Clouds().data, in: FitContext())
    let layers = model.parameters.layers
    #expect(layers.map(\.outputs) == [256, 128, 4])
    #expect(layers.map { $0.normalisation != nil } == [true, true, false])
    #expect(NetworkClassifier().dropout == 0.2)
    #expect(NetworkClassifier().training.batch == 256)
    #expect(NetworkClassifier().training.optimiser == .adam)
  }

  @Test func `the best epoch is kept`() throws {
    let model = try fit {
      $0.epochs = 25
      $0.training.batch = 32
    }
    let best = try #require(model.card.curve.min { ($0.validationLoss ?? 9) < ($1.validationLoss ?? 9) })
    #expect(model.card.bestEpoch == best.epoch)
    #expect(model.card.best == best)
    #expect(model.card.fit?.accuracy ?? 0 > 0.8)
  }

  @Test func `patience ends the fit`() throws {
    let patient = try fit {
      $0.epochs = 200
      $0.training.patience = 2
      $0.training.schedule = .constant
    }
    #expect(patient.card.curve.count == patient.card.bestEpoch + 2)
    let endless = try fit {
      $0.epochs = 12
      $0.training.patience = 0
    }
    #expect(endless.card.curve.count == 12)
  }

  @Test func `seeds differ`() throws {
    #expect(try fit(seed: 1).parameters != fit(seed: 2).parameters)
  }

  @Test(arguments: TrainingOptions.Optimiser.allCases, TrainingOptions.Schedule.allCases)
  func `every optimiser and schedule learns`(
    optimiser: TrainingOptions.Optimiser, schedule: TrainingOptions.Schedule
  ) throws {
    let model = try fit {
      $0.epochs = 15
      $0.training.batch = 32
      $0.training.optimiser = optimiser
      $0.training.schedule = schedule
      $0.training.weightDecay = 0.001
      $0.training.labelSmoothing = 0.05
      if optimiser == .sgd { $0.training.learningRate = 0.05 }
    }
    #expect(model.card.best?.validationAccuracy ?? 0 > 0.8)
  }

  @Test func `balanced weights help a rare class`() throws {
    let clouds = try Clouds(rows: 400, classes: 3)
    let rare = clouds.labels.indices.filter { clouds.labels[$0] != 2 || $0 % 15 == 2 }
    let data = try TrainingData(
      features: clouds.data.features, classes: clouds.data.classes,
      training: LabelledRows(
        inputs: clouds.inputs.selecting(rows: rare),
        labels: SoftLabels(rare.map { clouds.labels[$0] }, classCount: 3)))
    func recall(_ weights: TrainingOptions.ClassWeights) throws -> Int {
      var classifier = LogisticClassifier()
      classifier.epochs = 3
      classifier.training.batch = 16
      classifier.training.classWeights = weights
      let model = try classifier.fit(data, in: FitContext(seed: 4))
      let answers = try model.answers(for: clouds.inputs, on: Workers(threads: 1)).classes
      return clouds.labels.indices.count { clouds.labels[$0] == 2 && answers[$0] == 2 }
    }
    #expect(try recall(.balanced) > recall(.none))
  }

  private static let impossible: [(String, NetworkClassifier)] = {
    func with(_ change: (inout NetworkClassifier) -> Void) -> NetworkClassifier {
      var classifier = NetworkClassifier()
      change(&classifier)
      return classifier
    }
    return [
      ("hidden", with { $0.hidden = [0] }), ("epochs", with { $0.epochs = 0 }),
      ("dropout", with { $0.dropout = 0.99 }), ("lr", with { $0.training.learningRate = -.infinity }),
      ("batch", with { $0.training.batch = 0 }),
      ("label-smoothing", with { $0.training.labelSmoothing = 1 }),
    ]
  }()

  @Test(arguments: impossible)
  func `impossible settings are errors`(name: String, classifier: NetworkClassifier) throws {
    let error = #expect(throws: LearningError.self) {
      try classifier.fit(Clouds().data, in: FitContext())
    }
    guard case .setting(let found, _)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(found == name)
  }

  @Test func `a diverging fit is an error`() throws {
    var classifier = NetworkClassifier()
    classifier.hidden = [32, 16]
    classifier.batchNormalisation = false
    classifier.training.optimiser = .sgd
    classifier.training.schedule = .constant
    classifier.training.learningRate = 1e30
    #expect(throws: LearningError.setting(name: "lr", value: "1e+30")) {
      try classifier.fit(Clouds().data, in: FitContext())
    }
    #expect(throws: LearningError.notFinite) {
      try PerceptronFit(classifier, Clouds().data, FitContext(), WorkerPool(threads: 1)).run()
    }
  }

  @Test func `soft targets pull towards several classes`() throws {
    let clouds = try Clouds(classes: 2)
    let both = try SoftLabels(sets: clouds.labels.map { $0 == 0 ? [0] : [0, 1] }, classCount: 2)
    let data = try TrainingData(
      features: clouds.data.features, classes: clouds.data.classes,
      training: LabelledRows(inputs: clouds.inputs, labels: both))
    let model = try LogisticClassifier().fit(data, in: FitContext())
    let table = try model.probabilities(for: clouds.inputs, on: Workers(threads: 1))
    let mean =
      clouds.labels.indices.filter { clouds.labels[$0] == 1 }.reduce(0) { $0 + table[$1, 1] }
      / Float(clouds.labels.count { $0 == 1 })
    #expect(abs(mean - 0.5) < 0.1)
  }
}
