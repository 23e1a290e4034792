import Foundation
import TestSupport
import Testing

/// The session files that ship with timbre: that they run, hold what they expect, and replay bit for bit.
@Suite("Sessions")
struct SessionTests {
  static let folder = PackageFolder.root.appending(path: "Scripts/Sessions")
  let timbre: Timbre
  init() throws { timbre = try Timbre() }

  private func session(_ name: String) -> String { Self.folder.appending(path: name).path }

  @Test func `the tour holds what it expects, and has sections`() throws {
    let path = session("tour.timbre")
    let text = try String(contentsOfFile: path, encoding: .utf8)
    #expect(text.matches(of: #/(?m)^# %% \S/#).count >= 4)
    #expect(text.matches(of: #/(?m)^expect /#).count >= 4)
    let run = try timbre.run(path)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.errors.isEmpty)
  }

  @Test func `models and tables leave in every form and come back the same, in a pipe`() throws {
    let text = try String(contentsOfFile: session("interop.timbre"), encoding: .utf8)
    let run = try timbre.run(input: text)
    #expect(run.status == 0, "\(run.errors)")
    let files = try FileManager.default.contentsOfDirectory(atPath: timbre.home.path)
    #expect(files.count { $0.hasPrefix("interop.") } >= 14)
    #expect(!files.contains { $0.contains("partial") })
  }

  @Test func `a long session replays with the same facts, bit for bit, on one thread and on two`() throws {
    let path = session("explore.timbre")
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
    #expect(lines.filter { !$0.hasPrefix("#") }.count >= 30)
    let runs = try ["1", "2", "2"].map {
      try timbre.run("--format", "json", "--threads", $0, path, in: timbre.home.path)
    }
    for run in runs {
      #expect(run.status == 0, "\(run.errors)")
      #expect(try run.facts() == runs[0].facts())
    }
    #expect(try runs[0].commands().count >= 30)
  }

  @Test func `a saved session replays to the same facts`() throws {
    let lines = [
      "load demo", "clean", "filter genres hip-hop,classical,metal", "split 60/20/20 by=artist",
      "train epochs=3 seed=7", "evaluate",
    ]
    let file = timbre.home.path + "/mine.timbre"
    let first = try timbre.run(
      ["--format", "json"] + (lines + ["save session \(file)"]).flatMap { ["-c", $0] })
    #expect(first.status == 0, "\(first.errors)")
    let again = try timbre.run("--format", "json", file)
    #expect(again.status == 0, "\(again.errors)")
    #expect(try again.facts().prefix(6) == first.facts().prefix(6))
  }

  @Test func `another seed gives other numbers`() throws {
    let lines = ["load demo", "split 60/20/20", "train epochs=2", "evaluate"].flatMap { ["-c", $0] }
    let one = try timbre.run(["--format", "json", "--seed", "1"] + lines)
    let two = try timbre.run(["--format", "json", "--seed", "2"] + lines)
    #expect(one.status == 0)
    #expect(try one.facts() != two.facts())
  }
}
