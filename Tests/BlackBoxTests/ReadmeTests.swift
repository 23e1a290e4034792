import Commands
import Foundation
import Rendering
import Shell
import TestSupport
import Testing

/// That README.md says nothing that the program does not do.
@Suite("README")
struct ReadmeTests {
  static let path = PackageFolder.root.appending(path: "README.md")

  /// A fenced block: its language, its lines, and the heading above it.
  struct Block {
    var language: String
    var section: String
    var lines: [String] = []
  }

  let text: String
  let blocks: [Block]
  let timbre: Timbre

  init() throws {
    text = try String(contentsOf: Self.path, encoding: .utf8)
    timbre = try Timbre()
    var blocks: [Block] = []
    var section = ""
    var open = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if line.hasPrefix("```") {
        open.toggle()
        if open { blocks.append(Block(language: String(line.dropFirst(3)), section: section)) }
      } else if open {
        blocks[blocks.count - 1].lines.append(line)
      } else if line.hasPrefix("## ") {
        section = line
      }
    }
    self.blocks = blocks
  }

  @Test func `the table of commands is made from their declarations`() throws {
    let begin = "<!-- commands -->\n"
    let end = "<!-- end of commands -->"
    let start = try #require(text.range(of: begin)?.upperBound)
    let finish = try #require(text.range(of: end)?.lowerBound)
    let table = CommandTable.render(All.catalog.commands)
    if ProcessInfo.processInfo.environment["UPDATE_README"] != nil {
      let updated = text.replacingCharacters(in: start..<finish, with: table)
      try updated.write(to: Self.path, atomically: true, encoding: .utf8)
    } else {
      #expect(text[start..<finish] == table, "UPDATE_README=1 swift test --filter Readme writes it")
    }
  }

  @Test func `every session in it runs`() throws {
    for (section, lines) in sessionLines() {
      let run = try timbre.run(input: lines.joined(separator: "\n") + "\n")
      #expect(run.status == 0, "\(section): \(run.errors)")
    }
  }

  @Test func `every command line in it runs`() throws {
    let known = ["Scripts/run", "Scripts/test"]
    // The files that the lines name.
    let files = "load demo\nsave tracks.csv.gz\nsplit\ntrain epochs=1\nsave model mine.safetensors\n"
    #expect(try timbre.run(input: files).status == 0)
    for line in blocks.filter({ $0.language == "sh" }).flatMap(\.lines) where !line.isEmpty {
      let words = line.split(separator: " ")
      guard let first = words.first.map(String.init) else { continue }
      if first == "timbre" {
        #expect(try shell(line) == 0, "\(line)")
      } else {
        #expect(
          known.contains(first)
            || FileManager.default.isExecutableFile(atPath: PackageFolder.root.path + "/" + first))
      }
    }
  }

  @Test func `the session shown is what the program answers`() throws {
    var timbre = timbre
    timbre.environment["COLUMNS"] = "80"
    for block in blocks where block.language == "console" {
      let prompt = #/^\S[^›]*› (.+)$/#
      let lines = block.lines.compactMap { $0.firstMatch(of: prompt).map { String($0.output.1) } }
      let run = try timbre.run(lines.flatMap { ["-c", $0] })
      #expect(run.status == 0, "\(run.errors)")
      let shown = block.lines.filter { $0.firstMatch(of: prompt) == nil }.map(Self.outline)
      let answered = Set(run.output.split(separator: "\n").map { Self.outline(String($0)) })
      // What is left out stands as an ellipsis.
      for line in shown where !line.isEmpty && line != "…" {
        #expect(answered.contains(line), "not answered: \(line)")
      }
    }
  }

  /// A line without what another machine may round or time differently: digits, bars and the width of gaps.
  private static func outline(_ line: String) -> String {
    line.filter { !$0.isNumber && !"▁▂▃▄▅▆▇█▏▎▍▌▋▊▉░▒▓.,%-–±".contains($0) }.split(separator: " ").joined(
      separator: " ")
  }

  /// The sessions, those of one section together, as they build on one another.
  private func sessionLines() -> [(section: String, lines: [String])] {
    var sections: [(section: String, lines: [String])] = []
    for block in blocks where block.language == "timbre" {
      if sections.last?.section != block.section { sections.append((block.section, [])) }
      sections[sections.count - 1].lines += block.lines
    }
    return sections
  }

  private func shell(_ line: String) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    let program = Timbre.program.deletingLastPathComponent().path
    process.arguments = [
      "-c", "cp \"$1\"/*.timbre . && PATH=\"$2:$PATH\" && \(line)", "sh", SessionTests.folder.path, program,
    ]
    process.environment = timbre.surroundings
    process.currentDirectoryURL = URL(filePath: timbre.home.path)
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }
}
