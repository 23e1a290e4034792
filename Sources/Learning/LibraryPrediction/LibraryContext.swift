#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What the library around each track says, given first answers to all of its tracks.
struct LibraryContext: Sendable {
  private let evidence: LibraryEvidence
  private let isExplicit: [Bool]
  private let alike: LikeArtists
  private var index: LibraryIndex { evidence.index }

  init(_ tracks: [LibraryTrack], evidence: LibraryEvidence, alike: LikeArtists) {
    self.evidence = evidence
    isExplicit = tracks.map(\.isExplicit)
    self.alike = alike
  }

  /// The library's mixture: half of it by its known artists, half by the answers, where an artist of n tracks counts √n.
  func mixture(of answers: Matrix, known: [Float]) -> [Float] {
    var votes = [Float](repeating: 0, count: answers.columns)
    for row in 0..<answers.rows {
      let weight = weight(of: row)
      for family in votes.indices { votes[family] += weight * answers[row, family] }
    }
    let own = LibraryEvidence.mixture(votes)
    return LibraryEvidence.mixture(zip(known, own).map { 0.5 * $0 + 0.5 * $1 })
  }

  /// An expert's evidence against a mixture, a row for each artist; `nil` for an expert who does not need the library.
  func evidence(of expert: LibraryExpert, answers: Matrix, artists: Matrix, against mixture: [Float])
    -> Matrix?
  {
    switch expert {
    case .neighbours: nearby(answers, within: 1, mixture)
    case .surroundings: nearby(answers, within: 8, mixture)
    case .credits: credits(artists, mixture)
    case .explicit: explicit(answers, mixture)
    case .soundsAlike: voted(alike.bySound, artists, mixture, strength: 0.02, asShares: true)
    case .wordsAlike: voted(alike.byWords, artists, mixture, strength: 0.1, asShares: false)
    default: nil
    }
  }

  /// One over the root of how many tracks the artist of a track has.
  private func weight(of track: Int) -> Float {
    1 / Float(index.tracksOfArtist[index.leadArtist[track]].count).squareRoot()
  }

  /// The families of tracks by others beside each track in the library's order, weighted `exp(−distance / reach)`.
  private func nearby(_ answers: Matrix, within reach: Int, _ mixture: [Float]) -> Matrix {
    let furthest = 3 * reach
    let weights = (0...furthest).map { expf(-Float($0) / Float(reach)) }
    var shares = Matrix(rows: answers.rows, columns: answers.columns)
    for row in 0..<answers.rows {
      var total: Float = 0.1
      for family in mixture.indices { shares[row, family] = 0.1 * mixture[family] }
      for other in max(0, row - furthest)...min(answers.rows - 1, row + furthest)
      where index.leadArtist[other] != index.leadArtist[row] {
        let weight = weights[abs(other - row)]
        total += weight
        for family in mixture.indices { shares[row, family] += weight * answers[other, family] }
      }
      for family in mixture.indices { shares[row, family] /= total }
    }
    var result = index.means(shares)
    for artist in 0..<result.rows {
      for family in mixture.indices {
        result[artist, family] = logf(result[artist, family] / mixture[family])
      }
    }
    return result.centred()
  }

  /// The families of artists who share tracks with each artist, each weighted by the root of how many.
  private func credits(_ artists: Matrix, _ mixture: [Float]) -> Matrix {
    var sums = Matrix(rows: artists.rows, columns: artists.columns)
    var totals = [Float](repeating: 0, count: artists.rows)
    for (artist, others) in index.credits.enumerated() {
      for other in others {
        let weight = Float(other.tracks).squareRoot()
        totals[artist] += weight
        for family in mixture.indices { sums[artist, family] += weight * artists[other.artist, family] }
      }
    }
    return sums.logRatios(to: mixture, strength: 0.5, totals: totals)
  }

  /// What explicit tracks of this library are, and what the others are.
  private func explicit(_ answers: Matrix, _ mixture: [Float]) -> Matrix {
    var sums = Matrix(rows: 2, columns: answers.columns)
    var totals: [Float] = [0, 0]
    for row in 0..<answers.rows {
      let side = isExplicit[row] ? 1 : 0
      let weight = weight(of: row)
      totals[side] += weight
      for family in mixture.indices { sums[side, family] += weight * answers[row, family] }
    }
    let ratios = sums.logRatios(to: mixture, strength: 10, totals: totals)
    var rows = Matrix(rows: answers.rows, columns: answers.columns)
    for row in 0..<answers.rows {
      for family in mixture.indices { rows[row, family] = ratios[isExplicit[row] ? 1 : 0, family] }
    }
    return index.means(rows)
  }

  /// The families of like artists by the neighbours' weights, against `strength` counts of the mixture; with `asShares`
  /// the neighbours of an artist count as one together.
  private func voted(
    _ lists: [[LikeArtists.Neighbour]], _ artists: Matrix, _ mixture: [Float], strength: Float, asShares: Bool
  ) -> Matrix {
    var sums = Matrix(rows: artists.rows, columns: artists.columns)
    var totals = [Float](repeating: 0, count: artists.rows)
    for (artist, neighbours) in lists.enumerated() {
      let scale = asShares ? 1 / max(neighbours.reduce(0) { $0 + $1.weight }, .leastNormalMagnitude) : 1
      for neighbour in neighbours {
        let weight = neighbour.weight * scale
        totals[artist] += weight
        for family in mixture.indices {
          sums[artist, family] += weight * artists[neighbour.artist, family]
        }
      }
    }
    return sums.logRatios(to: mixture, strength: strength, totals: totals)
  }
}
