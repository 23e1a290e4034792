extension LabelledRows {
  /// These rows, then others labelled by the same classes.
  func appending(_ others: LabelledRows) throws(LearningError) -> LabelledRows {
    guard others.inputs.columns == inputs.columns else {
      throw .shape(expected: inputs.columns, found: others.inputs.columns)
    }
    guard
      let values = Matrix(
        rows: inputs.rows + others.inputs.rows, columns: inputs.columns,
        values: inputs.values + others.inputs.values)
    else { throw .shape(expected: inputs.values.count, found: others.inputs.values.count) }
    return try LabelledRows(inputs: values, labels: labels.appending(others.labels))
  }

  /// The same rows as if nobody knew their names.
  var withoutCues: LabelledRows {
    get throws(LearningError) { try LabelledRows(inputs: inputs, labels: labels) }
  }

  /// The same rows among further classes, which come before or behind theirs.
  func addingClasses(
    before: Int = 0, _ behind: Int = 0
  ) throws(LearningError) -> LabelledRows {
    try LabelledRows(inputs: inputs, labels: labels.addingClasses(before: before, behind: behind))
  }

  /// The same rows, those of the first `known` classes together weighing `share` of what the others weigh; on average
  /// a row weighs 1.
  func weighingKnown(_ known: Int, _ share: Double) throws(LearningError) -> LabelledRows {
    let totals = labels.classTotals
    let own = totals.prefix(known).reduce(0, +)
    let others = totals.dropFirst(known).reduce(0, +)
    guard own > 0, others > 0 else { return self }
    let scale = (own + others) / (others * (1 + share))
    let weights = totals.indices.map { Float($0 < known ? share * others / own * scale : scale) }
    return try LabelledRows(inputs: inputs, labels: labels.weighted(by: weights))
  }
}

extension TrainingData {
  /// The tracks of both sides as one to learn from, with none to stop by; `nil` without a validation side, and for tracks
  /// with cues, which say of the training side what they left out there. Throws `LearningError`.
  var ofBothSides: TrainingData? {
    get throws(LearningError) {
      guard let validation, cues.isEmpty else { return nil }
      var result = try TrainingData(
        features: features, classes: classes, training: training.appending(validation))
      result.further = further
      return result
    }
  }
}
