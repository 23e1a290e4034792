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
    .mixture: (0.8, 1.0), .artistSound: (0.3, 0.2), .artistSoundByCount: (0.2, 0.3), .ownSound: (0.15, 0.25),
    .titleWords: (0.2, 0.2), .nameWords: (0.25, 0.2), .furtherArtist: (0.35, 0.3), .leadArtist: (0, 2.1),
    .leadArtistShrunk: (0, -1.4), .sameTrack: (0.3, 0.2), .tags: (3, 3), .placements: (3, 3),
  ])

  /// With what the first answers say of the library around each track.
  static let second = ExpertWeights(pairs: [
    .mixture: (0.5, 1.3), .artistSound: (0.2, 0.1), .artistSoundByCount: (0.11, 0.22),
    .ownSound: (0.10, 0.24),
    .titleWords: (0.12, 0.2), .nameWords: (0.17, 0.2), .furtherArtist: (0.26, 0.27), .leadArtist: (0, 2.1),
    .leadArtistShrunk: (0, -1.4), .sameTrack: (0.3, 0.1), .neighbours: (0.2, 0.2), .surroundings: (0.3, 0.2),
    .credits: (0.35, 0.25), .explicit: (0.4, 0.3), .soundsAlike: (0.6, 0.3), .wordsAlike: (0.45, 0.25),
    .tags: (3, 3), .placements: (3, 3),
  ])
}
