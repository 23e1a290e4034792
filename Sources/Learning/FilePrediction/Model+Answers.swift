import Kernels

extension Model {
  /// Tracks that are answered together, so that what is computed of them stays near the processor.
  private static let together = 1024

  /// The likeliest genre of tracks by their features and, where they are known, names, with its calibrated probability;
  /// what `probabilities` says, but for the last bits, without a table of all genres for all tracks. Throws
  /// `LearningError` or `CancellationError`.
  public func answers(to inputs: Matrix, names: [TrackNames]?, in context: FitContext) throws -> Answers {
    var classes: [Int32] = []
    var probabilities: [Float] = []
    classes.reserveCapacity(inputs.rows)
    probabilities.reserveCapacity(inputs.rows)
    for first in stride(from: 0, to: inputs.rows, by: Self.together) {
      try context.watch.check()
      let rows = first..<min(first + Self.together, inputs.rows)
      let part = try Matrix(
        checking: Array(inputs.values[rows.lowerBound * inputs.columns..<rows.upperBound * inputs.columns]),
        rows: rows.count, columns: inputs.columns)
      let own = try answers(together: part, names: names.map { Array($0[rows]) }, on: context.workers)
      classes += own.classes
      probabilities += own.probabilities
    }
    return Answers(classes: classes, probabilities: probabilities)
  }

  private func answers(together inputs: Matrix, names: [TrackNames]?, on workers: Workers) throws -> Answers {
    if cued != nil, names != nil {
      return Answers(try probabilities(for: inputs, names: names, on: workers))
    }
    let scale = 1 / (confidence?.temperature.value ?? 1)
    guard
      let answers = try fitted.quickAnswers(for: TrackInputs(inputs), scale: Float(scale), on: workers)
    else { return Answers(try probabilities(for: inputs, on: workers)) }
    // Tracks of which something is missing are answered by what it may be.
    let open = MissingValues.incomplete(inputs)
    if open.isEmpty { return answers }
    let several = Answers(try probabilities(for: inputs.selecting(rows: open), on: workers))
    var (classes, shares) = (answers.classes, answers.probabilities)
    for (place, row) in open.enumerated() {
      (classes[row], shares[row]) = (several.classes[place], several.probabilities[place])
    }
    return Answers(classes: classes, probabilities: shares)
  }
}
