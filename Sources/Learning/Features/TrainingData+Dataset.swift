import Tabular

extension TrainingData {
  /// The labelled rows of a table; rows without a genre are left out.
  ///
  /// - Parameters:
  ///   - training: Row numbers of the training side.
  ///   - validation: Row numbers of the validation side; may be empty.
  ///   - genreSets: For each row of the table every genre of its recording, as codes of the genre column; each
  ///     counts the same. Without it a row has the one genre of its own.
  /// - Throws: `LearningError.noSuchFeature` for a feature that the table has no column for, `.noRows`,
  ///   `.tooFewClasses`.
  public init(
    _ dataset: Dataset, training: [Int], validation: [Int], features: Features, genreSets: [[Int]]? = nil
  ) throws(LearningError) {
    if let name = features.missing(in: dataset).first { throw .noSuchFeature(name.text) }
    let codes = dataset.genreColumn?.codes ?? []
    func side(_ rows: [Int]) throws(LearningError) -> LabelledRows {
      let labelled = rows.filter { $0 < codes.count && codes[$0] >= 0 }
      let inputs = features.matrix(of: dataset, rows: labelled)
      let count = dataset.genres.count
      guard let genreSets else {
        return try LabelledRows(
          inputs: inputs, labels: SoftLabels(labelled.map { Int(codes[$0]) }, classCount: count))
      }
      let sets = labelled.map { row in
        row < genreSets.count && !genreSets[row].isEmpty ? genreSets[row] : [Int(codes[row])]
      }
      return try LabelledRows(inputs: inputs, labels: SoftLabels(sets: sets, classCount: count))
    }
    try self.init(
      features: features.names, classes: dataset.genres, training: side(training),
      validation: side(validation))
  }
}
