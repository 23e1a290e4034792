import Shell
import Testing

@testable import Commands

/// What is told of lines written as in other programs and languages, and of what is no track, model or expectation.
@Suite struct MeantLineTests {
  @Test(arguments: [
    ("train network epochs 5", "train model=network epochs=5"),
    ("train --epochs 5", "train epochs=5"), ("train --epochs=5", "train epochs=5"),
    ("train epochs = 5", "train epochs=5"), ("train epochs: 5 seed: 1", "train epochs=5 seed=1"),
    ("evaluate on test", "evaluate on=test"), ("predict energy 0.5", "predict energy=0.5"),
    ("predict energy: 0.5 tempo: 120", "predict energy=0.5 tempo=120"),
    ("predict energy=0.5,tempo=120", "predict energy=0.5 tempo=120"),
    ("predict energy=0,5", "predict energy=0.5"), ("predict {energy: 0.5}", "predict energy=0.5"),
    ("importance top 5", "importance limit=5"), ("importance 5", "importance limit=5"),
    ("importance n=5", "importance limit=5"), ("label issues top 5", "label issues limit=5"),
    ("label issues 5", "label issues limit=5"),
  ])
  func `an option spelled as in other programs is told as it is spelled here`(line: String, meant: String)
    async throws
  {
    var bench = try SessionBench()
    try await bench.run("load demo", "split", "train model=naive-bayes background=none cues=none")
    let faults = try await bench.type(line).diagnostics
    #expect(faults.count == 1)
    #expect(faults.first?.suggestions.first == meant)
  }

  @Test(arguments: [
    ("select * from demo", "show"),
    (
      "SELECT title, energy FROM tracks WHERE energy > 0.8 ORDER BY tempo DESC LIMIT 5;",
      "filter where energy > 0.8; show 5 by=tempo descending columns=title,energy"
    ),
    ("select genre, avg(energy) from demo group by genre", "describe energy by=genre"),
    (
      "select artist, count(*) from demo where genre = 'pop' group by artist",
      "filter where genre = \"pop\"; count by=artist"
    ),
    ("where energy between 0.1 and 0.2", "filter where energy >= 0.1 and energy <= 0.2"),
    ("order by energy desc", "show by=energy descending"), ("limit 5", "show 5"), ("df", "show"),
    ("df.head(7)", "show 7"), ("df['energy'].mean()", "describe energy"), ("df.energy.hist()", "plot energy"),
    ("df[df.energy > 0.5]", "filter where energy > 0.5"),
    ("df[df['genre'] == 'pop']", "filter where genre == \"pop\""),
    ("df.query('energy > 0.5')", "filter where energy > 0.5"),
    ("df.sort_values('energy', ascending=False)", "show by=energy descending"),
    ("df['genre'].value_counts()", "count by=genre"), ("len(df)", "count"),
    ("print(energy)", "describe energy"),
    ("import pandas as pd", "load demo"), ("df = pd.read_csv('my tracks.csv')", "load \"my tracks.csv\""),
    ("model.fit(X, y)", "train"), ("model.predict(energy=0.5, tempo=120)", "predict energy=0.5 tempo=120"),
    ("x = 5", "let x=5"),
  ])
  func `a line of another language is told in the words that are known here`(line: String, meant: String)
    async throws
  {
    var bench = try SessionBench()
    try await bench.run("load demo", "split", "train model=naive-bayes background=none cues=none")
    let faults = try await bench.type(line).diagnostics
    #expect(faults.map(\.suggestions) == [[meant]])
  }

  @Test(arguments: [
    ("expect accuracy 0.5", "expect accuracy >= 0.5"), ("expect accuracy > 50%", "expect accuracy > 0.5"),
    ("expect accuracy => 0.5", "expect accuracy >= 0.5"), ("expect accuracy ≥ 0.5", "expect accuracy >= 0.5"),
    ("expect accuracy is above 0.5", "expect accuracy > 0.5"),
    ("expect accuracy at least 50 %", "expect accuracy >= 0.5"),
    ("expect accuracy ~ 0.5", "expect accuracy ~ 0.5 +- 0.025"), ("expect 0.5", "expect accuracy >= 0.5"),
    ("expect tracks > 1,000", "expect tracks > 1000"),
  ])
  func `an expectation that cannot be read is told with one that can`(line: String, meant: String)
    async throws
  {
    var bench = try SessionBench()
    try await bench.run(
      "load demo", "split", "train model=naive-bayes background=none cues=none", "evaluate")
    let faults = try await bench.type(line).diagnostics
    #expect(faults.map(\.suggestions) == [[meant]])
  }

