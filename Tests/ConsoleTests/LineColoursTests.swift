import Rendering
import Shell
import Testing

@testable import Console

@Suite struct LineColoursTests {
  private static let parser = Parser(sampleSession().catalog)

  @Test func `colours change nothing but colours`() throws {
    let style = TerminalStyle(colors: .ansi16)
    for line in ["paint hip-hop epochs=3 # note", "pant x", "paint 夜 mode=fsat x", "paint \"a b\"; quit"] {
      let colours = try #require(LineColours(line, cursor: -1, parser: Self.parser, style: style))
      let bare = colours.painted.replacing(/\u{1B}\[[0-9;]*m/, with: "")
      #expect(bare == line)
      #expect(colours.painted != line)
    }
  }

  @Test func `a wrong word has the colour of a fault`() throws {
    let style = TerminalStyle(colors: .ansi16)
    let colours = try #require(LineColours("pant x", cursor: -1, parser: Self.parser, style: style))
    #expect(colours.painted == style.painted("pant", .bad) + " x")
    #expect(LineColours("pant", cursor: 4, parser: Self.parser, style: .plain) == nil)
  }
}

@Suite struct TerminalAnswerTests {
  @Test func `answers are kept apart from what is typed`() {
    var decoder = KeyDecoder()
    let letters =
      decoder.letters(of: Array("a\u{1B}]11;rgb:ffff/fff".utf8))
      + decoder.letters(of: Array("f/ffff\u{7}b\u{1B}[?62;4cc\u{1B}[A".utf8))
    #expect(String(String.UnicodeScalarView(letters)) == "abc\u{1B}[A")
    #expect(decoder.hasKind)
    #expect(TerminalStyle.background(reply: decoder.replies) == .light)
  }

  @Test(arguments: ["\u{1B}]11;rgb:ffff/ffff/ffff\u{7}", "\u{1B}]11;rgb:ff/ff/ff\u{1B}\\", "\u{1B}[?62;4c"])
  func `an answer in any two pieces among keys takes no key and leaves no byte`(reply: String) {
    let keys = "lé\u{1B}[A夜"
    let bytes = Array((keys + reply + keys).utf8)
    for cut in 0...bytes.count {
      var decoder = KeyDecoder()
      decoder.expectsReplies = true
      let letters = decoder.letters(of: Array(bytes[..<cut])) + decoder.letters(of: Array(bytes[cut...]))
      #expect(letters == Array((keys + keys).unicodeScalars), "\(cut)")
      #expect(decoder.replies == reply && !decoder.isHolding)
    }
  }

  @Test
  func `what begins like an answer and is none is a key, or is dropped as far as nobody can have typed it`() {
    var decoder = KeyDecoder()
    decoder.expectsReplies = true
    #expect(decoder.letters(of: [0x1B]) == [] && decoder.isHolding)
    #expect(decoder.released() == ["\u{1B}"] && !decoder.isHolding)
    #expect(decoder.letters(of: Array("\u{1B}]11;rgb:ff".utf8)) == [] && decoder.released() == [])
    #expect(decoder.letters(of: Array("\u{1B}]11;rgb:ffload demo".utf8)) == Array("load demo".unicodeScalars))
    #expect(decoder.letters(of: Array("\u{1B}[?62;load".utf8)) == Array("oad".unicodeScalars))
    #expect(decoder.replies == "\u{1B}[?62;l")
    // Where nothing was asked, Escape is a key at once.
    var other = KeyDecoder()
    #expect(other.letters(of: [0x1B]) == ["\u{1B}"] && !other.isHolding)
  }
}

@Suite struct SystemCommandTests {
  @Test func `only a line with an exclamation mark is one`() {
    #expect(SystemCommand("!ls") != nil && SystemCommand("  ! ls") != nil)
    #expect(SystemCommand("load demo!") == nil && SystemCommand("") == nil)
  }
}
