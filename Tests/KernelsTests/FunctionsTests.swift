import Testing

/// The vector functions are as exact as 32-bit floats allow.
@Suite struct FunctionsTests {
  @Test func `exponentials`() {
    for step in 0..<2_000 {
      let value = -87.3 + Float(step) * 0.0878
      let result = Double(Lanes(repeating: value).exponential[step % 16])
      let exact = ReferenceNetwork.exponential(Double(value))
      #expect(abs(result - exact) <= 4e-7 * exact)
    }
    #expect(Lanes(repeating: -88).exponential == Lanes())
    #expect(Lanes(repeating: -.infinity).exponential == Lanes())
    #expect(Lanes(repeating: 1_000).exponential[0].isFinite)
    #expect(Lanes().exponential == Lanes(repeating: 1))
  }

  @Test func `logarithms`() {
    for exponent in -120..<120 {
      for step in 0..<9 {
        let value = Float(sign: .plus, exponent: exponent, significand: 1 + Float(step) / 9)
        let exact = ReferenceNetwork.logarithm(Double(value))
        #expect(abs(Double(value.naturalLogarithm) - exact) <= 2e-7 * max(abs(exact), 0.5))
        #expect(Lanes(repeating: value).naturalLogarithm == Lanes(repeating: value.naturalLogarithm))
      }
    }
    #expect((1 as Float).naturalLogarithm == 0)
  }

  @Test(arguments: [1, 7, 16, 17, 40, 114])
  func `the largest of a row is the first of equals`(columns: Int) throws {
    let problem = Problem(count: 60)
    let rows = problem.rows.count / columns
    var table = Array(problem.rows.prefix(rows * columns))
    table[columns / 2] = 9
    table[columns - 1] = 9
    if rows > 1 { table[columns] = .nan }
    let (found, values) = try RowMaxima.find(table, columns: columns)
    for row in 0..<rows {
      let own = Array(table[row * columns..<(row + 1) * columns])
      var best = 0
      for index in own.indices where own[index] > own[best] { best = index }
      #expect(Int(found[row]) == best && values[row].bitPattern == own[best].bitPattern)
    }
    #expect(throws: KernelError.self) { try RowMaxima.find([1, 2, 3], columns: 2) }
  }

  @Test func `reciprocal roots`() {
    for step in 1..<1_000 {
      let value = Float(step) * 0.37
      let exact = 1 / Double(value).squareRoot()
      #expect(abs(Double(Lanes(repeating: value).reciprocalSquareRoot[3]) - exact) <= 3e-7 * exact)
    }
    #expect(Lanes().reciprocalSquareRoot[0].isFinite)
  }

  @Test func `sums and maxima`() {
    var lanes = Lanes()
    for lane in 0..<16 { lanes[lane] = Float((lane * 7) % 16) }
    #expect(lanes.total == 120)
    #expect(lanes.largest == 15)
    #expect((lanes - Lanes(repeating: 20)).largest == -5)
    #expect(lanes.larger(Lanes(repeating: 3))[0] == 3)
    #expect(lanes.cleared(where: lanes.above(Lanes(repeating: 7))).largest == 7)
  }

  @Test func `dropout keeps its share`() {
    let dropout = Dropout(share: 0.2)
    let key = DropoutKey(seed: 9, step: 3, layer: 1)
    var dropped = 0
    for block in 0..<4_000 {
      let result = dropout(Lanes(repeating: 1), key: key, counter: block * 16)
      for lane in 0..<16 { dropped += result[lane] == 0 ? 1 : 0 }
      #expect(result.largest == 1.25)
    }
    #expect(abs(Double(dropped) / 64_000 - 0.2) < 0.005)
    let other = DropoutKey(seed: 9, step: 4, layer: 1)
    #expect(
      dropout(Lanes(repeating: 1), key: other, counter: 0)
        != dropout(Lanes(repeating: 1), key: key, counter: 0))
  }
}
