import Foundation
import Shell
import TestSupport
import Testing

@testable import Commands

/// What `--check` finds out without doing anything that lasts.
@Suite struct RehearsalTests {
  private let bench: SessionBench
  private let scratch: TemporaryFolder

  init() throws {
    bench = try SessionBench()
    scratch = try TemporaryFolder()
  }

  private func findings(_ lines: String...) async -> Rehearsal.Findings {
    var rehearsal = Rehearsal(
      bench.session, host: bench.host, files: RehearsedFiles(in: scratch.path))
    await rehearsal.check(SessionScript(lines.joined(separator: "\n")))
    return rehearsal.findings
  }

  private func faults(_ findings: Rehearsal.Findings) -> [String] {
    findings.faults.flatMap { fault in fault.diagnostics.map { "\(fault.line.number) \($0.code)" } }
  }

  @Test func `files, genres, columns and names are looked up, each in its place`() async throws {
    let found = await findings(
      "load demo", "filter genres hip-hop,xyz", "show by=foo", "use nomodel", "load nosuch.csv",
      "describe enrgy",
      "filter where tempu > 3")
    #expect(found.faults.map(\.line.number) == [2, 3, 4, 5, 6, 7])
    #expect(found.faults.allSatisfy { $0.diagnostics.allSatisfy { $0.span != nil } })
    #expect(found.unjudged == 0)
  }

  @Test func `what a command needs to stand before it is missed, and named once`() async throws {
    #expect(faults(await findings("genres")) == ["1 no-dataset"])
    #expect(faults(await findings("load demo", "train", "evaluate", "confusion")) == ["2 no-split"])
    let cascade = await findings("load nosuch.csv", "genres", "split", "train")
    #expect(cascade.faults.map(\.line.number) == [1])
    #expect(cascade.unjudged == 3)
  }

  @Test func `files are written elsewhere and found there by later lines`() async throws {
    let found = await findings(
      "load demo", "split", "train epochs=2 background=none cues=none", "save model m.safetensors",
      "load model m.safetensors", "save t.csv", "load t.csv", "save t.csv", "save t.csv replace",
      "save session s.timbre", "report r.html", "save nowhere/t.csv")
    #expect(found.faults.map(\.line.number) == [8, 12])
    #expect(found.faults.first?.diagnostics.map(\.code) == ["file-exists"])
    #expect(try FileManager.default.contentsOfDirectory(atPath: bench.folder).isEmpty)
  }

  @Test func `long work is only begun, and the rest reckoned`() async throws {
    let found = await findings(
      "load demo", "split", "train model=logistic epochs=100000 patience=0 background=none cues=none",
      "evaluate",
      "expect accuracy > 0.99")
    #expect(found.faults.isEmpty)
    #expect(found.seconds > 10)
    #expect(found.longest?.line.number == 3)
  }

  @Test func `what reaches for an account is only read, and what it may bring is not missed`() async throws {
    let found = await findings(
      "load demo", "spotify sync", "datasets fetch spotify-tracks", "load spotify-tracks", "genres")
    #expect(found.onlyRead == 2)
    #expect(found.faults.isEmpty)
  }

  @Test func `expectations are not judged, but the names of facts are`() async throws {
    #expect(faults(await findings("load demo", "expect rows = 1")).isEmpty)
    #expect(faults(await findings("load demo", "expect rowss = 1")) == ["2 unknown-fact"])
  }

  @Test func `lines of a block are judged as well`() async throws {
    let found = await findings("load demo", "for seed in 1..2", "sample 100", "show by=foo", "end")
    #expect(found.faults.map(\.line.number) == [2])
  }
}
