import Foundation
import TestSupport
import Testing

@testable import Rendering

/// Pictures as they were when somebody looked at them. `UPDATE_GOLDEN=1 swift test --filter GoldenTests` writes them anew.
@Suite struct GoldenTests {
  static let depths: [(name: String, style: TerminalStyle)] = [
    ("none", .plain), ("ansi16", TerminalStyle(colors: .ansi16, background: .dark)),
    ("ansi256", TerminalStyle(colors: .ansi256, background: .dark)),
    ("truecolor", TerminalStyle(colors: .trueColor, background: .light)),
    ("ascii", TerminalStyle(colors: .none, glyphs: .ascii)), ("linear", .linear),
  ]

  @Test(arguments: [40, 80, 200], depths.map(\.name))
  func `pictures look as they did`(width: Int, depth: String) throws {
    let style = try #require(Self.depths.first { $0.name == depth }?.style)
    let drawn = TerminalRenderer(width: width, height: 60, style: style).render(SamplePictures.all)
      .replacing("\u{1B}", with: "␛")
    let path = "Tests/RenderingTests/Golden/pictures-\(width)-\(depth).txt"
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] != nil {
      let file = PackageFolder.root.appending(path: path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try drawn.write(to: file, atomically: true, encoding: .utf8)
    }
    #expect(try PackageFolder.text(path) == drawn)
  }
}
