/// The experts' weighted evidence, added up by kind.
struct ExpertPool: Sendable {
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
