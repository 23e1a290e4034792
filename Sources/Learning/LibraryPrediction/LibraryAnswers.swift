import Tabular

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

  /// The genres of a track that have a hundredth of the probability or more, likeliest first.
  public func likelyGenres(of track: Int) -> [(name: String, probability: Double)] {
    Self.likely(genreProbabilities.row(track), genres)
  }

  /// The families of a track that have a hundredth of the probability or more, likeliest first.
  public func likelyFamilies(of track: Int) -> [(name: String, probability: Double)] {
    Self.likely(familyProbabilities.row(track), families)
  }

  /// What has a hundredth of some probabilities or more, likeliest first, of equal ones by name.
  public static func likely(
    _ probabilities: ArraySlice<Float>, _ names: [String]
  ) -> [(name: String, probability: Double)] {
    var likely: [(name: String, probability: Double)] = []
    for (name, probability) in zip(names, probabilities) where probability >= 0.01 {
      likely.append((name, Double(probability)))
    }
    likely.sort { ($1.probability, $0.name) < ($0.probability, $1.name) }
    return likely
  }

  /// How many tracks have each family as their likeliest, with the mean of its probability among them; the largest first.
  public func familyCounts() -> [(family: Int, tracks: Int, confidence: Double)] {
    var found: [Int: [Double]] = [:]
    for track in 0..<familyProbabilities.rows {
      let answer = family(of: track)
      found[answer.family, default: []].append(Double(answer.probability))
    }
    return found.map { family, confidences in
      (family: family, tracks: confidences.count, confidence: Moments(confidences).mean)
    }.sorted { ($1.tracks, families[$0.family]) < ($0.tracks, families[$1.family]) }
  }

  /// The mean probability of the likeliest family over all tracks; 0 without tracks.
  public var meanConfidence: Double {
    Moments((0..<familyProbabilities.rows).map { Double(family(of: $0).probability) }).mean
  }

  /// What each kind of evidence says of a track: its share of all that speaks for a family, and the probabilities of the
  /// families by it alone. Kinds that say nothing are left out; the shares add up to 1, or there are none.
  public func evidence(
    for family: Int, of track: Int
  ) -> [(kind: EvidenceKind, share: Double, families: [Float])] {
    let said = EvidenceKind.allCases.compactMap { kind -> (EvidenceKind, Matrix)? in
      guard let all = contributions[kind], all.row(track).contains(where: { abs($0) > 1e-6 }) else {
        return nil
      }
      return (kind, all.selecting(rows: [track]))
    }
    let total = said.reduce(Float(0)) { $0 + max($1.1[0, family], 0) }
    return said.map { kind, row in
      (kind, total > 0 ? Double(max(row[0, family], 0) / total) : 0, row.softmax().values)
    }
  }

  private static func likeliest(_ table: Matrix, _ row: Int) -> (Int, Float) {
    var best = 0
    for column in 1..<max(table.columns, 1) where table[row, column] > table[row, best] { best = column }
    return (best, table[row, best])
  }
}
