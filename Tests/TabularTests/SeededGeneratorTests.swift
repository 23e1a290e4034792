import Testing

@testable import Tabular

@Suite struct SeededGeneratorTests {
  @Test func `the draws of a seed never change`() {
    var generator = SeededGenerator(seed: 7, stream: "split")
    let draws = (0..<4).map { _ in generator.next() }
    #expect(
      draws == [
        631_985_839_232_442_737, 16_940_965_415_808_630_132, 10_241_509_505_843_663_118,
        1_648_135_877_060_146_316,
      ]
    )
    var same = SeededGenerator(seed: 7, stream: "split")
    #expect((0..<4).map { _ in same.next() } == draws)
  }

  @Test func `seeds and streams are unrelated`() {
    var first = SeededGenerator(seed: 1, stream: "a")
    var second = SeededGenerator(seed: 1, stream: "b")
    var third = SeededGenerator(seed: 2, stream: "a")
    #expect(Set([first.next(), second.next(), third.next()]).count == 3)
  }

  @Test func `all numbers below a bound are equally likely`() {
    var generator = SeededGenerator(seed: 3, stream: "test")
    var counts = [Int](repeating: 0, count: 7)
    for _ in 0..<70_000 { counts[generator.integer(below: 7)] += 1 }
    // Five standard deviations of a binomial count.
    #expect(counts.allSatisfy { abs($0 - 10_000) < 465 })
    #expect(generator.integer(below: 0) == 0)
  }

  @Test func `a shuffle keeps every element`() {
    var generator = SeededGenerator(seed: 3, stream: "test")
    let shuffled = generator.shuffled(Array(0..<1_000))
    #expect(shuffled != Array(0..<1_000))
    #expect(shuffled.sorted() == Array(0..<1_000))
    #expect(Set(generator.sample(50, below: 60)).count == 50)
    #expect(generator.sample(50, below: 10).count == 10)
  }

  @Test func `normal draws have mean zero and variance one`() {
    var generator = SeededGenerator(seed: 3, stream: "test")
    let draws = (0..<20_000).map { _ in generator.normal() }
    let mean = draws.reduce(0, +) / 20_000
    let variance = draws.reduce(0) { $0 + $1 * $1 } / 20_000
    #expect(abs(mean) < 0.04)
    #expect(abs(variance - 1) < 0.06)
  }
}
