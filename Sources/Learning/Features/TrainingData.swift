/// Rows to learn from: feature values with their genres.
public struct LabelledRows: Sendable, Equatable {
  /// `rows × features`, raw values in the units of the table; NaN where a value is missing.
  public let inputs: Matrix
  /// The genres of every row.
  public let labels: SoftLabels
  /// The cues of every row; `nil` for rows of which only the sound is known.
  public let cues: CueRows?

  /// Throws `LearningError.shape` if rows, labels and cues differ in number.
  public init(inputs: Matrix, labels: SoftLabels, cues: CueRows? = nil) throws(LearningError) {
    guard inputs.rows == labels.rows else { throw .shape(expected: inputs.rows, found: labels.rows) }
    _ = try TrackInputs(features: inputs, cues: cues)
    self.inputs = inputs
    self.labels = labels
    self.cues = cues
  }

  /// The rows as a classifier is asked about them. Throws what `TrackInputs` throws.
  var tracks: TrackInputs {
    get throws(LearningError) { try TrackInputs(features: inputs, cues: cues) }
  }

  /// Some of the rows, in the order given. Every row must exist.
  public func selecting(_ rows: [Int]) throws(LearningError) -> LabelledRows {
    try LabelledRows(
      inputs: inputs.selecting(rows: rows), labels: labels.selecting(rows), cues: cues?.selecting(rows))
  }
}

/// What a classifier learns from: the training side, and the validation side that tells it when to stop.
public struct TrainingData: Sendable {
  /// The names of the feature columns, in the order of the inputs.
  public let features: [String]
  /// The names of the classes, in the order of the labels.
  public let classes: [String]
  /// The rows to fit.
  public let training: LabelledRows
  /// The rows to stop by; absent where a caller has none to spare.
  public let validation: LabelledRows?
  /// Tracks of genres that the model does not answer with; `nil` for none.
  public var further: AuxiliaryOutliers?
  /// The groups that the rows' cues come from, in their order; none for rows without cues.
  public let cues: [CueGroup]

  /// Throws `LearningError` if a side has the wrong number of features or classes, or the training side no row.
  public init(
    features: [String], classes: [String], training: LabelledRows, validation: LabelledRows? = nil,
    cues: [CueGroup] = []
  ) throws(LearningError) {
    guard training.inputs.rows > 0 else { throw .noRows }
    guard classes.count >= 2 else { throw .tooFewClasses(classes.count) }
    guard !features.isEmpty else { throw .noFeatures }
    for side in [training, validation] {
      guard let side else { continue }
      guard side.inputs.columns == features.count else {
        throw .shape(expected: features.count, found: side.inputs.columns)
      }
      guard side.labels.classCount == classes.count else {
        throw .shape(expected: classes.count, found: side.labels.classCount)
      }
    }
    let width = cues.count * (classes.count + 1)
    for side in [training, validation] where cues.count > 0 {
      guard let side, side.cues?.width == width else {
        if side == nil { continue }
        throw .shape(expected: width, found: side?.cues?.width ?? 0)
      }
    }
    self.features = features
    self.classes = classes
    self.cues = cues
    self.training = training
    self.validation = (validation?.inputs.rows ?? 0) > 0 ? validation : nil
  }
}
