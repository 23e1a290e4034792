import Tabular

/// What the words of title, album and artists' names say of a track's genre, as probabilities.
public struct WordEvidence: Sendable, Equatable {
  private let words: WordCues
  private let base: [Float]
  private let logBase: [Float]

  /// How much of a text's vote counts; a text of many pieces is surer of itself than it should be.
  private static let strength: Float = 0.4

  init(words: WordCues, base: [Float]) {
    self.words = words
    self.base = base
    logBase = base.map { Float(logarithm(Double(max($0, 1e-6)))) }
  }

  /// The probabilities of the genres, `tracks × genres`; the mixture of the training tracks where no word is known.
  func probabilities(for names: [TrackNames], on workers: Workers) -> Matrix {
    let blocks = concurrentBlocks(names.count, of: 256, threads: workers.threads) { block in
      var reader = words.reader
      var scores: [Float] = []
      scores.reserveCapacity(block.count * logBase.count)
      for track in names[block] {
        for (score, base) in zip(words.scores(of: track.texts, reading: &reader), logBase) {
          scores.append(Self.strength * score + base)
        }
      }
      return scores
    }
    let matrix = Matrix(rows: names.count, columns: logBase.count, values: blocks.flatMap(\.self))
    return (matrix ?? Matrix(rows: names.count, columns: logBase.count)).softmax()
  }
}

extension WordEvidence {
  /// The words as they stand in a model's file.
  func tensors(prefix: String) -> [Tensor] {
    words.tensors(prefix: prefix) + [Tensor(name: prefix + "base", base)]
  }

  /// Reads what `tensors` wrote. Throws `ModelFileError`.
  init(_ tensors: [String: Tensor], prefix: String, base: [Float]) throws(ModelFileError) {
    self.init(
      words: try WordCues(tensors, prefix: prefix, genreCount: base.count, style: .thorough), base: base)
  }
}
