import Foundation
import Testing

@testable import Console

@Suite("History file")
struct HistoryFileTests {
  @Test("lines come back in the next session, and nobody else can read them")
  func roundTrip() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "timbre-\(UUID().uuidString)/state")
    defer { try? FileManager.default.removeItem(at: folder.deletingLastPathComponent()) }
    let file = HistoryFile(stateFolder: folder.path)
    #expect(file.lines().isEmpty)
    for line in ["load demo", "predict track:\"夜に駆ける\"", " private", "set spotify.client-secret=x"] {
      file.append(line)
    }
    #expect(file.lines() == ["load demo", "predict track:\"夜に駆ける\""])
    let attributes = try FileManager.default.attributesOfItem(atPath: file.path)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
  }

  @Test("a file that grew long is cut to its newest lines")
  func capacity() {
    let folder = FileManager.default.temporaryDirectory.appending(path: "timbre-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = HistoryFile(stateFolder: folder.path)
    file.append((0...(HistoryFile.capacity * 2)).map { "line\($0)" }[0])
    let many = (1...(HistoryFile.capacity * 2)).map { "line\($0)\n" }.joined()
    try? many.write(toFile: file.path, atomically: false, encoding: .utf8)
    file.append("newest")
    #expect(file.lines().count == HistoryFile.capacity)
    #expect(file.lines().last == "newest")
    let kept = (try? String(contentsOfFile: file.path, encoding: .utf8))?.split(separator: "\n").count
    #expect(kept == HistoryFile.capacity)
  }

  @Test("a place that cannot be written to costs nothing but the history")
  func unwritable() {
    let file = HistoryFile(stateFolder: "/dev/null/nowhere")
    file.append("load demo")
    #expect(file.lines().isEmpty)
  }
}
