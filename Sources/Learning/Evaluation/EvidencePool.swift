import Kernels
import Tabular

/// How the answer of a classifier, what words say and what cues have counted become one: a product with exponents, others
/// for each number of cues that know something of a track.
///
/// Where the album is known, names say little more, and where nothing is, they say much: each case has the exponents that
/// fit the validation tracks in that case.
public struct EvidencePool: Sendable, Equatable {
  /// The pools of tracks of which no cue knows anything, one does, two do, and so on: exponents of the classifier, of the
  /// words, and of each cue. A model from an older file has one pool of classifier and words for all.
  let pools: [LogLinearPool]

  /// With fewer validation tracks in a case than these, it has the exponents of all.
  private static let leastTracks = 200

  /// Known pools, as from a file; `nil` without one, or if they are not as many and as long as so many cues ask for.
  init?(pools: [LogLinearPool], cues: Int) {
    let isWhole = pools.count == cues + 1 && pools.allSatisfy { $0.weights.count == cues + 2 }
    guard isWhole || pools.count == 1 && pools[0].weights.count == 2 else { return nil }
    self.pools = pools
  }

  /// Exponents by tracks that nothing was learned from. Throws `LearningError.shape`.
  ///
  /// - Parameters:
  ///   - answers: What the classifier says, `tracks × classes`.
  ///   - words: What the words say, of the same shape.
  ///   - cues: What the cues have counted; `nil` where there are none.
  init(
    fitting answers: Matrix, words: Matrix, cues: CueRows?, to labels: SoftLabels, on workers: Workers
  ) throws(LearningError) {
    let opinions = [answers, words] + (cues.map { cues in (0..<cues.cues).map(cues.shares) } ?? [])
    let all = try LogLinearPool(fitting: opinions, to: labels, threads: workers.threads)
    guard let cues else {
      pools = [all]
      return
    }
    var pools: [LogLinearPool] = []
    for known in 0...cues.cues {
      let rows = (0..<answers.rows).filter { cues.knowing($0) == known }
      guard rows.count >= Self.leastTracks else {
        pools.append(all)
        continue
      }
      pools.append(
        try LogLinearPool(
          fitting: opinions.map { $0.selecting(rows: rows) }, to: labels.selecting(rows),
          threads: workers.threads))
    }
    self.pools = pools
  }

  /// The product, `tracks × classes`; without cues that of tracks of which nothing is known. Throws `LearningError.shape`.
  ///
  /// - Parameter words: What the words say of some of the tracks, by their places, `places × classes`.
  func callAsFunction(
    _ answers: Matrix, cues: CueRows?, on workers: Workers, words: (_ places: [Int]) -> Matrix
  ) throws(LearningError) -> Matrix {
    var result = Matrix(rows: answers.rows, columns: answers.columns)
    for (known, pool) in pools.enumerated() {
      let rows = (0..<answers.rows).filter { min(cues?.knowing($0) ?? 0, pools.count - 1) == known }
      if rows.isEmpty { continue }
      // What has no weight need not be looked up.
      var opinions: [Matrix] = []
      var weights: [Double] = []
      for (place, weight) in pool.weights.enumerated() where weight > 0 {
        switch place {
        case 0: opinions.append(answers.selecting(rows: rows))
        case 1: opinions.append(words(rows))
        default:
          guard let cues else { continue }
          opinions.append(cues.selecting(rows).shares(of: place - 2))
        }
        weights.append(weight)
      }
      let own =
        opinions.isEmpty
        ? answers.selecting(rows: rows)
        : try LogLinearPool(weights: weights)(opinions, threads: workers.threads)
      for (place, row) in rows.enumerated() {
        result.values.replaceSubrange(
          row * result.columns..<(row + 1) * result.columns,
          with: own.values[place * own.columns..<(place + 1) * own.columns])
      }
    }
    return result
  }
}
