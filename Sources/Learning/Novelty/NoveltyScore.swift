import Tabular

/// How unlike the learned genres a track is, and from where on it is declined as unknown.
///
/// Two observations are added up: how likely networks that also learned other genres find one of those (as a log-odds),
/// and how far away the nearest learned tracks are (as a logarithm), both in standard deviations over tracks of learned
/// genres. The first knows what tracks of other genres tend to be like, the second also sees what nobody has seen. A
/// genre that many auxiliary outliers resemble has to be resembled more closely: the logarithm of the share of them that
/// it attracts is added as well, or one genre would swallow most unknown tracks.
public struct NoveltyScore: Sendable, Equatable, Codable {
  /// The weight of the distance in the score, next to the log-odds; the score is the distance alone without auxiliary
  /// outliers.
  public static let distanceWeight = 0.3
  /// The weight of the logarithm of a genre's share of the auxiliary outliers.
  public static let outlierShareWeight = 0.8
  /// Which of the nearest tracks tells the distance.
  public static let neighbour = 10

  /// What is seen of a track that may be of an unknown genre.
  public struct Observation: Sendable, Equatable {
    /// The distance to the `neighbour`-th nearest learned track.
    public let distance: Double
    /// What networks say that learned auxiliary outliers too; `nil` without those.
    public let background: Background?

    /// The probability of being of no learned genre, and the likeliest learned genre as a class.
    public struct Background: Sendable, Equatable {
      /// The probability of all genres together that the model does not have.
      public let probability: Double
      /// The likeliest of the model's genres, as a class.
      public let nearest: Int

      /// What networks say of a track.
      public init(probability: Double, nearest: Int) {
        self.probability = probability
        self.nearest = nearest
      }
    }

    /// An observation.
    public init(distance: Double, background: Background? = nil) {
      self.distance = distance
      self.background = background
    }
  }

  /// Mean and deviation of the logarithm of the distance over tracks of learned genres.
  public let distance: Spread
  /// Mean and deviation of the log-odds over tracks of learned genres; `nil` without auxiliary outliers.
  public let odds: Spread?
  /// For each genre of the model the share of auxiliary outliers that resemble it most; `nil` without any.
  public let outlierShares: [Double]?
  /// The scores of tracks of learned genres that were not learned from, ascending: what a score is compared with.
  public let reference: [Double]

  /// The names in model files, which are older than those of the properties.
  private enum CodingKeys: String, CodingKey {
    case distance, odds
    case outlierShares = "draws"
    case reference = "usual"
  }

  /// A mean with a standard deviation.
  public struct Spread: Sendable, Equatable, Codable {
    /// The mean.
    public let mean: Double
    /// The standard deviation; 1 where all values are the same.
    public let deviation: Double

    init(_ values: [Double]) {
      let count = Double(max(1, values.count))
      let mean = values.reduce(0, +) / count
      let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count
      self.mean = mean
      deviation = variance > 1e-12 ? variance.squareRoot() : 1
    }

    func standardised(_ value: Double) -> Double { (value - mean) / deviation }
  }

  /// Learns what scores known tracks have, from tracks that the networks did not learn from.
  ///
  /// - Parameters:
  ///   - known: observations of tracks of learned genres; either all or none know of a background.
  ///   - outliers: observations of tracks of other genres; may be empty.
  ///   - genres: how many genres the model has.
  public init(known: [Observation], outliers: [Observation], genres: Int) {
    let probabilities = known.compactMap { $0.background?.probability }
    var outlierShares: [Double]?
    if !probabilities.isEmpty {
      // One outlier more for each genre, so that none is without any.
      var counts = [Double](repeating: 1, count: max(1, genres))
      for case .some(let background) in outliers.map(\.background) where background.nearest < counts.count {
        counts[background.nearest] += 1
      }
      let total = counts.reduce(0, +)
      outlierShares = counts.map { $0 / total }
    }
    let blank = NoveltyScore(
      distance: Spread(known.map { Self.logDistance($0.distance) }),
      odds: probabilities.isEmpty ? nil : Spread(probabilities.map(Self.logOdds)),
      outlierShares: outlierShares, reference: [])
    self.init(
      distance: blank.distance, odds: blank.odds, outlierShares: outlierShares,
      reference: known.map(blank.value).sorted())
  }

  private init(distance: Spread, odds: Spread?, outlierShares: [Double]?, reference: [Double]) {
    self.distance = distance
    self.odds = odds
    self.outlierShares = outlierShares
    self.reference = reference
  }

  /// The distance that tracks of learned genres mostly have (the geometric mean).
  public var typicalDistance: Double { max(0, exponential(distance.mean) - Self.offset) }

  /// The score of a track; higher is less like the learned genres.
  public func value(of observation: Observation) -> Double {
    let far = distance.standardised(Self.logDistance(observation.distance))
    guard let odds, let background = observation.background else { return far }
    var score = odds.standardised(Self.logOdds(background.probability)) + Self.distanceWeight * far
    if let outlierShares, background.nearest < outlierShares.count {
      score += Self.shareTerm(outlierShares[background.nearest])
    }
    return score
  }

  /// The distance at which a track has a score, but for rounding; 0 if it is above it at any distance.
  ///
  /// - Parameter background: what networks say of the track; `nil` without auxiliary outliers.
  func distance(at limit: Double, with background: Observation.Background?) -> Double {
    let start = Self.logDistance(0)
    // The score of no distance at all, and what one deviation of its logarithm adds.
    let rest = value(of: Observation(distance: 0, background: background))
    let weight = odds == nil || background == nil ? 1 : Self.distanceWeight
    let farthest = exponential(start + (limit - rest) / weight * distance.deviation) - Self.offset
    return farthest > 0 ? farthest : 0
  }

  /// The score above which a track is declined so that `share` of the tracks of learned genres are; infinite for 0.
  public func threshold(declining share: Double) -> Double {
    guard share > 0 else { return .infinity }
    return Detection(known: reference, unknown: []).threshold(accepting: 1 - share)
  }

  /// The share of tracks of learned genres whose score is higher than this; NaN where nothing is known of them.
  public func shareAbove(_ score: Double) -> Double {
    guard !reference.isEmpty else { return .nan }
    return Double(reference.reduce(0) { $0 + ($1 > score ? 1 : 0) }) / Double(reference.count)
  }

  /// Keeps the logarithm of no distance finite.
  static let offset = 0.01
  /// The probability that log-odds and shares count with at least.
  static let leastProbability = 1e-6

  /// What a genre's share of the auxiliary outliers adds to the score.
  static func shareTerm(_ share: Double) -> Double {
    outlierShareWeight * logarithm(max(share, leastProbability))
  }

  static func logOdds(_ probability: Double) -> Double {
    let clamped = min(max(probability.isNaN ? 1 : probability, leastProbability), 1 - leastProbability)
    return logarithm(clamped / (1 - clamped))
  }

  private static func logDistance(_ distance: Double) -> Double {
    logarithm((distance.isNaN ? 1e3 : max(0, distance)) + offset)
  }
}
