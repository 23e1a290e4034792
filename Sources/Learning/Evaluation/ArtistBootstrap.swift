import Tabular

/// How far a score could have come out otherwise with other artists: intervals by drawing artists, not tracks.
///
/// The tracks of one artist rise and fall together, so that drawing tracks would promise too narrow an interval
/// (the cluster bootstrap of Davison and Hinkley 1997, section 3.8; percentile intervals).
public struct ArtistBootstrap: Sendable {
  /// The rows of each artist, artists in the order of their first row.
  private let rowsOfArtist: [[Int]]
  private let seed: UInt64
  /// How many times artists are drawn.
  public let resamples: Int

  /// Number of artists.
  public var artistCount: Int { rowsOfArtist.count }

  /// Groups rows by artist: `artists` holds a number per row that is the same for rows of the same artist.
  public init(artists: [Int], resamples: Int = 1000, seed: UInt64 = 0) {
    var placeOf: [Int: Int] = [:]
    var rows: [[Int]] = []
    for (row, artist) in artists.enumerated() {
      if let place = placeOf[artist] {
        rows[place].append(row)
      } else {
        placeOf[artist] = rows.count
        rows.append([row])
      }
    }
    rowsOfArtist = rows
    self.resamples = max(1, resamples)
    self.seed = seed
  }

  /// The interval of the mean of a value per row, such as 1 for a right and 0 for a wrong answer, or the
  /// difference of two models' answers. Values and rows must be equally many; without rows the ends are NaN.
  public func interval(ofMean values: [Double], level: Double = 0.95) -> ScoreInterval {
    let sums = rowsOfArtist.map { rows in rows.reduce(0) { $0 + values[$1] } }
    let estimate = sums.reduce(0, +) / Double(values.count)
    let draws = resampledArtists { artists in
      var sum = 0.0
      var count = 0
      for artist in artists {
        sum += sums[artist]
        count += rowsOfArtist[artist].count
      }
      return sum / Double(count)
    }
    return ScoreInterval(estimate: estimate, draws: draws, level: level)
  }

  /// The interval of any score that can be computed from a list of rows, in which a row may occur several times.
  public func interval(level: Double = 0.95, of score: ([Int]) -> Double) -> ScoreInterval {
    let estimate = score(Array(0..<rowsOfArtist.reduce(0) { $0 + $1.count }))
    return ScoreInterval(
      estimate: estimate, draws: resampledArtists { score($0.flatMap { rowsOfArtist[$0] }) }, level: level)
  }

  private func resampledArtists(_ score: ([Int]) -> Double) -> [Double] {
    guard artistCount > 0 else { return [] }
    var generator = SeededGenerator(seed: seed, stream: "bootstrap")
    return (0..<resamples).map { _ in score(generator.resample(artistCount, below: artistCount)) }
  }
}

/// A score with the interval that holds what it could have been.
public struct ScoreInterval: Sendable, Equatable {
  /// The score on the tracks as they are.
  public let estimate: Double
  /// The lower end.
  public let low: Double
  /// The upper end.
  public let high: Double

  /// An interval with known ends.
  public init(estimate: Double, low: Double, high: Double) {
    self.estimate = estimate
    self.low = low
    self.high = high
  }

  /// The ends between which the middle `level` of the draws lie; NaN without draws.
  init(estimate: Double, draws: [Double], level: Double) {
    let ordered = draws.filter { !$0.isNaN }.sorted()
    func quantile(_ share: Double) -> Double {
      guard let last = ordered.indices.last else { return .nan }
      let place = min(max(share, 0), 1) * Double(last)
      let below = Int(place)
      let above = min(below + 1, last)
      return ordered[below] + (ordered[above] - ordered[below]) * (place - Double(below))
    }
    self.init(estimate: estimate, low: quantile((1 - level) / 2), high: quantile((1 + level) / 2))
  }

  /// Whether a difference could as well be none.
  public var includesZero: Bool { !(low > 0 || high < 0) }
}
