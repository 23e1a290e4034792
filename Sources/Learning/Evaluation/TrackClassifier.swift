import Kernels
import Tabular

/// A classifier with all that it looks at: the features of a track, and what its names say.
public struct TrackClassifier: Sendable {
  /// What answers by features and cues.
  public var fitted: any FittedClassifier
  /// The genres of artists and albums; `nil` for a classifier of sound alone, or with words alone.
  public let tables: CueTables?
  /// What words say, and how it is pooled with the answer of `fitted`; `nil` for none.
  public let words: Words?

  /// Words with the exponents of the product.
  public struct Words: Sendable, Equatable {
    /// What the words say.
    public let evidence: WordEvidence
    /// How much the classifier counts, how much the words, and how much the cues by themselves.
    public let pool: EvidencePool

    init(evidence: WordEvidence, pool: EvidencePool) {
      self.evidence = evidence
      self.pool = pool
    }
  }

  /// Puts the parts together.
  init(_ fitted: any FittedClassifier, tables: CueTables?, words: Words?) {
    self.fitted = fitted
    self.tables = tables
    self.words = words
  }

  /// A classifier of sound alone.
  public init(_ fitted: any FittedClassifier) {
    self.init(fitted, tables: nil, words: nil)
  }

  /// What the validation side can calibrate or judge, as it has not learned from it.
  public var forValidation: TrackClassifier {
    TrackClassifier(fitted.forValidation, tables: tables, words: words)
  }

  /// What it says about itself.
  public var card: ModelCard { fitted.card }
  /// The kinds of evidence beside the features that it looks at.
  public var cues: [CueKind] {
    CueKind.allCases.filter { kind in
      kind == .words
        ? words != nil : kind.groups.contains { group in tables?.groups.contains(group) ?? false }
    }
  }

  /// The probability of each class for rows of a table, `rows × classes`. Throws `LearningError`.
  public func probabilities(of rows: [Int], in dataset: Dataset, on workers: Workers) throws -> Matrix {
    let (features, names) = try inputs(of: rows, in: dataset)
    return try probabilities(for: features, names: names, on: workers)
  }

  /// What it looks at of rows of a table: their features, and their names if it needs them. Throws `LearningError`.
  func inputs(of rows: [Int], in dataset: Dataset) throws(LearningError) -> (
    features: Matrix, names: [TrackNames]?
  ) {
    let needsNames = tables != nil || words != nil
    return (
      try Features(card.features).matrix(of: dataset, rows: rows),
      needsNames ? dataset.names(of: rows) : nil
    )
  }

  /// The probability of each class for tracks by their features and names, `tracks × classes`; without names it answers as
  /// for tracks whose artists nobody knows. Throws `LearningError.shape`.
  public func probabilities(
    for features: Matrix, names: [TrackNames]?, on workers: Workers
  ) throws -> Matrix {
    let cues = names.flatMap { names in tables.map { $0.rows(for: names) } }
    let answers = try fitted.probabilities(for: TrackInputs(features: features, cues: cues), on: workers)
    guard let words, let names else { return answers }
    return try words.pool(answers, cues: cues, on: workers) { places in
      words.evidence.probabilities(for: places.map { names[$0] }, on: workers)
    }
  }
}
