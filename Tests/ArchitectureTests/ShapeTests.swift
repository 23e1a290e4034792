import Foundation
import TestSupport
import Testing

/// How the files of the house look.
@Suite("Shape")
struct ShapeTests {
  static let files = SourceFile.sources + SourceFile.tests

  @Test func `no file is above 300 lines, and most are far below`() {
    #expect(Self.files.filter { $0.lines.count > 300 && !$0.isGenerated }.map(\.path) == [])
    let lengths = SourceFile.sources.map(\.lines.count).sorted()
    #expect(lengths[lengths.count / 2] <= 80)
  }

  @Test(arguments: SourceFile.sources)
  func `a file opens with its type and one sentence on what it is`(of file: SourceFile) throws {
    guard !file.path.hasSuffix("main.swift") else { return }
    var depth = 0
    let first = try #require(
      file.lines.first { line in
        // What differs between platforms may stand above.
        if line.hasPrefix("#if") { depth += 1 }
        if line.hasPrefix("#endif") { depth -= 1 }
        let isImport = line.contains("import ") && !line.hasPrefix("//")
        return depth == 0 && !line.isEmpty && !line.hasPrefix("#") && !isImport
      })
    let isExtension = first.hasPrefix("extension ") || first.hasPrefix("public extension ")
    #expect(first.hasPrefix("//") || isExtension, "opens with: \(first)")
  }

  @Test func `names of tests are sentences in backticks`() {
    var offenders: [String] = []
    for file in SourceFile.tests {
      for test in file.lines.joined(separator: "\n").split(separator: "  @" + "Test").dropFirst() {
        // A long name stands on a line of its own.
        let words = test.split(maxSplits: 200, whereSeparator: \.isWhitespace)
        guard let place = words.firstIndex(of: "func"), place + 1 < words.count else { continue }
        if !words[place + 1].hasPrefix("`") { offenders.append("\(file.path): \(words[place + 1])") }
      }
    }
    #expect(offenders == [])
  }

  @Test func `no room for things without a name`() {
    let vague = ["Util", "Helper", "Manager", "Common", "Misc"]
    let offenders = Self.files.map(\.path).filter { path in vague.contains { path.contains($0) } }
    #expect(offenders.isEmpty)
  }

  @Test func `no trap that input could reach, nothing left for later`() {
    let traps = ["fatalError(", "try!", " as! ", "preconditionFailure(", "assertionFailure("]
    let own = SourceFile.sources.filter { !$0.isGenerated }
    #expect(own.count == SourceFile.sources.count - 1)
    #expect(own.flatMap { $0.places(of: traps) }.isEmpty)
    let later = ["TO" + "DO", "FIX" + "ME"]
    let notes = Self.files.flatMap { file in
      file.lines.enumerated().filter { line in later.contains { line.element.contains($0) } }
        .map { "\(file.path):\($0.offset + 1)" }
    }
    #expect(notes.isEmpty)
  }

  @Test func `whoever tells the compiler to trust him says why`() {
    let promises = ["@unchecked Sendable", "nonisolated(unsafe)"]
    for file in SourceFile.sources {
      for (number, text) in file.code where promises.contains(where: { text.contains($0) }) {
        let above = number > 1 ? file.lines[number - 2] : ""
        #expect(above.contains("//") || text.contains("//"), "\(file.path):\(number)")
      }
    }
  }

  @Test func `nothing names the machine it was written on`() throws {
    let machine = ["/wo" + "rk/", "/tmp/w" + "t/", "/ho" + "me/", "/Us" + "ers/"]
    let texts = try ["README.md", "Package.swift", "Data/README.md"].map {
      SourceFile(path: $0, text: try String(contentsOf: SourceFile.root.appending(path: $0), encoding: .utf8))
    }
    for file in Self.files + texts {
      for (offset, line) in file.lines.enumerated() {
        #expect(!machine.contains { line.contains($0) }, "\(file.path):\(offset + 1)")
      }
    }
  }

  @Test func `README, the script that installs and Package.swift want the same Swift`() throws {
    let wanted = [
      try PackageFolder.text("Package.swift").firstMatch(of: /swift-tools-version: ([0-9.]+)/)?.output.1,
      try PackageFolder.text("Scripts/prepare").firstMatch(of: /needed=([0-9.]+)/)?.output.1,
      try PackageFolder.text("README.md").firstMatch(of: /toolchain of ([0-9]+\.[0-9]+)/)?.output.1,
    ]
    #expect(wanted[0] != nil && Set(wanted).count == 1, "\(wanted)")
  }

  @Test func `every dependency is pinned to one version, as no file of resolved versions is kept`() throws {
    let packages = try PackageFolder.text("Package.swift").matches(of: /\.package\(url: .*/)
    #expect(packages.count >= 3)
    #expect(packages.allSatisfy { $0.output.contains("exact: \"") })
  }

  @Test func `the top level is what the design says`() throws {
    let entries = try FileManager.default.contentsOfDirectory(atPath: SourceFile.root.path)
    let visible = Set(entries.filter { !$0.hasPrefix(".") }).subtracting(["Package.resolved"])
    #expect(visible == ["Package.swift", "Sources", "Tests", "Scripts", "Data", "README.md"])
  }
}
