import Tabular
import Work

/// The making of a model: a classifier is fitted, calibrated on the validation side, and taught what is unknown.
public struct ModelTraining: Sendable {
  /// The model.
  public let model: Model
  /// How long the classifier, its calibration and the cues of names took, in seconds.
  public let fitSeconds: Double
  /// How long the novelty detector took, in seconds; 0 where a known one was kept.
  public let noveltySeconds: Double
  /// Whether the novelty detector of another model was kept, as it would have been learned from the same again.
  public let keptDetector: Bool
  /// What the cues are worth; `nil` where there are none, or nothing to judge them by.
  public let comparison: CueComparison?
  /// Whether nothing is left to do: it was not stopped before its end.
  public let isWhole: Bool

  /// Trains on a split.
  ///
  /// - Parameters:
  ///   - recipe: classifier, features and table.
  ///   - choice: which kinds of evidence it looks at besides the features.
  ///   - outliers: tracks of other genres; `nil` if only the distance is to tell unknown tracks.
  ///   - further: tracks of other genres, for kinds of classifiers that learn those too; see `WholeTableClassifier`.
  ///   - provenance: how the model came about, in the caller's words, for its card.
  ///   - known: models that may have learned the same novelty detector.
  /// - Throws: `LearningError`, and `CancellationError` if it was stopped before there was anything to keep. Stopped
  ///   later, the model is marked partial, or goes without a novelty detector.
  public init(
    _ recipe: TrainingRecipe, on split: Split, cues choice: CueChoice = .exactly([]),
    outliers: AuxiliaryOutliers?, further: AuxiliaryOutliers? = nil,
    provenance: [String: String] = [:], reusing known: [Model] = [], in context: FitContext
  ) throws {
    let clock = ContinuousClock()
    let start = clock.now
    let recipe = recipe.with(cues: [])
    var data = try recipe.data(split)
    data.further = further
    var fitted = try recipe.classifier.fitted(to: data, in: context.at(.sound))
    fitted.card.provenance = provenance
    let learnedValidation = fitted.beforeRefit != nil
    let rows = data.training.inputs.rows + (learnedValidation ? data.validation?.inputs.rows ?? 0 : 0)
    fitted.card.provenance[Provenance.rows] = "\(rows)"
    if learnedValidation { fitted.card.provenance[Provenance.learnedValidation] = "true" }
    fitted.card.provenance[Provenance.fingerprint] = "\(recipe.dataset.fingerprint)"
    context.begin(.confidence)
    let confidence = try Confidence(
      of: fitted.forValidation, on: Self.calibrationRows(recipe, split), on: context.workers)
    var (cued, comparison): (CuedModel?, CueComparison?) = (nil, nil)
    if !fitted.card.isPartial {
      do {
        (cued, comparison) = try Self.cued(
          choice, recipe, split, further, beside: fitted, confidence, in: context)
      } catch is CancellationError {
        // What was learned of sound is whole, and stays.
        fitted.card.isPartial = true
      }
    }
    let cues = Self.catalogueCues(recipe.dataset, fitted.card, known, threads: context.workers.threads)
    fitSeconds = (clock.now - start).seconds

    let begun = clock.now
    let hearsWords = cued?.classifier.words != nil
    let basis = Self.noveltyBasis(recipe, split, outliers, hearsWords, seed: context.seed)
    let twin = known.first { $0.card.provenance[Provenance.noveltyBasis] == basis && $0.novelty != nil }
    var novelty: NoveltyDetector?
    if !fitted.card.isPartial {
      do {
        novelty = try twin?.novelty ?? Self.detector(recipe, split, data, outliers, hearsWords, in: context)
        fitted.card.provenance[Provenance.noveltyBasis] = basis
      } catch is CancellationError {
        // A model without a detector is whole, and stays.
      }
    }
    keptDetector = novelty != nil && twin != nil
    noveltySeconds = fitted.card.isPartial || keptDetector ? 0 : (clock.now - begun).seconds
    model = Model(fitted, confidence: confidence, cued: cued, novelty: novelty, cues: cues)
    self.comparison = comparison
    isWhole = novelty != nil
  }

  /// The cues of names for tracks outside the table; those of another model that were counted from the same.
  private static func catalogueCues(
    _ dataset: Dataset, _ card: ModelCard, _ known: [Model], threads: Int
  ) -> CatalogueCues? {
    let twin = known.first {
      $0.cues != nil && $0.card.classes == card.classes
        && $0.card.provenance[Provenance.fingerprint] == card.provenance[Provenance.fingerprint]
    }
    return twin?.cues ?? CatalogueCues(of: dataset, classes: card.classes, threads: threads)
  }

