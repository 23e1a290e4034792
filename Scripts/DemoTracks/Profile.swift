import Foundation

/// What is published of one genre: how each feature is distributed and how they go together.
struct Profile: Decodable {
  let quantiles: [String: [Double]]
  /// Lower triangle, without the diagonal: correlations of the features' normal scores.
  let correlation: [[Double]]
  let key: [Double]
  let major: Double
  let timeSignature: [String: Double]
  let explicit: Double
  let leadArtists: Int

  private enum CodingKeys: String, CodingKey {
    case quantiles
    case correlation = "normal_score_correlation"
    case key
    case major = "mode_major"
    case timeSignature = "time_signature"
    case explicit
    case leadArtists = "distinct_lead_artists"
  }

  /// The lower factor L of the correlation matrix, L times its transpose.
  func factor() -> [[Double]] {
    let size = correlation.count
    var factor = Array(repeating: Array(repeating: 0.0, count: size), count: size)
    for row in 0..<size {
      for column in 0...row {
        let given = row == column ? 1 : correlation[row][column]
        let explained = (0..<column).reduce(0.0) { $0 + factor[row][$1] * factor[column][$1] }
        factor[row][column] =
          row == column
          ? max(given - explained, 1e-6).squareRoot() : (given - explained) / factor[column][column]
      }
    }
    return factor
  }
}

/// The published aggregates: levels of the quantiles, names of the continuous features, a profile per genre.
struct Profiles: Decodable {
  let levels: [Double]
  let continuous: [String]
  let genres: [String: Profile]

  private enum CodingKeys: String, CodingKey {
    case levels = "quantile_levels"
    case continuous, genres
  }

  /// The value at a probability, linear between the published quantiles.
  func value(of feature: String, in profile: Profile, at probability: Double) -> Double {
    guard let quantiles = profile.quantiles[feature] else { return 0 }
    let upper = levels.firstIndex { $0 >= probability } ?? levels.count - 1
    guard upper > 0 else { return quantiles[0] }
    let share = (probability - levels[upper - 1]) / (levels[upper] - levels[upper - 1])
    return quantiles[upper - 1] + share * (quantiles[upper] - quantiles[upper - 1])
  }
}
