import Testing

@testable import Rendering

@Suite struct TerminalStyleTests {
  @Test func `asks the surroundings for colours`() {
    func colors(
      _ environment: [String: String], terminal: Bool = true, _ choice: TerminalStyle.ColorChoice = .auto
    )
      -> TerminalStyle.Colors
    {
      TerminalStyle.detected(environment: environment, isTerminal: terminal, color: choice).colors
    }
    #expect(colors(["TERM": "xterm-256color"]) == .ansi256)
    #expect(colors(["TERM": "xterm-256color", "COLORTERM": "truecolor"]) == .trueColor)
    #expect(colors(["TERM": "xterm"]) == .ansi16)
    #expect(colors(["TERM": "xterm", "NO_COLOR": "1"]) == .none)
    #expect(colors(["TERM": "xterm", "NO_COLOR": ""]) == .ansi16)
    #expect(colors(["TERM": "dumb"]) == .none)
    #expect(colors(["TERM": "xterm"], terminal: false) == .none)
    #expect(colors(["TERM": "xterm"], terminal: false, .always) == .ansi16)
    #expect(colors(["TERM": "xterm", "COLORTERM": "24bit"], .never) == .none)
  }

  @Test func `knows the background where the terminal tells it`() {
    func background(_ value: String) -> Background {
      TerminalStyle.detected(environment: ["COLORFGBG": value], isTerminal: true).background
    }
    #expect(background("15;0") == .dark)
    #expect(background("0;default;15") == .light)
    #expect(background("") == .unknown)
    #expect(TerminalStyle.background(reply: "\u{1B}]11;rgb:1e1e/1e1e/1e1e\u{7}") == .dark)
    #expect(TerminalStyle.background(reply: "\u{1B}]11;rgb:ff/ff/f0\u{1B}\\") == .light)
    #expect(TerminalStyle.background(reply: "rgb:zz") == .unknown)
  }

  @Test func `draws in ASCII only where it must, and speaks when asked`() {
    func style(_ environment: [String: String]) -> TerminalStyle {
      TerminalStyle.detected(environment: environment, isTerminal: true)
    }
    #expect(style(["LANG": "C"]).glyphs == .ascii)
    #expect(style(["LANG": "C", "LC_ALL": "C.UTF-8"]).glyphs == .unicode)
    #expect(style(["LANG": "de_DE.ISO-8859-1"]).glyphs == .ascii)
    #expect(style([:]).glyphs == .unicode)
    #expect(style(["TIMBRE_LINEAR": "1"]).isLinear)
    #expect(!style(["TIMBRE_LINEAR": "0"]).isLinear)
  }

  @Test func `keeps every colour readable on its background`() {
    let paints: [Paint] =
      [.faint, .good, .warning, .bad, .genre, .name, .code] + (0..<6).map { .series($0) }
    for tone in paints.compactMap(Palette.tone) {
      for paper in [0x000000, 0x1E1E1E, 0x282C34] as [UInt32] {
        #expect(Color(tone.dark).contrast(with: Color(paper)) >= 4.5)
      }
      for paper in [0xFFFFFF, 0xFDF6E3] as [UInt32] {
        #expect(Color(tone.light).contrast(with: Color(paper)) >= 4.5)
      }
      for paper in [0x000000, 0xFFFFFF] as [UInt32] {
        #expect(Color(tone.either).contrast(with: Color(paper)) >= 4.1)
      }
    }
    for background in [Background.dark, .light, .unknown] {
      let palette = Palette(background: background)
      for step in 0...20 {
        for isRight in [true, false] {
          let color = palette.heat(.init(share: Double(step) / 20, isRight: isRight))
          #expect(color.contrast(with: color.ink) >= 4, "\(color.hexadecimal)")
        }
      }
    }
  }

  @Test func `finds the nearest of 256 colours`() {
    #expect(Color(0x000000).xterm256 == 16)
    #expect(Color(0xFFFFFF).xterm256 == 231)
    #expect(Color(0xFF0000).xterm256 == 196)
    #expect(Color(0x767676).xterm256 == 243)
    #expect(abs(Color(0x808080).luminance - 0.2159) < 0.001)
  }

  @Test func `rises in brightness with the share, in 256 colours too`() {
    for ladder in [Palette.blues, Palette.oranges] {
      let brightness = ladder.map { Color(xterm: $0).luminance }
      #expect(zip(brightness, brightness.dropFirst()).allSatisfy { $0 < $1 }, "\(ladder)")
    }
    for background in [Background.dark, .light] {
      for isRight in [true, false] {
        let palette = Palette(background: background)
        let steps = (0...20).map { step in
          Color(xterm: palette.heat256(.init(share: Double(step * step) / 400, isRight: isRight)).number)
            .luminance
        }
        let rises = zip(steps, steps.dropFirst()).map { background == .dark ? $0 <= $1 : $0 >= $1 }
        #expect(rises.allSatisfy { $0 })
      }
    }
  }

  @Test func `tells the series of a plot apart`() {
    for colors in [Palette.series.map(\.dark), Palette.series.map(\.light)] {
      for (place, one) in colors.enumerated() {
        for other in colors[(place + 1)...] {
          let (one, other) = (Color(one), Color(other))
          let distances = [
            Int(one.red) - Int(other.red), Int(one.green) - Int(other.green), Int(one.blue) - Int(other.blue),
          ]
          #expect(distances.reduce(0) { $0 + $1 * $1 } > 60 * 60, "\(one.hexadecimal) \(other.hexadecimal)")
        }
      }
    }
  }

  @Test func `reads the 256 colours back`() {
    for number in 16...255 { #expect(Color(xterm: Color(xterm: number).xterm256) == Color(xterm: number)) }
  }
}
