import Kernels
import Tabular
import Testing

@testable import Learning

/// How a classifier, words and cues become one answer.
@Suite struct EvidencePoolTests {
  /// Two classes; of the first half of 800 tracks one cue knows the genre, of the others nothing. The classifier leans to
  /// the right class, the words are right where nothing is known and wrong elsewhere.
  private struct Case {
    let count = 800
    let truth: [Int]
    let answers: Matrix
    let words: Matrix
    let cues: CueRows

    init() throws {
      var generator = SeededGenerator(seed: 4, stream: "pool")
      var truth: [Int] = []
      var answers: [Float] = []
      var words: [Float] = []
      for row in 0..<count {
        let genre = generator.unit() < 0.5 ? 0 : 1
        truth.append(genre)
        let lean: Float = generator.unit() < 0.6 ? 0.6 : 0.4
        answers += genre == 0 ? [lean, 1 - lean] : [1 - lean, lean]
        let isRight = generator.unit() < (row < 400 ? 0.5 : 0.9)
        let said: Float = isRight ? 0.8 : 0.2
        words += genre == 0 ? [said, 1 - said] : [1 - said, said]
      }
      self.truth = truth
      self.answers = try Matrix(checking: answers, rows: count, columns: 2)
      self.words = try Matrix(checking: words, rows: count, columns: 2)
      let known = truth
      cues = CueRows(base: [0.5, 0.5], cues: 1, rows: count) { row, _ -> [(Int32, Float)] in
        let counted: (Int32, Float) = (Int32(known[row]), 3)
        return row < 400 ? [counted] : []
      }
    }

    func pool() throws -> EvidencePool {
      try EvidencePool(
        fitting: answers, words: words, cues: cues, to: SoftLabels(truth, classCount: 2), on: Workers())
    }
  }

  @Test func `what is known of a track decides what counts`() throws {
    let own = try Case()
    let pool = try own.pool()
    #expect(pool.pools.count == 2)
    // Exponents of the classifier, the words, the cue.
    #expect(pool.pools[0].weights[1] > 0.5)
    #expect(pool.pools[1].weights[1] < 0.2 && pool.pools[1].weights[2] > 1)
    let result = try pool(own.answers, cues: own.cues, on: Workers()) { own.words.selecting(rows: $0) }
    for row in 0..<own.count {
      #expect(abs(result[row, 0] + result[row, 1] - 1) < 1e-5)
      if row < 400 { #expect(result[row, own.truth[row]] > 0.9) }
    }
    let right = (400..<own.count).count { result[$0, own.truth[$0]] > 0.5 }
    #expect(right > 340)
    // Tracks whose names nobody gave are those of which nothing is known.
    let bare = try pool(own.answers, cues: nil, on: Workers()) { own.words.selecting(rows: $0) }
    let unknown = try pool.pools[0]([own.answers, own.words, own.cues.shares(of: 0)])
    for row in 400..<own.count { #expect(abs(bare[row, 0] - unknown[row, 0]) < 1e-4) }
  }

  @Test func `with few tracks of a case it has the exponents of all`() throws {
    let own = try Case()
    let rows = Array(300..<own.count)
    let pool = try EvidencePool(
      fitting: own.answers.selecting(rows: rows), words: own.words.selecting(rows: rows),
      cues: own.cues.selecting(rows), to: SoftLabels(rows.map { own.truth[$0] }, classCount: 2),
      on: Workers())
    #expect(pool.pools[0] != pool.pools[1])
    let all = try LogLinearPool(
      fitting: [own.answers, own.words, own.cues.shares(of: 0)].map { $0.selecting(rows: rows) },
      to: SoftLabels(rows.map { own.truth[$0] }, classCount: 2))
    #expect(pool.pools[1] == all)
  }

  @Test func `shares of counts are those of the mixture where nothing was counted`() throws {
    let cues = CueRows(base: [0.25, 0.75], cues: 2, rows: 2) { row, cue in row == cue ? [(0, 6)] : [] }
    let expected: [Float] = [0.8125, 0.1875, 0.25, 0.75]
    #expect(cues.shares(of: 0).values == expected)
    #expect([cues.knowing(0), cues.knowing(1)] == [1, 1])
  }

  @Test func `exponents of another number than the cues ask for are refused`() throws {
    let pair = try LogLinearPool(weights: [1, 0.5])
    let three = try LogLinearPool(weights: [1, 0.5, 0.2])
    #expect(EvidencePool(pools: [pair], cues: 4)?.pools == [pair])
    #expect(EvidencePool(pools: [three, three], cues: 1) != nil)
    #expect(EvidencePool(pools: [three], cues: 1) == nil)
    #expect(EvidencePool(pools: [pair, pair], cues: 1) == nil)
    #expect(EvidencePool(pools: [], cues: 0) == nil)
  }
}
