import Kernels

/// A network that has learned, with the scaling of its inputs.
public struct FittedPerceptron<Settings: Classifier>: FittedClassifier {
  /// The hyper-parameters that it was fitted with.
  public let settings: Settings
  /// What it says about itself.
  public var card: ModelCard
  /// Shift and scale of the inputs, learned from the training rows.
  public let standardiser: Standardiser
  /// The learned numbers.
  public let parameters: PerceptronParameters
  private let predictor: PerceptronPredictor

  init(
    settings: Settings, card: ModelCard, standardiser: Standardiser, parameters: PerceptronParameters
  ) throws {
    self.settings = settings
    self.card = card
    self.standardiser = standardiser
    self.parameters = parameters
    predictor = try PerceptronPredictor(
      parameters, means: standardiser.means, scales: standardiser.deviations.map { 1 / $0 })
  }

  /// Scores before the softmax, `rows × classes`. Throws `LearningError.shape`.
  public func logits(for inputs: Matrix, on workers: Workers) throws -> Matrix {
    try outputs(for: inputs, softmax: false, on: workers)
  }

  /// The softmax of the logits, `rows × classes`. Throws `LearningError.shape`.
  public func probabilities(for inputs: Matrix, on workers: Workers) throws -> Matrix {
    try outputs(for: inputs, softmax: true, on: workers)
  }

  /// The likeliest class of each row, without a table of probabilities. Throws `LearningError.shape`.
  public func answers(for inputs: Matrix, on workers: Workers) throws -> Answers {
    try check(inputs)
    let (classes, probabilities) = try workers.withPool {
      try predictor.answers(for: inputs.values, pool: $0)
    }
    return Answers(classes: classes, probabilities: probabilities)
  }

  private func outputs(for inputs: Matrix, softmax: Bool, on workers: Workers) throws -> Matrix {
    try check(inputs)
    let values = try workers.withPool {
      try predictor.outputs(for: inputs.values, softmax: softmax, pool: $0)
    }
    guard let matrix = Matrix(rows: inputs.rows, columns: card.classes.count, values: values) else {
      throw LearningError.shape(expected: inputs.rows * card.classes.count, found: values.count)
    }
    return matrix
  }

  private func check(_ inputs: Matrix) throws(LearningError) {
    guard inputs.columns == card.features.count else {
      throw .shape(expected: card.features.count, found: inputs.columns)
    }
  }
}
