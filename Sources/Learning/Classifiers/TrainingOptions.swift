import Kernels
import Tabular

/// How weights follow their gradients: what every classifier that learns in epochs shares.
public struct TrainingOptions: Sendable, Codable, Equatable {
  /// The rule that turns a gradient into a step.
  public enum Optimiser: String, Sendable, Codable, HyperparameterWord {
    /// Kingma and Ba, "Adam: a method for stochastic optimization", ICLR 2015, arXiv 1412.6980.
    case adam
    /// Loshchilov and Hutter, "Decoupled weight decay regularization", ICLR 2019, arXiv 1711.05101.
    case adamw
    /// Gradient descent with momentum 0.9.
    case sgd

    /// What the word means, in a phrase.
    public var meaning: String {
      switch self {
      case .adam: "a step size of its own for each weight"
      case .adamw: "the same, with weight decay apart from the gradient"
      case .sgd: "plain gradient descent with momentum 0.9; wants a higher learning rate"
      }
    }
  }

  /// How the learning rate changes over the planned epochs.
  public enum Schedule: String, Sendable, Codable, HyperparameterWord {
    /// The same throughout.
    case constant
    /// Half a cosine wave down to zero (Loshchilov and Hutter, ICLR 2017, arXiv 1608.03983).
    case cosine
    /// In a straight line down to zero.
    case linear

    /// What the word means, in a phrase.
    public var meaning: String {
      switch self {
      case .constant: "the same learning rate throughout"
      case .cosine: "down to zero in half a cosine wave over all epochs"
      case .linear: "down to zero in a straight line over all epochs"
      }
    }
  }

  /// How much a row of each class counts.
  public enum ClassWeights: String, Sendable, Codable, HyperparameterWord {
    /// Every row counts the same.
    case none
    /// Every class counts the same: its rows weigh the inverse of their number.
    case balanced

    /// What the word means, in a phrase.
    public var meaning: String {
      switch self {
      case .none: "every track counts the same"
      case .balanced: "every genre counts the same, however few its tracks"
      }
    }
  }

  /// How large a step is; the highest rate of the schedule.
  public var learningRate: Float = 0.003
  /// Rows of a step.
  public var batch = 256
  /// The rule that turns a gradient into a step.
  public var optimiser = Optimiser.adam
  /// How the learning rate changes.
  public var schedule = Schedule.cosine
  /// How strongly weights are pulled to zero.
  public var weightDecay: Float = 0
  /// Epochs without a lower validation loss after which learning stops; 0 for never.
  public var patience = 8
  /// How much a row of each class counts.
  public var classWeights = ClassWeights.none
  /// The share of each target that is spread evenly over the classes, below 1.
  public var labelSmoothing: Float = 0

  /// The share of all planned steps over which the rate rises from nothing.
  public var warmUp: Float = 0

  /// The options of the network.
  public init() {}

  /// The options of a network on spelled-out features.
  static var encoded: TrainingOptions {
    var options = TrainingOptions()
    options.learningRate = 0.002
    options.batch = 0
    options.optimiser = .adamw
    options.weightDecay = 0.01
    options.schedule = .cosine
    options.patience = 0
    options.warmUp = 0.05
    return options
  }

  /// Reads options of a model's file, which may be older than the warm-up.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    learningRate = try values.decode(Float.self, forKey: .learningRate)
    batch = try values.decode(Int.self, forKey: .batch)
    optimiser = try values.decode(Optimiser.self, forKey: .optimiser)
    schedule = try values.decode(Schedule.self, forKey: .schedule)
    weightDecay = try values.decode(Float.self, forKey: .weightDecay)
    patience = try values.decode(Int.self, forKey: .patience)
    classWeights = try values.decode(ClassWeights.self, forKey: .classWeights)
    labelSmoothing = try values.decode(Float.self, forKey: .labelSmoothing)
    warmUp = try values.decodeIfPresent(Float.self, forKey: .warmUp) ?? 0
  }

  /// What can be set, as parts of a classifier.
  static let hyperparameters: [Hyperparameter<TrainingOptions>] = [
    Hyperparameter(
      "lr", \.learningRate, in: .numbers(1e-9...10), "the learning rate", search: .factors(0.3...3)),
    Hyperparameter("batch", \.batch, in: .integers(1...1_000_000), "tracks of a step"),
    Hyperparameter(
      "warm-up", \.warmUp, in: .numbers(0...0.9), "share of all steps over which the learning rate rises"),
    Hyperparameter(
      "weight-decay", \.weightDecay, in: .numbers(0...1), "how strongly weights are pulled to zero",
      search: .values([.number(0), .number(0), .number(0.001), .number(0.01)])),
    Hyperparameter(
      "optimizer", \.optimiser, in: Optimiser.range, "the rule that turns a gradient into a step",
      search: .values([.choice("adam"), .choice("adamw")])),
    Hyperparameter("schedule", \.schedule, in: Schedule.range, "how the learning rate changes"),
    Hyperparameter(
      "patience", \.patience, in: .integers(0...100_000),
      "epochs without a lower validation loss before it stops; 0: never"),
    Hyperparameter(
      "class-weights", \.classWeights, in: ClassWeights.range, "how much a track of each genre counts"),
    Hyperparameter(
      "label-smoothing", \.labelSmoothing, in: .numbers(0...0.95),
      "share of each label that is spread over all genres",
      search: .values([.number(0), .number(0), .number(0.05)])),
  ]

  /// The learning rate when `share` of all planned steps are done.
  func rate(at share: Double) -> Float {
    let warmUp = Double(warmUp)
    if share < warmUp { return learningRate * Float(share / warmUp) }
    let share = (share - warmUp) / (1 - warmUp)
    return switch schedule {
    case .constant: learningRate
    case .cosine: learningRate * Float((1 + cosine(Double.pi * share)) / 2)
    case .linear: learningRate * Float(1 - share)
    }
  }

  /// The rule as the kernels know it.
  var kernel: Kernels.Optimiser {
    switch optimiser {
    case .adam: .adam()
    case .adamw: .adamW()
    case .sgd: .sgd(momentum: 0.9)
    }
  }

  /// The factor of each class; on average over the rows it is 1.
  func weights(for labels: SoftLabels) -> [Float]? {
    guard classWeights == .balanced else { return nil }
    let totals = labels.classTotals
    let present = totals.reduce(0) { $0 + ($1 > 0 ? 1 : 0) }
    let sum = totals.reduce(0, +)
    return totals.map { $0 > 0 ? Float(sum / (Double(present) * $0)) : 0 }
  }
}
