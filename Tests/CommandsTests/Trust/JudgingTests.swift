import Learning
import Report
import Shell
import Tabular
import Testing

@testable import Commands

@Suite("judging models and tables") struct JudgingTests {
  /// Invented tracks of genres that differ in two features, four tracks to an artist.
  private func table(_ genres: [String], each count: Int, popular: Bool = false) -> String {
    var generator = SeededGenerator(seed: 5, stream: "judging test")
    var lines = [
      "track_id,artists,track_name,energy,valence,tempo,danceability,popularity,track_genre"
    ]
    var rows: [String] = []
    for (place, genre) in genres.enumerated() {
      for track in 0..<count {
        let values = [
          Double(place % 3) / 2 + generator.normal() / 5, Double(place / 3) + generator.normal() / 5,
          100 + 20 * generator.normal(), generator.unit(),
        ]
        let fame = popular ? place * 10 : generator.integer(below: 100)
        rows.append(
          "\(genre)\(track),\(genre) artist \(track / 4),song \(track) of \(genre),"
            + values.map { "\($0)" }.joined(separator: ",") + ",\(fame),\(genre)")
      }
    }
    lines += generator.shuffled(rows)
    return lines.joined(separator: "\n") + "\n"
  }

  private func bench(popular: Bool = false) async throws -> SessionBench {
    var bench = try SessionBench()
    try bench.write(
      table(["fado", "folk", "polka", "samba", "tango", "waltz"], each: 60, popular: popular), to: "t.csv")
    try await bench.run("load t.csv")
    return bench
  }

  private func number(_ record: Record, _ name: String) throws -> Double {
    try #require(record.output.fact(name)?.number, "\(name) is missing")
  }

  @Test func `evaluate measures on the test side and says how`() async throws {
    var bench = try await bench()
    try await bench.run("split 60/20/20 by=artist", "train epochs=12 hidden=16 batch=32")
    let record = try await bench.run("evaluate coverage=0.8")
    #expect(try number(record, "accuracy") > 0.35)
    #expect(try number(record, "accuracy_low") <= number(record, "accuracy"))
    #expect(try number(record, "accuracy_high") >= number(record, "accuracy"))
    #expect(try number(record, "top2") >= number(record, "accuracy"))
    #expect(try (0.5...1).contains(number(record, "coverage")))
    #expect(try (1...6).contains(number(record, "set_size")))
    let protocols = record.output.blocks.compactMap { block -> String? in
      if case .protocolLine(let line) = block { line.plainText } else { nil }
    }
    #expect(protocols.contains { $0.contains("by artist") && $0.contains("seed 1") })
    let again = try await bench.run("evaluate coverage=0.8")
    #expect(again.output.facts == record.output.facts)
  }

  @Test func `a model of another split is not trusted`() async throws {
    var bench = try await bench()
    try await bench.run("split 60/20/20", "train epochs=2 hidden=8", "set seed=2", "split 60/20/20 by=artist")
    let record = try await bench.run("evaluate")
    let warnings = record.output.blocks.compactMap { block -> String? in
      if case .warning(let text) = block { text.plainText } else { nil }
    }
    #expect(warnings.contains { $0.contains("another split") })
  }

  @Test func `unknown tracks are judged by genres that were never learned`() async throws {
    var bench = try await bench()
    try await bench.run(
      "filter genres fado,folk,polka", "split 60/20/20 by=artist",
      "train epochs=12 hidden=16 batch=32 background=samba,tango")
    let record = try await bench.run("evaluate unseen=waltz")
    #expect(try number(record, "auroc") > 0.8)
    #expect(try number(record, "swallowed_share") <= number(record, "swallowed_share_plain"))
    let rest = try await bench.run("evaluate unseen=rest")
    #expect(try number(rest, "auroc") == number(record, "auroc"))
    #expect(rest.output.fact("strangers") == rest.output.fact("out_of_distribution"))
    try await bench.run("evaluate unseen=background")
    let refused = try await bench.type("evaluate unseen=samba")
    #expect(refused.diagnostics.first?.code == "learned-from")
    let unknown = try await bench.type("evaluate unseen=waltzz")
    #expect(unknown.diagnostics.first?.suggestions == ["waltz"])
  }

  @Test func `without other genres nothing unknown is there to judge by`() async throws {
    var bench = try await bench()
    try await bench.run("split 60/20/20", "train epochs=2 hidden=8")
    #expect(try await bench.type("evaluate unseen=rest").diagnostics.first?.code == "no-other-genres")
  }

