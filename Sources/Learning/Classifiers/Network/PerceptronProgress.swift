import Kernels

/// How far the fit of a perceptron is: what it needs to go on where it was stopped.
struct PerceptronProgress: Sendable {
  /// The seed of the fit.
  let seed: UInt64
  /// How many rows it learns from.
  let rows: Int
  /// The scores of the epochs that are done.
  var curve: [EpochRecord] = []
  /// The numbers that will be kept, with their loss and their epoch; `nil` before the first epoch is done.
  var best: (loss: Double, epoch: Int, parameters: PerceptronParameters)?
  /// The trainer at the start of the next epoch; `nil` before the first, and when there is none.
  var trainer: PerceptronTrainer.State?
  /// Whether there is no epoch left.
  var isOver = false
}
