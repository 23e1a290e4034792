import Testing

@testable import Tabular

/// The fast ways to a number give what Swift's own reading gives, to the last bit.
@Suite struct NumberReadingTests {
  private func short(_ text: String) -> (value: Float, length: Int) {
    let bytes = Array((text + ",,,,,,,,,,,,,,,,").utf8)
    return bytes.withUnsafeBufferPointer { bytes in
      NumberText.powers.withUnsafeBufferPointer { powers in
        guard let bytes = bytes.baseAddress, let powers = powers.baseAddress else { return (0, 0) }
        let (value, next) = NumberText.readShort(bytes, at: 0, powers: powers)
        return (value, next)
      }
    }
  }

  @Test func `short numbers are rounded right`() throws {
    var generator = SeededGenerator(seed: 3, stream: "numbers")
    for _ in 0..<200_000 {
      let digits = 1 + generator.integer(below: 7)
      var text = (0..<digits).map { _ in "\(generator.integer(below: 10))" }.joined()
      // With a point a number has one digit less in the eight bytes that are looked at.
      if digits < 7, generator.integer(below: 4) > 0 {
        let place = text.index(text.startIndex, offsetBy: generator.integer(below: digits + 1))
        text.insert(".", at: place)
      }
      if generator.integer(below: 3) == 0 { text = "-" + text }
      let expected = try #require(Float(text.hasPrefix(".") ? "0" + text : text) ?? Float(text + "0"))
      let (value, length) = short(text)
      guard value.bitPattern == expected.bitPattern, length == text.utf8.count else {
        Issue.record("\(text) is read as \(value), \(length) bytes")
        return
      }
    }
  }

  @Test(arguments: [
    "", "-", ".", "-.", "12345678", "1e5", "1E5", "1.5e-3", "+1", "x", "1234567.5", "0.1234567",
  ])
  func `leaves what it cannot read`(text: String) {
    #expect(short(text).length == 0)
  }

  @Test(arguments: [("1.2.3", 3), ("7 ", 1), ("7\n", 1), ("0.5\u{e9}", 3), ("3%", 1), ("3:05", 1)])
  func `stops at the first byte that is no number`(text: String, length: Int) {
    #expect(short(text).length == length)
  }
}
