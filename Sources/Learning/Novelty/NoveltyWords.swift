import Tabular

/// What the words of titles, albums and names add to telling tracks of unknown genres: the words of such a track name a
/// language, a scene or a compilation that the model's own genres do not have.
///
/// The networks' probabilities of all genres are multiplied with those of the words; the score is the log-odds of the
/// genres that are not the model's.
struct NoveltyWords: Sendable, Equatable {
  let evidence: WordEvidence
  /// The scores of tracks of the model's genres that nothing was learned from, ascending.
  let reference: [Double]

  /// How much words count beside the networks, whose exponent is 1.
  private static let exponent = 0.7

  /// The names of the tracks that a detector learns from.
  struct Names {
    /// Of the training side, and of the side that is judged by.
    let training, held: [TrackNames]
    /// Of the tracks of other genres.
    let outliers: [TrackNames]
  }

  init(evidence: WordEvidence, reference: [Double]) {
    self.evidence = evidence
    self.reference = reference.sorted()
  }

  /// The score of each track: what networks say of all genres, the model's own first, and its names.
  func scores(
    _ probabilities: Matrix, names: [TrackNames], knownCount: Int, on workers: Workers
  ) throws -> [Double] {
    let pool = try LogLinearPool(weights: [1, Self.exponent])
    let all = try pool(
      [probabilities, evidence.probabilities(for: names, on: workers)], threads: workers.threads)
    return (0..<all.rows).map { row in
      NoveltyScore.logOdds(Double(all.row(row).dropFirst(knownCount).reduce(0, +)))
    }
  }

  /// The words of labelled tracks by counting, those of the model's genres first.
  static func learned(
    _ names: [TrackNames], labels: SoftLabels, threads: Int
  ) -> WordEvidence {
    let examples = concurrentBlocks(names.count, of: 1024, threads: threads) { block in
      block.map { row in
        let lead = NameKey(name: names[row].artists.first ?? "")
        return WordCues.Example(
          texts: names[row].texts, artist: lead.map { Int(truncatingIfNeeded: $0.value) } ?? -1 - row,
          genres: labels.classes(of: row).map { Int32($0) })
      }
    }.flatMap(\.self)
    let totals = labels.classTotals
    let sum = max(totals.reduce(0, +), 1)
    return WordEvidence(
      words: WordCues(examples, genreCount: labels.classCount, style: .thorough, threads: threads),
      base: totals.map { Float($0 / sum) })
  }
}