  @Test func `confusion lists the tracks behind a cell`() async throws {
    var bench = try await bench()
    try await bench.run("split 60/20/20", "train epochs=2 hidden=8")
    let matrix = try await bench.run("confusion")
    guard case .grid(let grid)? = matrix.output.blocks.first else { return #expect(Bool(false)) }
    #expect(Double(grid.counts.flatMap(\.self).reduce(0, +)) == (try number(matrix, "tracks")))
    try await bench.run("confusion fado folk")
    try await bench.run("confusion fado")
    #expect(try await bench.type("confusion fado folk polka").succeeded)
    #expect(try await bench.type("confusion fadoo").diagnostics.first?.suggestions == ["fado"])
  }

  @Test func `compare says when there is nothing to tell`() async throws {
    var bench = try await bench()
    try await bench.run(
      "split 60/20/20", "train model=network epochs=15 hidden=16 batch=32 as=good",
      "train model=network epochs=1 hidden=2 features=tempo as=bad",
      "save model good.safetensors model=good")
    let alone = try #require(try await bench.type("compare good good").diagnostics.first)
    #expect(alone.code == "same-model")
    #expect(alone.suggestions == ["compare good bad"])
    try await bench.run("load model good.safetensors as=copy")
    let same = try await bench.run("compare good copy")
    #expect(same.output.fact("different") == .flag(false))
    #expect(try number(same, "p_value") == 1)
    let other = try await bench.run("compare good bad")
    #expect(other.output.fact("different") == .flag(true))
    #expect(try number(other, "difference") > 0.2)
  }

  @Test func `audit finds the column that gives the genre away`() async throws {
    var bench = try await bench(popular: true)
    let record = try await bench.run("audit")
    #expect(try number(record, "leaks") == 1)
    let text = record.output.blocks.compactMap { block -> String? in
      if case .warning(let text) = block { text.plainText } else { nil }
    }
    #expect(text.contains { $0.hasPrefix("popularity alone gives away 100") })
  }

  @Test func `the ladder trains under four splits`() async throws {
    var bench = try await bench()
    try await bench.run("split 60/20/20", "train epochs=3 hidden=8")
    let record = try await bench.run("audit ladder")
    for name in ["row", "track", "recording", "artist"] {
      #expect(try number(record, "accuracy_by_\(name)") > 0.2)
    }
  }

  @Test func `every track is judged once by cross validation`() async throws {
    var bench = try await bench()
    try await bench.run("split 60/20/20", "train epochs=8 hidden=16 batch=32")
    let record = try await bench.run("cross-validate folds=3")
    #expect(try number(record, "tracks") == 360)
    #expect(try number(record, "accuracy") > 0.3)
    let suspects = try await bench.run("label issues folds=3 limit=3 model=logistic epochs=5")
    #expect(try number(suspects, "label_issues") < 200)
    // Sessions of the version before call it otherwise; that still holds, and is said.
    let expected = try await bench.run("expect suspects < 200", "expect label_issues < 200")
    #expect(expected.output.blocks.count == 1)
    let old = try await bench.run("expect suspects < 200")
    #expect(old.output.blocks.count == 2)
    try await bench.run("let found=$last.suspects")
  }

  @Test func `importance knows what the model leans on`() async throws {
    var bench = try await bench()
    try await bench.run("split 60/20/20", "train epochs=12 hidden=16 batch=32")
    let record = try await bench.run("importance energy+valence,tempo")
    #expect(record.output.fact("most_important") == .text("energy+valence"))
    #expect(try await bench.type("importance energie").diagnostics.first?.suggestions == ["energy"])
  }

  @Test func `calibrate keeps the answers and tune keeps the session`() async throws {
    var bench = try await bench()
    try await bench.run("split 60/20/20", "train epochs=6 hidden=16 as=m")
    let before = try number(await bench.run("evaluate"), "accuracy")
    let record = try await bench.run("calibrate")
    #expect(try number(record, "temperature") > 0)
    #expect(try number(await bench.run("evaluate"), "accuracy") == before)
    let tuned = try await bench.run("tune trials=2")
    #expect(try number(tuned, "trials") == 2)
  }

  @Test func `a model that learned the validation side is neither calibrated nor judged by it`() async throws
  {
    var bench = try await bench()
    try await bench.run("split 60/20/20", "train model=best members=1 epochs=1 trees=off cues=none as=b")
    #expect(try await bench.type("calibrate").diagnostics.first?.code == "learned-validation")
    let warnings = { (record: Record) in
      record.output.blocks.filter { if case .warning = $0 { true } else { false } }.count
    }
    let held = try await bench.run("evaluate on=val")
    let tested = try await bench.run("evaluate")
    #expect(warnings(held) == warnings(tested) + 1)
    // On another split of the table it is a model like any other.
    try await bench.run("split 60/20/20 seed=9")
    #expect(try await bench.type("calibrate").diagnostics.isEmpty)
  }

  @Test func `a saved model keeps its judgement`() async throws {
    var bench = try await bench()
    try await bench.run(
      "filter genres fado,folk,polka", "split 60/20/20 by=artist", "train epochs=3 hidden=8 as=a")
    let before = try await bench.run("evaluate coverage=0.9")
    try await bench.run("save model m.safetensors", "load model m.safetensors as=b")
    let after = try await bench.run("evaluate coverage=0.9")
    #expect(after.output.facts == before.output.facts)
  }

  @Test func `predict declines what is like nothing it learned`() async throws {
    var bench = try await bench()
    try await bench.run(
      "filter genres fado,folk,polka", "split 60/20/20 by=artist", "train epochs=6 hidden=16 batch=32")
    let far = try await bench.run("predict energy=0.5 valence=1 tempo=300 danceability=0.5")
    #expect(far.output.fact("genre") == .text("unknown"))
    #expect(far.output.fact("unknown") == .integer(1))
    let words = far.output.blocks.compactMap { block -> String? in
      if case .paragraph(let text) = block { text.plainText } else { nil }
    }
    #expect(words.contains { $0.contains("times as far away as is typical") })
    try await bench.run("set unknown=0")
    let bold = try await bench.run("predict energy=0.5 valence=1 tempo=300 danceability=0.5")
    #expect(bold.output.fact("unknown") == .integer(0))
  }

  @Test func `a second model of a split keeps what is known of other genres`() async throws {
    var bench = try await bench()
    try await bench.run(
      "filter genres fado,folk,polka", "split 60/20/20 by=artist",
      "train epochs=3 hidden=8 cues=none as=first")
    let second = try await bench.run("train model=logistic epochs=3 cues=none as=second")
    #expect(second.output.fact("novelty_seconds") == .number(0))
    let first = try #require(bench.session.items.entry(Model.kind, "first")?.item as? Model)
    #expect(bench.session.model?.novelty?.score == first.novelty?.score)
    let other = try await bench.run("train model=logistic epochs=3 seed=9")
    #expect(try number(other, "novelty_seconds") > 0)
    let none = try await bench.run("train model=logistic epochs=3 background=none")
    #expect(try number(none, "novelty_seconds") > 0)
    #expect(bench.session.model?.novelty?.background == [])
  }

  @Test func `predict names the plausible genres`() async throws {
    var bench = try await bench()
    try await bench.run("split 60/20/20", "train epochs=6 hidden=16 batch=32")
    let record = try await bench.run("predict energy=0.5 valence=0 tempo=100 danceability=0.5 coverage=0.9")
    #expect(try number(record, "set_size") >= 1)
    #expect(record.output.fact("plausible") != nil)
    let explained = try await bench.run("explain track:\"song 3 of folk\"")
    #expect(explained.output.fact("decisive") != nil)
    #expect(try (0...1).contains(number(explained, "base")))
    let dataset = try #require(bench.session.dataset)
    let split = try #require(bench.session.current(Split.self))
    for side in [SplitSide.train, .test] {
      let row = try #require(split.rows(on: side).first)
      let title = try #require(dataset.texts(.trackName)?[row])
      for line in ["predict", "explain"] {
        let shown = try await bench.run("\(line) track:\"\(title)\"").output
        let notes = shown.blocks.compactMap { if case .note(let text) = $0 { text.plainText } else { nil } }
        #expect(notes.contains { $0.contains("trained on this recording") } == (side == .train))
        let near = shown.blocks.compactMap { if case .table(let table) = $0 { table } else { nil } }.last
        #expect(near?.rows.isEmpty == false && near?.rows.contains { $0[0] == .text(title) } == false)
      }
    }
  }

  @Test func `importance starts from the accuracy that evaluate measures, also where values are missing`()
    async throws
  {
    var bench = try SessionBench()
    try await bench.run(
      "load demo", "filter genres pop,edm,country,r-n-b", "split 60/20/20 by=artist",
      "train epochs=3 hidden=16 seed=1")
    let accuracy = try number(await bench.run("evaluate"), "accuracy")
    #expect(try number(await bench.run("importance energy repeats=1"), "accuracy") == accuracy)
    // What calibrate is about stands in history, and a measure among the variables has few digits.
    try await bench.run("calibrate")
    let engine = CompletionEngine(bench.session, environment: bench.host.environment)
    let offers = engine.answer(for: "let a=$last.").candidates
    #expect(offers.contains { $0.text == "$last.ece" })
    for offer in offers where Double(offer.description) != nil { #expect(offer.description.utf8.count <= 9) }
    let history = try await bench.run("history")
    guard case .table(let table)? = history.output.blocks.first, case .text(let fact)? = table.rows.last?.last
    else {
      Issue.record("history has no table")
      return
    }
    #expect(fact.hasPrefix("ece "), "\(fact)")
  }
}
