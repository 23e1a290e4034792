import Foundation
import TestSupport
import Testing

@testable import Console

@Suite("History file")
struct HistoryFileTests {
  @Test func `lines come back in the next session, and nobody else can read them`() throws {
    try TemporaryFolder.with { try roundTrip(in: $0 + "/state") }
  }

  private func roundTrip(in folder: String) throws {
    let file = HistoryFile(stateFolder: folder)
    #expect(file.lines().isEmpty)
    for line in ["load demo", "predict track:\"夜に駆ける\"", " private", "set spotify.client-secret=x"] {
      file.append(line)
    }
    #expect(file.lines() == ["load demo", "predict track:\"夜に駆ける\""])
    let attributes = try FileManager.default.attributesOfItem(atPath: file.path)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
  }

  @Test func `a file that grew long is cut to its newest lines`() throws {
    try TemporaryFolder.with { capacity(in: $0) }
  }

  private func capacity(in folder: String) {
    let file = HistoryFile(stateFolder: folder)
    file.append((0...(HistoryFile.capacity * 2)).map { "line\($0)" }[0])
    let many = (1...(HistoryFile.capacity * 2)).map { "line\($0)\n" }.joined()
    try? many.write(toFile: file.path, atomically: false, encoding: .utf8)
    file.append("newest")
    #expect(file.lines().count == HistoryFile.capacity)
    #expect(file.lines().last == "newest")
    let kept = (try? String(contentsOfFile: file.path, encoding: .utf8))?.split(separator: "\n").count
    #expect(kept == HistoryFile.capacity)
  }

  @Test func `a place that cannot be written to costs nothing but the history`() {
    let file = HistoryFile(stateFolder: "/dev/null/nowhere")
    file.append("load demo")
    #expect(file.lines().isEmpty)
  }
}