  @Test(arguments: [
    "x=" + String(repeating: "a.", count: 40_000) + "fit(",
    "select " + String(repeating: "a, ", count: 30_000) + "b from demo where x",
    "print (" + String(repeating: " ", count: 80_000),
  ])
  func `what nobody types is compared with no other language`(line: String) async throws {
    #expect(ForeignLines.meant(by: line) == [])
    var bench = try SessionBench()
    let faults = try await bench.type(line).diagnostics
    #expect(faults.contains { $0.severity == .error })
  }

  @Test func `an expectation without a value takes that of the result`() async throws {
    var bench = try SessionBench()
    try await bench.run("load demo")
    #expect(try await bench.type("expect rows").diagnostics.map(\.suggestions) == [["expect rows >= 3006"]])
    #expect(try await bench.type("expect genres").diagnostics.map(\.suggestions) == [["expect genres >= 20"]])
    var empty = try SessionBench()
    let fault = try #require(await empty.type("expect accuracy 0.5").diagnostics.first)
    #expect(fault.help?.plainText.contains("expect accuracy >= 0.5") == true)
  }

  @Test(arguments: [
    ("explain energy", ["importance energy", "plot energy by=genre", "describe energy"]),
    ("similar energy", ["plot energy by=genre", "describe energy"]),
    ("explain k-pop", ["confusion k-pop", "filter genres k-pop"]), ("similar k-pop", ["filter genres k-pop"]),
    (
      "explain \"No Stiarcase in the Rain\"",
      ["No Staircase in the Rain", "No Harbour in the Rain", "No Orchard in the Rain"].map {
        "explain \"\($0)\""
      }
    ),
  ])
  func `what is no track may be a feature, a genre or nearly a title`(line: String, meant: [String])
    async throws
  {
    var bench = try SessionBench()
    try await bench.run("load demo", "split", "train model=naive-bayes background=none cues=none")
    #expect(try await bench.type(line).diagnostics.map(\.suggestions) == [meant])
  }

  @Test func `a command that needs a track shows one that there is`() async throws {
    var bench = try SessionBench()
    try await bench.run("load demo", "split", "train model=naive-bayes background=none cues=none")
    for verb in ["explain", "similar"] {
      let line = try #require(await bench.type(verb).diagnostics.first?.suggestions.first)
      #expect(line.hasPrefix("\(verb) track:\""))
      #expect(try await bench.type(line).diagnostics.allSatisfy { $0.code == "ambiguous-track" })
    }
  }

  @Test func `two models are needed to compare, and the way to the other is told`() async throws {
    var bench = try SessionBench()
    #expect(
      try await bench.type("compare").diagnostics.first?.help?.plainText
        == "there is no model yet; start with train")
    try await bench.run("load demo", "split", "train model=naive-bayes background=none cues=none as=one")
    let alone = try #require(await bench.type("compare one").diagnostics.first)
    #expect(alone.help?.plainText == "there is only one; train makes another model")
    let itself = try #require(await bench.type("compare one one").diagnostics.first)
    #expect(itself.code == "same-model" && itself.span == 12..<15)
    #expect(itself.help?.plainText.contains("train model=logistic") == true)
    #expect(try await bench.type("compare one two").diagnostics.first?.help?.plainText == "there is one")
    try await bench.run("train model=naive-bayes background=none cues=none as=other")
    #expect(try await bench.type("compare one").diagnostics.first?.suggestions == ["compare one other"])
    #expect(try await bench.type("compare one one").diagnostics.first?.suggestions == ["compare one other"])
  }
}
