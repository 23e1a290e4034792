/// How much each expert's word counts in the pool, for artists that the training table knows and for others.
///
/// A log-linear pool, `score(f) = Σ weight · evidence(f)` (Genest and Zidek, "Combining probability distributions",
/// Statistical Science 1986, doi:10.1214/ss/1177013825). The weights were fitted on public libraries as a conditional
/// logit; every figure that is reported for a library comes from weights fitted without it.
struct ExpertWeights: Sendable {
  /// The weight of an expert for a lead artist whom the table does not know, and for one whom it knows.
  typealias Pair = (unknown: Float, known: Float)

  private let pairs: [LibraryExpert: Pair]

  func weight(of expert: LibraryExpert, isKnown: Bool) -> Float {
    guard let pair = pairs[expert] else { return 0 }
    return isKnown ? pair.known : pair.unknown
  }

  /// Whether an expert is heard at all.
  func hears(_ expert: LibraryExpert) -> Bool { pairs[expert] != nil }

  /// Before anything is known of the library but its known artists.
  static let first = ExpertWeights(pairs: [
    .mixture: (0.994, 1.814), .artistSound: (0.958, 0.355), .artistSoundByCount: (0.198, 0.278),
    .ownSound: (0.098, 0.314), .titleWords: (0.534, 0.499), .nameWords: (0.475, 0.460),
    .furtherArtist: (0.636, 0.391), .leadArtist: (0, 2.894), .leadArtistShrunk: (0, -1.910),
    .sameTrack: (0.002, 0.239), .tags: tags, .ownTags: ownTags, .placements: placements,
  ])

  /// With what the first answers say of the library around each track.
  static let second = ExpertWeights(pairs: [
    .mixture: (0.651, 1.558), .artistSound: (0.290, -0.144), .artistSoundByCount: (0.007, 0.175),
    .ownSound: (0.096, 0.320), .titleWords: (0.342, 0.328), .nameWords: (0.285, 0.348),
    .furtherArtist: (0.457, 0.327), .leadArtist: (0, 3.047), .leadArtistShrunk: (0, -2.017),
    .sameTrack: (0, 0.236), .neighbours: (0.302, 0.216), .surroundings: (0.142, 0.012),
    .credits: (0.418, 0.089), .explicit: (0.052, 0.231), .soundsAlike: (0.517, 0.406),
    .wordsAlike: (0.213, 0.139), .tags: tags, .ownTags: ownTags, .placements: placements,
  ])

  // Chosen, not fitted: no public library has tags beside the truth, or placements.
  private static let tags: Pair = (3, 3)
  private static let ownTags: Pair = (6, 6)
  private static let placements: Pair = (3, 3)
}
