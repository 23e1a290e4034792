import Kernels
import Work

/// What is found for the tracks of a library, all of them together.
public struct LibraryAnswers: Sendable {
  /// The families, and the genres in the order of the model's classes.
  public let families, genres: [String]
  /// The probability of each family, `tracks × families`.
  public let familyProbabilities: Matrix
  /// The probability of each genre, `tracks × genres`: that of its family, shared out within it.
  public let genreProbabilities: Matrix
  /// The library's own mixture of families, as it was found.
  public let mixture: [Float]
  /// For each kind of evidence what it adds to the score of each family, `tracks × families`; a row of zeros where it says
  /// nothing.
  public let contributions: [EvidenceKind: Matrix]

  /// The likeliest family of a track and its probability, the first of equals.
  public func family(of track: Int) -> (family: Int, probability: Float) {
    Self.likeliest(familyProbabilities, track)
  }

  /// The likeliest genre of a track and its probability, the first of equals.
  public func genre(of track: Int) -> (genre: Int, probability: Float) {
    Self.likeliest(genreProbabilities, track)
  }

  private static func likeliest(_ table: Matrix, _ row: Int) -> (Int, Float) {
    var best = 0
    for column in 1..<max(table.columns, 1) where table[row, column] > table[row, best] { best = column }
    return (best, table[row, best])
  }
}

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
    for tracks: [LibraryTrack], sound: Matrix, threads: Int, watch: Watch = Watch()
  ) throws -> LibraryAnswers {
    guard sound.rows == tracks.count, sound.columns == map.genres.count else {
      throw LearningError.shape(expected: tracks.count * map.genres.count, found: sound.values.count)
    }
    let pool = try WorkerPool(threads: min(max(threads, 1), 256))
    let index = LibraryIndex(tracks)
    let evidence = LibraryEvidence(tracks, index: index, sound: sound, cues: cues, map: map)
    try watch.check()
    let known = usesTableMixture ? evidence.tableMixture : evidence.mixtureOfKnownArtists()
    let first = Pool(evidence, nil, weights: .first, mixture: known)
    try watch.check()
    let context = LibraryContext(
      tracks, evidence: evidence,
      alike: try LikeArtists(tracks, index: index, sound: sound, pool: pool, threads: threads))
    try watch.check()
    let answers = placed(first.scores(index).softmax(), tracks)
    let mixture = usesTableMixture ? known : context.mixture(of: answers, known: known)
    let second = Pool(evidence, (context, answers), weights: .second, mixture: mixture)
    let families = placed(second.scores(index).softmax(), tracks)
    return LibraryAnswers(
      families: map.families, genres: map.genres, familyProbabilities: families,
      genreProbabilities: WithinFamily(map, cues, tracks, index, sound).genres(of: families),
      mixture: mixture, contributions: second.contributions(index))
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

/// The experts' weighted evidence, added up by kind.
private struct Pool {
  private var ofArtists: [EvidenceKind: Matrix] = [:]
  private var ofTracks: [EvidenceKind: Matrix] = [:]

  init(
    _ evidence: LibraryEvidence, _ around: (context: LibraryContext, answers: Matrix)?,
    weights: ExpertWeights,
    mixture: [Float]
  ) {
    let index = evidence.index
    let artists = around.map { index.means($0.answers) }
    let isKnown = (0..<index.artistCount).map(evidence.isKnown)
    for expert in LibraryExpert.allCases where weights.hears(expert) {
      var said = evidence.evidence(of: expert, against: mixture)
      if said == nil, let around, let artists {
        said = around.context.evidence(
          of: expert, answers: around.answers, artists: artists, against: mixture)
      }
      guard var said else { continue }
      for row in 0..<said.rows {
        let artist = expert.isOfTrack ? index.leadArtist[row] : row
        let weight = weights.weight(of: expert, isKnown: isKnown[artist])
        for family in 0..<said.columns { said[row, family] *= weight }
      }
      if expert.isOfTrack {
        ofTracks[expert.kind] = ofTracks[expert.kind].map { sum($0, said) } ?? said
      } else {
        ofArtists[expert.kind] = ofArtists[expert.kind].map { sum($0, said) } ?? said
      }
    }
  }

  private func sum(_ one: Matrix, _ other: Matrix) -> Matrix {
    var result = one
    result.add(other, times: 1)
    return result
  }

  /// What each kind of evidence says of each track.
  func contributions(_ index: LibraryIndex) -> [EvidenceKind: Matrix] {
    var result: [EvidenceKind: Matrix] = [:]
    for kind in EvidenceKind.allCases {
      var total = ofArtists[kind]?.selecting(rows: index.leadArtist)
      if let own = ofTracks[kind] { total = total.map { sum($0, own) } ?? own }
      result[kind] = total
    }
    return result
  }

  /// The sum of all evidence, `tracks × families`.
  func scores(_ index: LibraryIndex) -> Matrix {
    let all = contributions(index)
    var total: Matrix?
    for kind in EvidenceKind.allCases {
      if let part = all[kind] { total = total.map { sum($0, part) } ?? part }
    }
    return total ?? Matrix(rows: index.leadArtist.count, columns: 0)
  }
}
