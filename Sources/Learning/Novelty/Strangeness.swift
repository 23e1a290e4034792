/// How unlike the learned genres a track is, and from where on it is declined.
///
/// Two signs are added up: how likely networks that also learned other genres find one of those (as a log-odds), and
/// how far away the nearest learned tracks are (as a logarithm), both in standard deviations of what is usual for
/// learned genres. The first knows what strangers tend to be like, the second also sees what nobody has seen. A genre
/// that many strangers resemble has to be resembled more closely: the logarithm of the share of strangers that it
/// draws is added as well, or one genre would swallow most of them.
public struct Strangeness: Sendable, Equatable, Codable {
  /// The share that the distance has in the score, next to the log-odds; the score is the distance alone without a
  /// background.
  public static let distanceWeight = 0.3
  /// The share that the logarithm of a genre's part of the strangers has in the score.
  public static let drawWeight = 0.8
  /// Which of the nearest tracks tells the distance.
  public static let neighbour = 10

  /// What is seen of a track that may be a stranger.
  public struct Signs: Sendable, Equatable {
    /// The distance to the `neighbour`-th nearest learned track.
    public let distance: Double
    /// The probability of being of no learned genre, and the likeliest learned genre as a class; `nil` without a
    /// background.
    public let background: (share: Double, nearest: Int)?

    public init(distance: Double, background: (share: Double, nearest: Int)? = nil) {
      self.distance = distance
      self.background = background
    }

    public static func == (left: Signs, right: Signs) -> Bool {
      left.distance == right.distance && left.background?.share == right.background?.share
        && left.background?.nearest == right.background?.nearest
    }
  }

  /// Mean and deviation of the logarithm of the distance, and of the log-odds, over tracks of learned genres.
  public let distance: Spread
  public let odds: Spread?
  /// For each genre of the model the share of strangers that resemble it most; `nil` without a background.
  public let draws: [Double]?
  /// The scores of tracks of learned genres that were not learned from, ascending: what is usual.
  public let usual: [Double]

  /// A mean with a standard deviation.
  public struct Spread: Sendable, Equatable, Codable {
    public let mean: Double
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

  /// Learns what is usual from tracks that the networks did not learn from.
  ///
  /// - Parameters:
  ///   - known: signs of tracks of learned genres; either all or none know of a background.
  ///   - strangers: signs of tracks of other genres; may be empty.
  ///   - genres: how many genres the model has.
  public init(known: [Signs], strangers: [Signs], genres: Int) {
    let shares = known.compactMap { $0.background?.share }
    var draws: [Double]?
    if !shares.isEmpty {
      // One stranger more for each genre, so that none is without any.
      var counts = [Double](repeating: 1, count: max(1, genres))
      for case .some(let background) in strangers.map(\.background) where background.nearest < counts.count {
        counts[background.nearest] += 1
      }
      let total = counts.reduce(0, +)
      draws = counts.map { $0 / total }
    }
    let blank = Strangeness(
      distance: Spread(known.map { Self.logDistance($0.distance) }),
      odds: shares.isEmpty ? nil : Spread(shares.map(Self.logOdds)), draws: draws, usual: [])
    self.init(
      distance: blank.distance, odds: blank.odds, draws: draws, usual: known.map(blank.score).sorted())
  }

  private init(distance: Spread, odds: Spread?, draws: [Double]?, usual: [Double]) {
    self.distance = distance
    self.odds = odds
    self.draws = draws
    self.usual = usual
  }

  /// The distance that tracks of learned genres mostly have (the geometric mean).
  public var usualDistance: Double { max(0, exponential(distance.mean) - Self.offset) }

  /// The score of a track; higher is stranger.
  public func score(of signs: Signs) -> Double {
    let far = distance.standardised(Self.logDistance(signs.distance))
    guard let odds, let background = signs.background else { return far }
    var score = odds.standardised(Self.logOdds(background.share)) + Self.distanceWeight * far
    if let draws, background.nearest < draws.count {
      score += Self.drawWeight * logarithm(max(draws[background.nearest], 1e-6))
    }
    return score
  }

  /// The score above which a track is declined so that `share` of the tracks of learned genres are; infinite for 0.
  public func threshold(declining share: Double) -> Double {
    guard share > 0 else { return .infinity }
    return Detection(known: usual, strange: []).threshold(accepting: 1 - share)
  }

  /// The share of tracks of learned genres that are stranger than this.
  public func shareStranger(than score: Double) -> Double {
    guard !usual.isEmpty else { return .nan }
    return Double(usual.reduce(0) { $0 + ($1 > score ? 1 : 0) }) / Double(usual.count)
  }

  /// Keeps the logarithm of no distance finite.
  private static let offset = 0.01

  private static func logOdds(_ probability: Double) -> Double {
    let share = min(max(probability.isNaN ? 1 : probability, 1e-6), 1 - 1e-6)
    return logarithm(share / (1 - share))
  }

  private static func logDistance(_ distance: Double) -> Double {
    logarithm((distance.isNaN ? 1e3 : max(0, distance)) + offset)
  }
}
