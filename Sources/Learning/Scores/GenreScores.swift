/// How well one genre is found.
public struct GenreScore: Sendable, Equatable {
  /// The class.
  public let label: Int
  /// Number of tracks that carry it.
  public let support: Int
  /// Number of tracks that were given it.
  public let answered: Int
  /// Number of tracks that were rightly given it.
  public let hits: Int

  /// Of the tracks that were given this genre, the share that carry it; 0 if none was given it.
  public var precision: Double { answered > 0 ? Double(hits) / Double(answered) : 0 }
  /// Of the tracks that carry this genre, the share that were given it; 0 if none carries it.
  public var recall: Double { support > 0 ? Double(hits) / Double(support) : 0 }
  /// The harmonic mean of precision and recall; 0 without a hit.
  public var f1: Double {
    support + answered > 0 ? 2 * Double(hits) / Double(support + answered) : 0
  }
}

extension Predictions {
  /// Precision, recall and F1 of every class, in the order of the classes.
  public var genreScores: [GenreScore] { genreScores(over: 0..<count) }

  /// The mean F1 over the genres that occur as a label or an answer, each counting the same; NaN without rows.
  public var macroF1: Double { macroF1(over: 0..<count) }

  /// The mean F1 over genres, each counting by its number of tracks; NaN without rows.
  public var weightedF1: Double {
    guard count > 0 else { return .nan }
    return genreScores.reduce(0) { $0 + $1.f1 * Double($1.support) } / Double(count)
  }

  /// `macroF1` on some of the rows, of which each may occur several times.
  func macroF1(over rows: some Sequence<Int>) -> Double {
    let scores = genreScores(over: rows).filter { $0.support + $0.answered > 0 }
    return scores.isEmpty ? .nan : scores.reduce(0) { $0 + $1.f1 } / Double(scores.count)
  }

  private func genreScores(over rows: some Sequence<Int>) -> [GenreScore] {
    var support = [Int](repeating: 0, count: classCount)
    var answered = support
    var hits = support
    for row in rows {
      support[labels[row]] += 1
      guard let answer = answers[row] else { continue }
      answered[answer] += 1
      if answer == labels[row] { hits[answer] += 1 }
    }
    return (0..<classCount).map {
      GenreScore(label: $0, support: support[$0], answered: answered[$0], hits: hits[$0])
    }
  }
}
