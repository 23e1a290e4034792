import Testing

@testable import Rendering

@Suite struct DisplayWidthTests {
  @Test(arguments: [
    ("plain", 5), ("夜に駆ける", 10), ("ﾊﾝｶｸ", 4), ("ｗｉｄｅ", 8), ("한국어", 6), ("e\u{301}", 1), ("é", 1), ("", 0),
    ("👍", 2), ("👍🏽", 2), ("👩‍👩‍👧", 2), ("🇩🇰", 2), ("❤️", 2), ("❤", 1), ("1️⃣", 2), ("שלום", 4), ("สวัสดี", 4),
    ("हिन्दी", 5), ("…·–", 3), ("▁▂█░▀", 5), ("⣿⠁", 2), ("a\u{200D}b", 2), ("ᄒ\u{1161}\u{11AB}", 2), ("⌚⏰", 4),
    ("\u{200E}", 0), ("🏴󠁧󠁢󠁳󠁣󠁴󠁿", 2), ("ﷺ", 1), ("㍿", 2),
  ])
  func `counts columns as terminals do`(text: String, width: Int) {
    #expect(DisplayWidth.of(text) == width)
  }

  @Test(arguments: [
    ("two\nlines", "two⏎lines"), ("a\r\nb", "a⏎b"), ("\u{1B}[31m", "\\u{1B}[31m"),
    ("a\u{202E}b", "a\\u{202E}b"),
    ("tab\t", "tab⇥"), ("\u{301}a", "◌\u{301}a"), ("نص\u{200F}", "نص\u{200F}"),
    ("soft\u{AD}hyphen", "soft\\u{AD}hyphen"),
    ("zero\u{200B}", "zero\\u{200B}"), ("👩‍👧", "👩‍👧"), ("\u{9B}31m", "\\u{9B}31m"), ("a\u{E0041}", "a\\u{E0041}"),
    ("🏴󠁧󠁢󠁳󠁣󠁴󠁿", "🏴󠁧󠁢󠁳󠁣󠁴󠁿"), ("Sigur Rós – ( )", "Sigur Rós – ( )"),
  ])
  func `makes acting text visible and leaves the rest`(text: String, visible: String) {
    #expect(VisibleText.escaped(text) == visible)
  }

  @Test func `breaks lines at spaces and between East Asian letters`() {
    func lines(_ text: String, _ width: Int, indent: Int = 0) -> [String] {
      TextWrapping(width: width, indent: indent).lines(of: [(.init(text), staysTogether: false)])
        .map { $0.fragments.map(\.text).joined() }
    }
    #expect(lines("the quick brown fox", 10) == ["the quick", "brown fox"])
    #expect(lines("one two three", 8, indent: 2) == ["one two", "  three"])
    #expect(lines("夜に駆ける。", 4) == ["夜に", "駆け", "る。"])
    #expect(lines("about 93.3 % of them", 9) == ["about", "93.3 % of", "them"])
    #expect(lines("about 93.3 % of them, or 5 % of", 10) == ["about", "93.3 % of", "them, or", "5 % of"])
    #expect(lines("unbreakable", 4) == ["unbr", "eaka", "ble"])
    #expect(lines("", 4) == [""])
    let signature = StyledLine.Fragment("train [epochs=40] [seed=1]", .code)
    let parts = TextWrapping(width: 20).lines(of: [(signature, staysTogether: true)])
    #expect(parts.map { $0.fragments.map(\.text).joined() } == ["train [epochs=40]", "[seed=1]"])
  }
}
