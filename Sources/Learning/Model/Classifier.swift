/// A way to learn genres, as the value of its hyper-parameters; only what `fit` returns can predict.
public protocol Classifier: Sendable, Codable, Equatable {
  /// What learning yields.
  associatedtype Fitted: FittedClassifier where Fitted.Settings == Self

  /// The name that picks this classifier, as in `train model=network`.
  static var name: String { get }
  /// One line on what it is.
  static var summary: String { get }
  /// The default hyper-parameters.
  init()

  /// Learns from `data`. The same data, settings and seed give the same bits, whatever the number of threads.
  ///
  /// Throws `LearningError`; when interrupted it returns the best it has, marked partial, or throws
  /// `LearningError.interrupted` if it has nothing.
  func fit(_ data: TrainingData, in context: FitContext) throws -> Fitted
}

/// What a caller lends to a fit: the seed, the threads, a way to stop it and an ear for its progress.
public struct FitContext: Sendable {
  /// The seed of every random draw of the fit.
  public var seed: UInt64
  /// How many threads may work.
  public var threads: Int
  /// Polled several times a second.
  public var isInterrupted: @Sendable () -> Bool
  /// Called from the fitting thread.
  public var report: @Sendable (FitProgress) -> Void

  public init(
    seed: UInt64 = 0, threads: Int = 1,
    isInterrupted: @escaping @Sendable () -> Bool = { false },
    report: @escaping @Sendable (FitProgress) -> Void = { _ in }
  ) {
    self.seed = seed
    self.threads = threads
    self.isInterrupted = isInterrupted
    self.report = report
  }
}

/// How far a fit has come.
public struct FitProgress: Sendable, Equatable {
  /// The share of all planned work that is done, from 0 to 1; a fit may stop early.
  public let share: Double
  /// Number of rounds planned at most (epochs, trees …).
  public let rounds: Int
  /// The last complete round, or `nil` before the first.
  public let latest: EpochRecord?

  public init(share: Double, rounds: Int, latest: EpochRecord?) {
    self.share = share
    self.rounds = rounds
    self.latest = latest
  }
}

/// One point of the learning curves.
public struct EpochRecord: Sendable, Equatable, Codable {
  /// 1 for the first pass over the training rows (or the first round of another kind of classifier).
  public let epoch: Int
  /// Mean cross-entropy (nats) over the training rows, as seen while learning.
  public let trainingLoss: Double
  /// Share of training rows answered rightly, as seen while learning.
  public let trainingAccuracy: Double
  /// Mean cross-entropy (nats) over the validation rows.
  public let validationLoss: Double?
  /// Share of validation rows answered rightly.
  public let validationAccuracy: Double?

  public init(
    epoch: Int, trainingLoss: Double, trainingAccuracy: Double,
    validationLoss: Double? = nil, validationAccuracy: Double? = nil
  ) {
    self.epoch = epoch
    self.trainingLoss = trainingLoss
    self.trainingAccuracy = trainingAccuracy
    self.validationLoss = validationLoss
    self.validationAccuracy = validationAccuracy
  }
}
