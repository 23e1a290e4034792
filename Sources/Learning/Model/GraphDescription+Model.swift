import Tabular

extension GraphDescription {
  /// The version of this description.
  private static let format = "timbre-graph-1"
  /// The shares of tracks of the model's genres whose thresholds are told.
  private static let declinedShares = [0.01, 0.02, 0.05, 0.1, 0.2]

  /// Describes what a file of a model holds. Throws `LearningError.setting` for an impossible coverage.
  init(_ model: Model, outputs wanted: GraphFile.Outputs, coverage: Double, notes: Notes) throws {
    let card = model.card
    let features = try Features(card.features)
    let isWhole = wanted == .all
    let sets = isWhole ? try model.confidence?.sets(coverage: coverage) : nil
    let detector = isWhole ? model.novelty : nil
    var outputs = [
      Output(
        kind: .probabilities, shape: ["batch", "\(card.classes.count)"],
        meaning: "the calibrated probability of each genre; a row adds up to 1")
    ]
    if detector != nil {
      outputs.append(
        Output(
          kind: .novelty, shape: ["batch"],
          meaning: "how unlike the genres a track is; above a threshold it is of none of them"))
    }
    if sets != nil {
      outputs.append(
        Output(
          kind: .set, shape: ["batch", "\(card.classes.count)"],
          meaning: "the genres among which the right one is as often as coverage says"))
    }
    format = Self.format
    classifier = model.classifierName
    input = GraphFile.input
    columns = features.columns.map { column in
      let note = notes.columns[column.text]
      return Column(
        name: column.text, unit: note?.unit, range: note?.range.map { [$0.lowerBound, $0.upperBound] })
    }
    missing =
      MissingValues(model.novelty) == nil
      ? "NaN is missing; it counts as the mean of the training tracks"
      : "NaN is missing; the answer is the mean over the training tracks that agree most with the rest"
    self.outputs = outputs
    genres = card.classes.map { Genre(name: $0, family: notes.families[$0]) }
    novelty = detector.map { detector in
      Novelty(
        thresholds: Dictionary(
          uniqueKeysWithValues: Self.declinedShares.map { ("\($0)", detector.threshold(declining: $0)) }))
    }
    set = sets.map { Set(coverage: $0.coverage, thresholds: $0.thresholds) }
    protocolLine = notes.protocolLine
    provenance = card.provenance
    validation = card.validationScore
    calibrationError = model.confidence.flatMap { $0.isLearned ? $0.errors.after : nil }
    isPartial = card.isPartial
    limits = Self.limits(model, isWhole: isWhole)
    fingerprint = model.fingerprint.description
  }

  private static func limits(_ model: Model, isWhole: Bool) -> [String] {
    var limits = ["Genres are those of the table that it learned from; it answers with no other."]
    if let cued = model.cued {
      let kinds = cued.classifier.cues.map(\.rawValue).joined(separator: ", ")
      limits.append(
        "The model also looks at \(kinds); this calculation has the sound alone and answers as for tracks without names."
      )
    }
    if model.novelty == nil { limits.append("It cannot tell tracks of other genres.") }
    if !isWhole { limits.append("It holds the calculation alone: load model reads the safetensors file.") }
    if model.card.isPartial { limits.append("The fit was interrupted before its end.") }
    return limits
  }
}
