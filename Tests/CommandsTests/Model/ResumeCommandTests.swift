import Learning
import Report
import Shell
import Synchronization
import Testing
import Work

@testable import Commands

/// Training that is stopped by its watcher, as by Ctrl-C, and goes on.
@Suite struct ResumeCommandTests {
  /// Somebody who stops a command once it has done so many epochs.
  private final class Impatient: Shell.Host {
    let environment: HostEnvironment
    let isInteractive = false
    private let done = Mutex(0.0)
    private let patience: Double

    init(_ environment: HostEnvironment, patience: Double) {
      self.environment = environment
      self.patience = patience
    }

    var isInterrupted: Bool { done.withLock { $0 >= patience } }
    func show(_ progress: WorkProgress?) { done.withLock { $0 = progress?.completed ?? 0 } }
    func show(_ output: Output) {}
    func show(_ record: Record) {}
    func ask(_ question: Text) -> String? { nil }
    func open(page: String) -> Bool { false }
  }

  @Test(arguments: ["network epochs=4", "ensemble members=2 epochs=2", "encoded-network epochs=4"])
  func `what was interrupted goes on to the same bits, and the session replays to them`(kind: String)
    async throws
  {
    let train = "train model=\(kind)"
    var whole = try SessionBench()
    try await whole.run("load demo", "sample 600", "split 60/20/20", train)
    let expected = try #require(whole.session.model).fingerprintText

    var bench = try SessionBench()
    let quiet = bench.host
    try await bench.run("load demo", "sample 600", "split 60/20/20")
    bench.host = Impatient(quiet.environment, patience: 2)
    try await bench.run(train)
    let partial = try #require(bench.session.model)
    #expect(partial.card.isPartial)
    let name = bench.session.items.currentName(Model.kind)
    bench.host = quiet
    let record = try await bench.run("resume")
    #expect(record.output.fact("partial") == .flag(false))
    #expect(try #require(bench.session.model).fingerprintText == expected)
    #expect(bench.session.items.currentName(Model.kind) == name)
    #expect(bench.session.items.all(Model.kind).count == 1)
    // Whoever takes it back can go on again.
    try await bench.run("undo", "resume")
    #expect(try #require(bench.session.model).fingerprintText == expected)

    try await bench.run("save session s.timbre")
    let lines = try bench.read("s.timbre").split(separator: "\n").map(String.init)
    var replayed = try SessionBench()
    for line in lines { try await replayed.run(line) }
    #expect(try #require(replayed.session.model).fingerprintText == expected)
  }

  @Test func `a search for hyper-parameters that was interrupted goes on`() async throws {
    let line = "tune model=logistic trials=9 epochs=6"
    var whole = try SessionBench()
    let expected = try await whole.run("load demo", "sample 400", "split 60/20/20", line)
    var bench = try SessionBench()
    let quiet = bench.host
    try await bench.run("load demo", "sample 400", "split 60/20/20")
    bench.host = Impatient(quiet.environment, patience: 4)
    #expect(try await bench.type(line).exitStatus == 130)
    bench.host = quiet
    let record = try await bench.run(line)
    for fact in ["hyperparameters", "val_loss", "trials"] {
      #expect(record.output.fact(fact) == expected.output.fact(fact))
    }
    #expect(record.output.blocks.count == expected.output.blocks.count + 1)
  }

  @Test func `a model from a file cannot go on, and a whole one need not`() async throws {
    var bench = try SessionBench()
    let quiet = bench.host
    try await bench.run("load demo", "sample 400", "split 60/20/20")
    bench.host = Impatient(quiet.environment, patience: 1)
    try await bench.run("train model=network epochs=3", "save model part.safetensors")
    bench.host = quiet
    try await bench.run("load model part.safetensors as=read")
    #expect(try #require(bench.session.model).card.isPartial)
    // Its numbers are those of the one in the session, which can go on; a session of its own has nothing to go on with.
    var other = try SessionBench()
    try await other.run("load model \(bench.folder)/part.safetensors")
    #expect(try await other.type("resume").diagnostics.map(\.code) == ["cannot-resume"])
    try await other.run("load demo", "split", "train model=network epochs=1", "resume")
  }
}
