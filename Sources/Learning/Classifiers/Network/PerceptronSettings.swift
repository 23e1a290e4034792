/// A classifier that is a perceptron: what has to be known to build its layers and to teach them.
public protocol PerceptronSettings: Classifier {
  /// Passes over the training rows at most.
  var epochs: Int { get }
  /// Widths of the hidden layers, from the inputs on; none for a linear model.
  var hidden: [Int] { get }
  /// The share of hidden activations dropped in each step, below 1.
  var dropout: Float { get }
  /// Whether hidden sums are normalised over the batch.
  var batchNormalisation: Bool { get }
  /// How many members share the hidden layers; 1 for a network by itself.
  var members: Int { get }
  /// How the weights follow their gradients.
  var training: TrainingOptions { get }
}

extension PerceptronSettings {
  /// Most are one network.
  public var members: Int { 1 }
}
