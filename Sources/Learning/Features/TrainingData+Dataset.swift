import Tabular

extension TrainingData {
  /// The labelled rows of a table; rows without a genre are left out.
  ///
  /// - Parameters:
  ///   - training: Row numbers of the training side.
  ///   - validation: Row numbers of the validation side; may be empty.
  ///   - usesGenreSets: Whether a row has every genre that its recording has on the same side, each counting the same.
  ///     Without, it has the one genre of its own.
  /// - Throws: `LearningError.noSuchFeature` for a feature that the table has no column for, `.noRows`,
  ///   `.tooFewClasses`.
  public init(
    _ dataset: Dataset, training: [Int], validation: [Int], features: Features,
    usesGenreSets: Bool = false
  ) throws(LearningError) {
    if let name = features.missing(in: dataset).first { throw .noSuchFeature(name.text) }
    let codes = dataset.genreColumn?.codes ?? []
    func side(_ rows: [Int]) throws(LearningError) -> LabelledRows {
      let labelled = rows.filter { $0 < codes.count && codes[$0] >= 0 }
      let inputs = features.matrix(of: dataset, rows: labelled)
      let count = dataset.genres.count
      guard usesGenreSets else {
        return try LabelledRows(
          inputs: inputs, labels: SoftLabels(labelled.map { Int(codes[$0]) }, classCount: count))
      }
      let recordings = dataset.recordings.numbers
      var sets: [Int32: [Int]] = [:]
      for row in labelled {
        let code = Int(codes[row])
        if !(sets[recordings[row]]?.contains(code) ?? false) {
          sets[recordings[row], default: []].append(code)
        }
      }
      return try LabelledRows(
        inputs: inputs,
        labels: SoftLabels(sets: labelled.map { (sets[recordings[$0]] ?? []).sorted() }, classCount: count))
    }
    try self.init(
      features: features.names, classes: dataset.genres, training: side(training),
      validation: side(validation))
  }
}
