import Kernels

/// A network that has learned, with the scaling of its inputs.
public struct FittedPerceptron<Settings: Classifier>: FittedClassifier {
  public let settings: Settings
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

  public func logits(for inputs: Matrix, on workers: Workers) throws -> Matrix {
    try outputs(for: inputs, softmax: false, on: workers)
  }

  public func probabilities(for inputs: Matrix, on workers: Workers) throws -> Matrix {
    try outputs(for: inputs, softmax: true, on: workers)
  }

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
