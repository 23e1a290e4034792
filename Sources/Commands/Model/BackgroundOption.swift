import Learning
import Shell
import Tabular

extension BackgroundGenres.Choice {
  /// What `background=` says; a name that is no word of its own is a genre.
  init(_ words: [String]) {
    switch words {
    case ["rest"]: self = .rest
    case ["half"]: self = .half
    case ["none"], []: self = .none
    default: self = .genres(words)
    }
  }

  /// Offers the words of `background=`.
  static let completer = Completer.values { _ in
    [
      Completion("rest", "all other genres of the table that was filtered; the default"),
      Completion("half", "half of them, the others being kept to judge by"),
      Completion("none", "none: only the distance tells what is unknown"),
    ]
  }
}

extension RunContext {
  /// The tracks of other genres that teach a model what is unknown; `nil` if none are wanted, or there are none.
  ///
  /// Throws `JudgingError.noSurroundings` if genres are named and no table has them, and what `BackgroundGenres` throws.
  mutating func auxiliaryOutliers(
    _ choice: BackgroundGenres.Choice, beside dataset: Dataset, split: Split, features: Features, seed: UInt64
  ) throws -> AuxiliaryOutliers? {
    guard choice != .none else { return nil }
    guard let table = try surroundings(of: dataset) else {
      if case .genres = choice { throw JudgingError.noSurroundings }
      return nil
    }
    return try BackgroundGenres(choice, of: table, beside: dataset, split: split, seed: seed).outliers(
      features)
  }

  /// The tracks of other genres for a kind of classifier that learns those too; `nil` for other kinds, and where no table
  /// has them.
  mutating func furtherGenres(
    for classifier: any Classifier, beside dataset: Dataset, split: Split, features: Features
  ) throws -> AuxiliaryOutliers? {
    guard type(of: classifier).learnsFurtherGenres, let table = try surroundings(of: dataset) else {
      return nil
    }
    return try AuxiliaryOutliers(
      furtherGenresOf: table, beside: dataset, split: split, features: features)
  }

  /// The largest table in the session that `dataset` is a part of and that has further genres; noted as read.
  mutating func surroundings(of dataset: Dataset) throws -> Dataset? {
    let genres = Set(dataset.genres)
    var best: (name: String, rows: Int)?
    for entry in session.items.all(Dataset.kind) {
      guard let other = entry.item as? Dataset, other.origin == dataset.origin,
        other.genres.count > genres.count, genres.isSubset(of: other.genres), other.rowCount > best?.rows ?? 0
      else { continue }
      best = (entry.name, other.rowCount)
    }
    return try best.map { try take(Dataset.self, named: $0.name) }
  }
}