  /// What looks at names too, if that was asked for or wins; and what it is worth.
  private static func cued(
    _ choice: CueChoice, _ recipe: TrainingRecipe, _ split: Split, _ further: AuxiliaryOutliers?,
    beside fitted: any FittedClassifier,
    _ confidence: Confidence, in context: FitContext
  ) throws -> (CuedModel?, CueComparison?) {
    let kinds: [CueKind]
    switch choice {
    case .exactly(let asked): kinds = asked
    case .whatWins:
      let isKnown = recipe.dataset.names(of: []) != nil
      kinds = isKnown && split.count(on: .validation) > 0 ? CueKind.allCases : []
    }
    guard !kinds.isEmpty else { return (nil, nil) }
    let step = ModelTrainingStep.names(kinds)
    context.begin(step)
    let prepared = try recipe.with(cues: kinds).prepared(
      split, further: further, threads: context.workers.threads)
    guard prepared.tables != nil || prepared.words != nil else { return (nil, nil) }
    let classifier = try recipe.fit(prepared, beside: fitted, in: context.at(step))
    let rows = prepared.calibration
    let cued = CuedModel(
      classifier,
      confidence: try Confidence(
        of: classifier.forValidation, on: rows, of: recipe.labels, in: recipe.dataset, on: context.workers))
    let comparison = try CueComparison(
      sound: fitted.forValidation, confidence, cued, on: rows, of: recipe, on: context.workers)
    if choice == .whatWins, comparison?.cuesWin != true { return (nil, comparison) }
    return (cued, comparison)
  }

  /// The validation side, each recording once: copies would make the model look surer than new tracks deserve.
  static func calibrationRows(_ recipe: TrainingRecipe, _ split: Split) throws -> LabelledRows {
    let rows = recipe.labels.labelled(split.rows(on: .validation))
    return try recipe.labelledRows(recipe.dataset.firstOfEachRecording(rows))
  }

  private static func detector(
    _ recipe: TrainingRecipe, _ split: Split, _ data: TrainingData, _ outliers: AuxiliaryOutliers?,
    _ hearsWords: Bool, in context: FitContext
  ) throws -> NoveltyDetector {
    let step = ModelTrainingStep.unknown(genres: outliers?.genres.count ?? 0)
    context.begin(step)
    // The rows in the order of the data: those of a side that have a genre.
    let side: SplitSide = data.validation == nil ? .train : .validation
    let held = recipe.labels.labelled(split.rows(on: side))
    let training = recipe.labels.labelled(split.rows(on: .train))
    var names: (training: [TrackNames], held: [TrackNames])?
    if hearsWords, let own = recipe.dataset.names(of: training), let others = recipe.dataset.names(of: held) {
      names = (own, others)
    }
    return try NoveltyDetector(
      known: data, artists: recipe.dataset.artistNumbers(of: held), outliers: outliers, names: names,
      in: context.at(step))
  }

  /// A digest of all that a novelty detector is learned from: it would come out the same, bit for bit.
  private static func noveltyBasis(
    _ recipe: TrainingRecipe, _ split: Split, _ outliers: AuxiliaryOutliers?, _ hearsWords: Bool,
    seed: UInt64
  ) -> String {
    var hasher = ContentHasher()
    hasher.combine("\(recipe.dataset.fingerprint)")
    for side in split.sides { hasher.combine(UInt64(side.rawValue)) }
    for name in recipe.features.names { hasher.combine(name) }
    hasher.combine(seed)
    hasher.combine(hearsWords ? 1 as UInt64 : 0)
    guard let outliers else { return hasher.fingerprint.description }
    for genre in outliers.genres { hasher.combine(genre) }
    for value in outliers.rows.inputs.values { hasher.combine(UInt64(value.bitPattern)) }
    for label in outliers.rows.labels.classes { hasher.combine(UInt64(UInt32(bitPattern: label))) }
    for artist in outliers.artists { hasher.combine(UInt64(bitPattern: Int64(artist))) }
    return hasher.fingerprint.description
  }
}

/// The keys under which a model's file says how the model came about.
public enum Provenance {
  /// The title of the table.
  public static let dataset = "dataset"
  /// The digest of the table, which training itself notes.
  public static let fingerprint = "dataset_fingerprint"
  /// How the table was split, in words.
  public static let split = "split"
  /// The digest of the split.
  public static let splitFingerprint = "split_fingerprint"
  /// How the features were chosen, in words.
  public static let features = "feature_set"
  /// How many rows it learned from.
  public static let rows = "training_rows"
  /// `true` for a model that learned from the validation side too, after that had chosen and calibrated it.
  public static let learnedValidation = "learned_validation"
  /// `true` for a model that learned from invented tracks.
  public static let isSynthetic = "synthetic"
  /// The digest of what the novelty detector was learned from.
  public static let noveltyBasis = "novelty_basis"
}

extension ModelCard {
  /// Whether it learned from the validation side too, after that had chosen and calibrated it.
  public var learnedValidation: Bool { provenance[Provenance.learnedValidation] == "true" }
  /// The sides of its split that it learned from.
  public var learnedSides: [SplitSide] { learnedValidation ? [.train, .validation] : [.train] }
}
