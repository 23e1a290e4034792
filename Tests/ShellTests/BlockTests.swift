import Report
import Testing

@testable import Shell

/// Blocks and several commands on a line.
@Suite struct BlockTests {
  @Test func `a block is one line with lines of its own`() {
    let script = SessionScript("mix a\nfor x in 1,2\n  mix b\n  for y in 3\n    mix c\n  end\nend\nmix d\n")
    #expect(script.lines.map(\.text) == ["mix a", "for x in 1,2", "mix d"])
    #expect(script.lines[1].body.map(\.text) == ["  mix b", "  for y in 3"])
    #expect(script.lines[1].body[1].body.map(\.number) == [5])
    #expect(script.count == 6)
    #expect(script.isOpen == false)
  }

  @Test func `a semicolon ends a command also of a block`() {
    let script = SessionScript("mix a; for x in 1..2; mix 'b; c'; end; mix d;")
    #expect(script.lines.map(\.text) == ["mix a", "for x in 1..2", "mix d"])
    #expect(script.lines[1].body.map(\.text) == ["mix 'b; c'"])
  }

  @Test func `a block without its end is open`() {
    #expect(SessionScript("for x in 1,2\nmix a").isOpen)
    #expect(!SessionScript("for x in 1,2\nmix a\nend").isOpen)
    #expect(!SessionScript("forest\nending").isOpen)
  }

  @Test func `the whole text of a block reads back as the same block`() {
    let line = SessionScript("for x in 1,2\nmix a\nfor y in 3\nmix c\nend\nend").lines[0]
    let again = SessionScript(line.wholeText).lines[0]
    #expect(again.wholeText == line.wholeText)
    #expect(again.body.map { $0.text.drop(while: \.isWhitespace) } == ["mix a", "for y in 3"])
  }

  @Test func `an end without a block is named`() {
    #expect(faults("end") == ["nothing-to-end"])
  }
}

/// Session files from other systems.
@Suite struct ScriptTextTests {
  @Test func `utf 16 is read with and without its mark`() throws {
    let text = "load démo\nshow 1\n"
    let little = Array(text.utf16).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let big = Array(text.utf16).flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    for bytes in [Array(text.utf8), [0xFF, 0xFE] + little, [0xFE, 0xFF] + big, little, big] {
      #expect(try ScriptText.decoded(bytes) == text)
    }
  }

  @Test func `the byte that is no text is named with its line`() {
    #expect {
      _ = try ScriptText.decoded(Array("load a\nshow ".utf8) + [0xE9, 0x0A])
    } throws: { error in
      (error as? Diagnostic)?.message.plainText.contains("0xE9 in line 2") == true
    }
    #expect {
      _ = try ScriptText.decoded(Array("a\nb\n".utf8) + [0x00, 0x62, 0x63, 0x64])
    } throws: { error in
      (error as? Diagnostic)?.message.plainText.contains("0x00 in line 3") == true
    }
  }
}
