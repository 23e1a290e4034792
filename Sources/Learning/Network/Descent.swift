import Kernels
import Tabular

/// How weights follow their gradients: what every classifier that learns in epochs shares.
public struct Descent: Sendable, Codable, Equatable {
  /// The rule that turns a gradient into a step.
  public enum Optimiser: String, Sendable, Codable, CaseIterable { case adam, adamw, sgd }

  /// How the learning rate changes over the planned epochs.
  public enum Schedule: String, Sendable, Codable, CaseIterable {
    /// The same throughout.
    case constant
    /// Half a cosine wave down to zero (Loshchilov and Hutter 2017).
    case cosine
    /// In a straight line down to zero.
    case linear
  }

  /// How much a row of each class counts.
  public enum ClassWeights: String, Sendable, Codable, CaseIterable {
    /// Every row counts the same.
    case none
    /// Every class counts the same: its rows weigh the inverse of their number.
    case balanced
  }

  public var learningRate: Float = 0.003
  /// Rows of a step.
  public var batch = 256
  public var optimiser = Optimiser.adam
  public var schedule = Schedule.cosine
  /// How strongly weights are pulled to zero.
  public var weightDecay: Float = 0
  /// Epochs without a lower validation loss after which learning stops; 0 for never.
  public var patience = 8
  public var classWeights = ClassWeights.none
  /// The share of each target that is spread evenly over the classes, below 1.
  public var labelSmoothing: Float = 0

  public init() {}

  /// Throws `LearningError.setting` for the first value out of its range.
  func check(epochs: Int) throws(LearningError) {
    let checks: [(String, String, Bool)] = [
      ("epochs", "\(epochs)", (1...1_000_000).contains(epochs)),
      ("lr", "\(learningRate)", learningRate > 0 && learningRate.isFinite),
      ("batch", "\(batch)", (1...1_000_000).contains(batch)),
      ("weight-decay", "\(weightDecay)", weightDecay >= 0 && weightDecay.isFinite),
      ("patience", "\(patience)", patience >= 0),
      ("label-smoothing", "\(labelSmoothing)", labelSmoothing >= 0 && labelSmoothing < 1),
    ]
    for (name, value, holds) in checks where !holds { throw .setting(name: name, value: value) }
  }

  /// The learning rate when `share` of all planned steps are done.
  func rate(at share: Double) -> Float {
    switch schedule {
    case .constant: learningRate
    case .cosine: learningRate * Float((1 + cosine(Double.pi * share)) / 2)
    case .linear: learningRate * Float(1 - share)
    }
  }

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
