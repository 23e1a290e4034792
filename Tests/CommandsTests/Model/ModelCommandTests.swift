import Foundation
import Learning
import Report
import Shell
import Testing

@testable import Commands

/// Training, saving and asking a model, as a person types it.
@Suite struct ModelCommandTests {
  private func number(_ record: Record, _ fact: String) throws -> Double {
    try #require(record.output.fact(fact)?.number, "\(fact)")
  }

  @Test func `training says what it did`() async throws {
    var bench = try SessionBench()
    let record = try await bench.run("load demo", "split 60/20/20", "train epochs=3 seed=4")
    #expect(try number(record, "epochs") == 3)
    #expect(try (1...3).contains(number(record, "best_epoch")))
    #expect(try number(record, "val_accuracy") > 0.1)
    #expect(try number(record, "train_accuracy") > 0.1)
    #expect(record.output.fact("partial") == .flag(false))
    let model = try #require(bench.session.model)
    #expect(model.card.features.count == 13 + DerivedFeature.allCases.count)
    #expect(!model.card.features.contains("popularity"))
    #expect(model.card.provenance["split"]?.hasSuffix("by recording") == true)
    // Whoever compares two runs sees whether they stand on the same table.
    let data = "data " + (try #require(bench.session.dataset)).fingerprint.short
    for line in ["predict energy=0.5", "evaluate"] {
      let later = try await bench.run(line)
      for output in [record.output, later.output] {
        let lines = output.blocks.compactMap { block -> String? in
          if case .protocolLine(let text) = block { text.plainText } else { nil }
        }
        #expect(
          lines.contains { $0.hasSuffix(data) && $0.contains("seed 4") } || line == "evaluate", "\(lines)")
        #expect(lines.contains { $0.hasSuffix(data) }, "\(lines)")
      }
    }
    let curve = try await bench.run("curve")
    #expect(
      curve.output.blocks.filter { if case .plot = $0 { true } else { false } }.count == 2)
  }

  @Test func `the same seed gives the same model`() async throws {
    var fingerprints: Swift.Set<String> = []
    for threads in [1, 2] {
      var bench = try SessionBench()
      try await bench.run("load demo", "split 60/20/20", "train epochs=2 seed=9 threads=\(threads)")
      fingerprints.insert(try #require(bench.session.model).fingerprintText)
    }
    #expect(fingerprints.count == 1)
  }

  @Test func `every option reaches the network`() async throws {
    var bench = try SessionBench()
    try await bench.run(
      "load demo", "split 60/20/20",
      "train model=network epochs=2 hidden=32,16,8 dropout=0.1 batchnorm=off lr=0.01 batch=64 weight-decay=0.01 optimizer=adamw schedule=linear patience=1 class-weights=balanced label-smoothing=0.1 features=energy,tempo as=tiny"
    )
    let model = try #require(bench.session.model)
    let network = try #require(model.fitted as? FittedPerceptron<NetworkClassifier>)
    #expect(network.parameters.layers.map(\.outputs).dropLast() == [32, 16, 8])
    #expect(network.parameters.layers.allSatisfy { $0.normalisation == nil })
    #expect(network.settings.training.optimiser == .adamw)
    #expect(network.settings.training.schedule == .linear)
    #expect(network.settings.training.classWeights == .balanced)
    #expect(model.card.features == ["energy", "tempo"])
  }

  @Test func `options reach the networks of an ensemble and leave its own defaults`() async throws {
    var bench = try SessionBench()
    try await bench.run(
      "load demo", "split 60/20/20", "train model=ensemble epochs=2 hidden=16 background=none")
    let ensemble = try #require(bench.session.model?.fitted as? FittedEnsemble)
    #expect(ensemble.settings.network.epochs == 2)
    #expect(ensemble.members.allSatisfy { $0.parameters.layers.map(\.outputs).dropLast() == [16] })
    var training = EnsembleClassifier().network.training
    training.batch = 128
    #expect(ensemble.settings.network.training == training)
  }

  /// A value counts as given even where it is what another kind has by itself.
  @Test func `what is given counts though it is the networks own`() async throws {
    var bench = try SessionBench()
    let own = NetworkClassifier().hyperparameterValues.filter { $0.name != "epochs" && $0.name != "hidden" }
    let options = own.map { "\($0.name)=\($0.value)" }.joined(separator: " ")
    let record = try await bench.run(
      "load demo", "split 60/20/20",
      "train model=ensemble members=1 epochs=2 hidden=8 background=none \(options)")
    let ensemble = try #require(bench.session.model?.fitted as? FittedEnsemble)
    #expect(ensemble.settings.network.training == TrainingOptions())
    #expect(ensemble.settings.network.dropout == 0.2)
    #expect(ensemble.settings.network.batchNormalisation)
    guard case .text(let said)? = record.output.fact("hyperparameters") else { return #expect(Bool(false)) }
    #expect(
      said.hasPrefix("members=1 ranges=16 epochs=2 batch=256 hidden=8 dropout=0.2 batchnorm=on lr=0.003"))
  }

  @Test(arguments: Classifiers.available.map { $0.name })
  func `every kind is tuned validated and reduced`(kind: String) async throws {
    var bench = try SessionBench()
    let small = ["epochs=1", "rounds=2", "members=2", "hidden=8"].filter { option in
      Classifiers.kinds(with: String(option.prefix { $0 != "=" })).contains(kind)
    }
    let options = (["model=\(kind)"] + small).joined(separator: " ")
    try await bench.run("load demo", "filter genres pop,metal,classical", "split 60/20/20")
    let tuned = try await bench.run("tune trials=2 \(options)")
    #expect(try number(tuned, "trials") == 2)
    let validated = try await bench.run("cross-validate folds=3 \(options)")
    #expect(try number(validated, "accuracy") > 0.3)
    let reduced = try await bench.run("features minimal features=energy,tempo \(options)")
    #expect(try number(reduced, "fits") == 3)
  }

  @Test func `every choice of a hyperparameter completes`() async throws {
    let bench = try SessionBench()
    for (option, words) in [
      ("class-weights", ["none", "balanced"]), ("optimizer", ["adam", "adamw", "sgd"]),
      ("schedule", ["constant", "cosine", "linear"]), ("batchnorm", ["on", "off"]),
    ] {
      for verb in ["train", "tune", "cross-validate", "features minimal"] {
        let offered = CompletionEngine(bench.session, environment: bench.host.environment).answer(
          for: "\(verb) \(option)="
        ).candidates
        #expect(
          words.allSatisfy { word in offered.contains { $0.text.hasSuffix(word) } }, "\(verb) \(option)")
      }
    }
  }

  @Test func `a kind is offered its own hyperparameters alone`() throws {
    let bench = try SessionBench()
    let engine = CompletionEngine(bench.session, environment: bench.host.environment)
    func offered(_ line: String) -> Set<String> { Set(engine.answer(for: line).candidates.map(\.text)) }
    for kind in Classifiers.all {
      let own = Set(kind.hyperparameterDescriptions.map { "\($0.name)=" })
      let all = Set(Classifiers.hyperparameters.map { "\($0.description.name)=" })
      #expect(offered("train model=\(kind.name) ").intersection(all) == own)
      #expect(offered("label issues model=\(kind.name) ").intersection(all) == own)
    }
    #expect(offered("train ").contains("hidden="))
    #expect(offered("train model=$kind ").contains("hidden="))
  }

  @Test func `a saved model answers as before`() async throws {
    var bench = try SessionBench()
    let before = try await bench.run(
      "load demo", "split 60/20/20", "train epochs=2", "predict energy=0.8 tempo=128")
    try await bench.run("save model m.safetensors")
    try await bench.run("load model m.safetensors as=again")
    let after = try await bench.run("predict energy=0.8 tempo=128")
    #expect(after.output.facts == before.output.facts)
    try bench.write("not a model", to: "bad.safetensors")
    let refused = try await bench.type("load model bad.safetensors")
    #expect(refused.diagnostics.first?.code == "not-a-model")
  }

  @Test
  func `a model card says how the model came about, how good it is, and how to ask it elsewhere`()
    async throws
  {
    var bench = try SessionBench()
    try await bench.run("load demo", "split 60/20/20", "train epochs=2 features=audio")
    try await bench.run("report model mine.md")
    let before = try String(contentsOfFile: bench.folder + "/mine.md", encoding: .utf8)
    try await bench.run("evaluate", "report model mine.md replace")
    let card = try String(contentsOfFile: bench.folder + "/mine.md", encoding: .utf8)
    #expect(card.hasPrefix("# Model card: mine\n"))
    for text in [
      "load demo\nsplit 60/20/20", "by recording", "dataset fingerprint", "beats per minute",
      "InferenceSession(\"mine.onnx\")", "invented tracks", "macro-F1",
    ] {
      #expect(card.contains(text), "\(text)")
    }
    // Scores on the test side stand there only if somebody judged it.
    #expect(!before.contains("macro-F1"))
    #expect(try await bench.type("report model mine.x").diagnostics.first?.code == "unknown-ending")
  }

  @Test func `a model for other programs says what goes in and comes out, and reads back`() async throws {
    var bench = try SessionBench()
    let before = try await bench.run(
      "load demo", "split 60/20/20", "train epochs=2 features=audio", "predict energy=0.8 tempo=128")
    try await bench.run("save model m.onnx coverage=0.8")
    let text = try Data(contentsOf: URL(filePath: bench.folder + "/m.onnx.json"))
    let told = try #require(try JSONSerialization.jsonObject(with: text) as? [String: Any])
    let columns = try #require(told["columns"] as? [[String: Any]])
    #expect(columns.map { $0["name"] as? String }.starts(with: ["danceability", "energy", "key"]))
    #expect(columns[3]["unit"] as? String == "dB relative to full scale")
    let outputs = try #require(told["outputs"] as? [[String: Any]])
    #expect(outputs.map { $0["name"] as? String } == ["probabilities", "novelty", "set"])
    #expect((told["set"] as? [String: Any])?["coverage"] as? Double == 0.8)
    let genres = try #require(told["genres"] as? [[String: Any]])
    #expect(genres.count == 20 && genres.allSatisfy { $0["family"] is String })
    try await bench.run("load model m.onnx as=again")
    #expect(try await bench.run("predict energy=0.8 tempo=128").output.facts == before.output.facts)

    try await bench.run("save model small.onnx outputs=probabilities")
    let alone = try await bench.type("load model small.onnx")
    #expect(alone.diagnostics.first?.code == "not-a-model")
    #expect(alone.diagnostics.first?.help?.plainText.contains("FILE.safetensors") == true)
    let misplaced = try await bench.type("save model m.safetensors outputs=probabilities")
    #expect(misplaced.diagnostics.first?.code == "not-onnx")
  }

  @Test(arguments: [
    ("train", "no-dataset"), ("load demo; train", "no-split"), ("predict energy=1", "no-model"),
    ("curve", "no-model"), ("load demo; split 60/20/20; train features=enrgy", "unknown-feature"),
    ("load demo; split 60/20/20; train model=oracle", "unknown-classifier"),
    ("load demo; split 60/20/20; train model=logistic hidden=8", "option-without-use"),
    ("load demo; split 60/20/20; tune members=2", "option-without-use"),
    ("load demo; split 60/20/20; cross-validate model=logistic dropout=0.1", "option-without-use"),
    ("load demo; split 60/20/20; train optimizer=newton", "bad-value"),
    ("load demo; split 60/20/20; train epochs=-1", "out-of-range"),
    ("load demo; split 60/20/20; train model=network epochs=0", "bad-setting"),
    ("load demo; split 60/20/20; train hidden=16,0", "bad-setting"),
    ("load demo; split 60/20/20; train epochs=1; predict enrgy=1", "unknown-feature"),
    ("load demo; split 60/20/20; train epochs=1; predict energy=7", "out-of-range"),
    ("load demo; split 60/20/20; train epochs=1; predict key=H", "bad-value"),
    ("load demo; split 60/20/20; train epochs=1; predict", "nothing-to-predict"),
    ("load demo; split 60/20/20; train epochs=1; predict track:nowhere", "unknown-track"),
    ("load demo; split 60/20/20; train epochs=1; predict track:a", "ambiguous-track"),
    ("load demo; split 60/20/20; train epochs=1; predict file=x.csv", "no-output-file"),
    ("load demo; similar", "no-track"),
  ])
  func `mistakes are named`(lines: String, code: String) async throws {
    var bench = try SessionBench()
    var last: Record?
    for line in lines.split(separator: ";") {
      last = try await bench.type(line.trimmingPrefix(" ").description)
    }
    #expect(last?.diagnostics.first?.code == code)
  }

  @Test func `a track is found by ID page and title`() async throws {
    var bench = try SessionBench()
    try await bench.run("load demo", "split 60/20/20", "train epochs=2")
    let title = try await bench.run("predict track:\"no staircase in the RAIN\"")
    for line in [
      "predict track:demoOZ8iWmDewN9YVBgHtL", "predict demoOZ8iWmDewN9YVBgHtL",
      "predict spotify:track:demoOZ8iWmDewN9YVBgHtL",
      "predict https://open.spotify.com/track/demoOZ8iWmDewN9YVBgHtL?si=abc",
    ] {
      #expect(try await bench.run(line).output.facts == title.output.facts, "\(line)")
    }
  }

  @Test func `a file is predicted row by row`() async throws {
    var bench = try SessionBench()
    try await bench.run("load demo", "split 60/20/20", "train epochs=2 cues=none")
    try bench.write(
      "track_id,track_name,energy,tempo\na1,\"one, two\",0.9,140\na2,\"say \"\"hi\"\"\",0.1,\n", to: "in.csv")
    let record = try await bench.run("predict file=in.csv out=out.csv columns=track_name")
    #expect(try number(record, "rows") == 2)
    let lines = try bench.read("out.csv").split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines[0] == "id,genre,probability,unknown,track_name")
    // A file is answered as a single track is: calibrated, and declined where that one is.
    let single = try await bench.run("predict energy=0.9 tempo=140")
    let cells = lines[1].split(separator: ",").map(String.init)
    #expect(single.output.fact("genre") == .text(cells[3] == "true" ? "unknown" : cells[1]))
    #expect(abs(try number(single, "confidence") - (Double(cells[2]) ?? .nan)) < 1e-6)
    #expect(lines[1].hasPrefix("a1,") && lines[1].hasSuffix(",\"one, two\""))
    #expect(lines[2].hasPrefix("a2,") && lines[2].hasSuffix(",\"say \"\"hi\"\"\""))
    let refused = try await bench.type("predict file=in.csv out=no/where.csv")
    #expect(refused.diagnostics.first?.code == "no-such-folder")
  }

  @Test func `titles complete`() async throws {
    var bench = try SessionBench()
    try await bench.run("load demo")
    let offered = CompletionEngine(bench.session, environment: bench.host.environment).answer(
      for: "similar track:No"
    ).candidates
    #expect(offered.contains { $0.text.contains("No Staircase in the Rain") })
    let near = try await bench.run("similar track:\"No Staircase in the Rain\" count=4")
    #expect(try number(near, "rows") == 4)
    #expect(try number(near, "distance") > 0)
  }
}
