import Tabular

/// The calibration error that chance alone would show of a model whose confidence is perfectly honest: what is measured says
/// something about the model only as far as it exceeds this.
public struct CalibrationChance: Sendable, Equatable {
  /// If every answer were right or wrong by itself: the mean over draws in which each is right with its own probability.
  public let overTracks: Double
  /// As the tracks of one artist are right and wrong together, the mean over draws in which the distance of answers from
  /// their confidence keeps its size and changes its sign artist by artist (the wild cluster bootstrap of Cameron, Gelbach and
  /// Miller, "Bootstrap-based improvements for inference with clustered errors", 2008).
  public let overArtists: Double

  /// Draws anew what answers of such confidence could have shown.
  ///
  /// - Parameters:
  ///   - confidences: The probability of the likeliest genre of each track.
  ///   - hits: Whether that was right.
  ///   - artists: A number per track that is the same for tracks of one artist.
  ///   - bins: Ranges of confidence of equal width.
  public init(confidences: [Double], hits: [Bool], artists: [Int], bins binCount: Int = 15, seed: UInt64 = 0)
  {
    var generator = SeededGenerator(seed: seed, stream: "reliability")
    var sum = 0.0
    for _ in 0..<Self.draws {
      let drawn = confidences.map { generator.unit() < $0 }
      sum += Reliability(confidences: confidences, hits: drawn, bins: binCount).expectedError
    }
    overTracks = sum / Double(Self.draws)
    overArtists = Self.meanError(
      of: Self.residuals(
        Reliability(confidences: confidences, hits: hits, bins: binCount), confidences, hits, artists),
      tracks: confidences.count, bins: binCount, seed: seed)
  }

  private static let draws = 20
  /// Fewer artists than tracks make every draw say less.
  private static let artistDraws = 200

  /// What the answers to the tracks of one artist in one bin are off together, the error of the bin itself taken out.
  private struct Residual {
    let bin: Int
    var sum: Double
  }

  /// The residuals of each artist.
  private static func residuals(
    _ reliability: Reliability, _ confidences: [Double], _ hits: [Bool], _ artists: [Int]
  ) -> [[Residual]] {
    let offsets = reliability.bins.map { $0.count > 0 ? $0.accuracy - $0.confidence : 0 }
    var placeOf: [Int: Int] = [:]
    var residuals: [[Residual]] = []
    for (track, artist) in artists.enumerated() {
      let bin = reliability.bin(of: confidences[track])
      let own = (hits[track] ? 1 : 0) - Reliability.share(confidences[track]) - offsets[bin]
      guard let place = placeOf[artist] else {
        placeOf[artist] = residuals.count
        residuals.append([Residual(bin: bin, sum: own)])
        continue
      }
      if let same = residuals[place].firstIndex(where: { $0.bin == bin }) {
        residuals[place][same].sum += own
      } else {
        residuals[place].append(Residual(bin: bin, sum: own))
      }
    }
    return residuals
  }

  private static func meanError(of residuals: [[Residual]], tracks: Int, bins: Int, seed: UInt64) -> Double {
    guard tracks > 0 else { return .nan }
    var generator = SeededGenerator(seed: seed, stream: "reliability of artists")
    var total = 0.0
    for _ in 0..<artistDraws {
      var sums = [Double](repeating: 0, count: max(1, bins))
      for own in residuals {
        let sign = generator.next() & 1 == 0 ? 1.0 : -1.0
        for residual in own { sums[residual.bin] += sign * residual.sum }
      }
      total += sums.reduce(0) { $0 + abs($1) } / Double(tracks)
    }
    return total / Double(artistDraws)
  }
}
