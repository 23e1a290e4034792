import Kernels
import Work

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Finds the families of a library's tracks from everything that is known of them, as one set.
///
/// Two passes over a log-linear pool of experts: the first hears what a track and its artist say by themselves, the second
/// what the library around them says as well, with the first pass's answers for the other tracks. Nothing is learned
/// from the library: what is taken from it are sums over its tracks.
public struct LibraryPredictor: Sendable {
  private let map: FamilyMap
  private let cues: CatalogueCues?
  /// Whether the training table's mixture of families stands in for the library's own.
  private let usesTableMixture: Bool

  /// - Parameters:
  ///   - cues: What the training table says of names; `nil` for a model that was trained without.
  ///   - usesTableMixture: Whether the library's own mixture is left aside.
  public init(map: FamilyMap, cues: CatalogueCues?, usesTableMixture: Bool = false) {
    self.map = map
    self.cues = cues
    self.usesTableMixture = usesTableMixture
  }

  /// The answers for all tracks.
  ///
  /// - Parameters:
  ///   - tracks: The library's tracks in its own order, as liked.
  ///   - sound: The classifier's calibrated probabilities, `tracks × genres`; NaN in rows of tracks without features.
  /// - Throws: `LearningError.shape`, or `CancellationError`.
  public func answers(
    for tracks: [LibraryTrack], sound: Matrix, on workers: Workers, watch: Watch = Watch()
  ) throws -> LibraryAnswers {
    guard sound.rows == tracks.count, sound.columns == map.genres.count else {
      throw LearningError.shape(expected: tracks.count * map.genres.count, found: sound.values.count)
    }
    let index = LibraryIndex(tracks)
    let evidence = LibraryEvidence(
      tracks, index: index, sound: sound, cues: cues, map: map, on: workers)
    try watch.check()
    let known = usesTableMixture ? evidence.tableMixture : evidence.mixtureOfKnownArtists()
    let first = ExpertPool(evidence, nil, weights: .first, mixture: known)
    try watch.check()
    let context = LibraryContext(
      tracks, evidence: evidence,
      alike: try LikeArtists(
        tracks, index: index, sound: LibraryEvidence.familySound(sound, map), hasSound: evidence.hasSound,
        on: workers))
    try watch.check()
    let answers = placed(first.scores(index).softmax(), tracks)
    let mixture = usesTableMixture ? known : context.mixture(of: answers, known: known)
    let second = ExpertPool(evidence, (context, answers), weights: .second, mixture: mixture)
    let families = placed(calibrated(second.scores(index).softmax()), tracks)
    return LibraryAnswers(
      families: map.families, genres: map.genres, familyProbabilities: families,
      genreProbabilities: WithinFamily(map, cues, tracks, index, sound).genres(of: families),
      mixture: mixture, contributions: second.contributions(index))
  }

  /// Probabilities in which that of the likeliest family is how often such an answer is right:
  /// `σ(0.775 · logit(p) + 0.875)`, fitted on public libraries; the others share the rest as before.
  private func calibrated(_ families: Matrix) -> Matrix {
    var result = families
    for row in 0..<families.rows {
      guard let largest = families.row(row).max(), largest < 1 else { continue }
      let logit = logf(max(largest, 1e-6) / max(1 - largest, 1e-6))
      let honest = 1 / (1 + expf(-(0.775 * logit + 0.875)))
      let rest = (1 - honest) / max(1 - largest, 1e-6)
      var isFirst = true
      for column in 0..<families.columns {
        let value = families[row, column]
        let isLargest = value == largest && isFirst
        if isLargest { isFirst = false }
        result[row, column] = isLargest ? honest : value * rest
      }
    }
    return result
  }

  /// The person's word on a track stands above everything.
  private func placed(_ answers: Matrix, _ tracks: [LibraryTrack]) -> Matrix {
    var answers = answers
    for (row, track) in tracks.enumerated() {
      guard let family = track.placedFamily.flatMap({ map.families.firstIndex(of: $0) }) else { continue }
      for column in 0..<answers.columns { answers[row, column] = column == family ? 1 : 0 }
    }
    return answers
  }
}
