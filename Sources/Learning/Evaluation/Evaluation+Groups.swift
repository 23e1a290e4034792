import Tabular

/// How well the tracks of one group are answered.
public struct GroupScore: Sendable, Equatable {
  /// What the tracks have in common.
  public let name: String
  /// How many of them were judged; at least one.
  public let count: Int
  /// The share answered rightly, with the interval over artists; `nil` in place of the interval for a single artist.
  public let accuracy: Double
  /// How the accuracy could have come out with other artists; `nil` where all tracks are by one.
  public let interval: ScoreInterval?
  /// The mean probability of the answers.
  public let confidence: Double
}

extension Evaluation {
  /// The scores of groups of the judged tracks, in the order of the groups, and how many tracks are in none.
  ///
  /// - Parameter listed: how many groups are scored, from the first on.
  public func scores(by keys: [GroupingKey], listed: Int = .max, seed: UInt64 = 0) -> (
    scores: [GroupScore], missing: Int
  ) {
    let grouping = RowGrouping(dataset, by: keys, rows: rows)
    let placeOf = Dictionary(zip(rows, rows.indices), uniquingKeysWith: { first, _ in first })
    let scores = grouping.groups.prefix(listed).map { group in
      let places = group.rows.compactMap { placeOf[$0] }
      let hits = places.map { predictions.hits[$0] ? 1.0 : 0 }
      let bootstrap = ArtistBootstrap(artists: places.map { artists[$0] }, seed: seed)
      return GroupScore(
        name: group.name, count: places.count, accuracy: Moments(hits).mean,
        interval: bootstrap.artistCount > 1 ? bootstrap.interval(ofMean: hits) : nil,
        confidence: Moments(places.map { predictions.confidences[$0] }).mean)
    }
    return (Array(scores), grouping.missing.count)
  }

  /// The share of tracks that are answered with a genre of the right family; a genre in none is a family of its own.
  ///
  /// - Parameters:
  ///   - familyOf: the family of each genre by name.
  ///   - classes: the names of the classifier's classes.
  public func familyAccuracy(_ familyOf: [String: String], classes: [String]) -> Double {
    let families = classes.map { familyOf[$0] ?? $0 }
    return Moments(
      zip(predictions.answers, predictions.labels).map { answer, label in
        answer.map { families[$0] == families[label] } ?? false ? 1.0 : 0
      }
    ).mean
  }
}
