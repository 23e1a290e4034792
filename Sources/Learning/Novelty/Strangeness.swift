/// How unlike the learned genres a track is, and from where on it is declined.
///
/// Two signs are added up: how likely a second model, which also learned other genres, finds one of those (as a
/// log-odds), and how far away the nearest learned tracks are (as a logarithm, in standard deviations of what is
/// usual for learned genres). The first knows what strangers tend to be like, the second also sees what nobody has
/// seen.
public struct Strangeness: Sendable, Equatable, Codable {
  /// The share that the distance has in the score, next to the log-odds; the score is the distance alone without a
  /// background.
  public static let distanceWeight = 0.3
  /// Which of the nearest tracks tells the distance.
  public static let neighbour = 10

  /// Mean and deviation of the logarithm of the distance, and of the log-odds, over tracks of learned genres.
  public let distance: Spread
  public let odds: Spread?
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

  /// Learns what is usual from tracks of learned genres that the models did not learn from.
  ///
  /// - Parameters:
  ///   - distances: the distance of each track to its `neighbour`-th nearest learned track.
  ///   - background: the probability of each track to be of no learned genre; `nil` without a background.
  public init(distances: [Double], background: [Double]?) {
    let blank = Strangeness(
      distance: Spread(distances.map(Self.logDistance)),
      odds: background.map { Spread($0.map(Self.logOdds)) }, usual: [])
    self.init(
      distance: blank.distance, odds: blank.odds,
      usual: blank.scores(distances: distances, background: background).sorted())
  }

  private init(distance: Spread, odds: Spread?, usual: [Double]) {
    self.distance = distance
    self.odds = odds
    self.usual = usual
  }

  /// The distance that tracks of learned genres mostly have (the geometric mean).
  public var usualDistance: Double { max(0, exponential(distance.mean) - Self.offset) }

  /// The score of each track; higher is stranger. Distances and background probabilities are equally many.
  public func scores(distances: [Double], background: [Double]?) -> [Double] {
    let far = distances.map { distance.standardised(Self.logDistance($0)) }
    guard let odds, let background else { return far }
    return zip(far, background).map { odds.standardised(Self.logOdds($1)) + Self.distanceWeight * $0 }
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
