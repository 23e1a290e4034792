import Report
import Testing

@Suite struct NumberTextTests {
  @Test(arguments: [
    (0, "0"), (999, "999"), (114_000, "114,000"), (-1_234_567, "-1,234,567"),
    (.min, "-9,223,372,036,854,775,808"),
  ])
  func `groups thousands`(value: Int, text: String) {
    #expect(NumberText.count(value) == text)
  }

  @Test(arguments: [
    (0.5431, "54.3 %"), (0, "0 %"), (1, "100 %"), (0.00001, "<0.1 %"), (0.99999, ">99.9 %"), (.nan, "–"),
    (-0.1, "-10.0 %"),
  ])
  func `shows shares as percentages`(value: Double, text: String) {
    #expect(NumberText.share(value) == text)
  }

  @Test(arguments: [
    (0, "0 s"), (0.0000005, "1 µs"), (0.00085, "850 µs"), (0.0012, "1.2 ms"), (0.012, "12 ms"),
    (0.25, "0.25 s"),
    (1.24, "1.2 s"), (9.96, "10 s"), (59.4, "59 s"), (59.9, "1 min 00 s"), (200, "3 min 20 s"),
    (3900, "1 h 05 min"), (200_000, "2 d 7 h"), (-3, "-3.0 s"), (.nan, "–"),
  ])
  func `says how long in words`(seconds: Double, text: String) {
    #expect(NumberText.duration(seconds) == text)
  }

  @Test(arguments: [
    (0, "0 B"), (999, "999 B"), (1000, "1.0 kB"), (20_118_244, "20.1 MB"), (-5_000_000_000, "-5.0 GB"),
  ])
  func `says how much memory`(bytes: Int, text: String) {
    #expect(NumberText.bytes(bytes) == text)
  }

  @Test(arguments: [
    (1.005, 1, "1.0"), (-0.04, 1, "0.0"), (1234.5, 0, "1,235"), (0.1 + 0.2, 3, "0.300"), (.infinity, 2, "∞"),
    (2.0, -4, "2"),
  ])
  func `rounds to the digits given`(value: Double, digits: Int, text: String) {
    #expect(NumberText.number(value, digits: digits) == text)
  }
}
