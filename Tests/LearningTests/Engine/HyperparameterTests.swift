import Tabular
import Testing

@testable import Learning

/// The lists of hyper-parameters say what a classifier really does.
@Suite struct HyperparameterTests {
  @Test(arguments: ClassifierConformanceTests.names)
  func `every hyperparameter can be set and read`(name: String) throws {
    let kind = try #require(Classifiers.named(name))
    try check(kind)
  }

  private func check<Kind: Classifier>(_ kind: Kind.Type) throws {
    let descriptions = kind.hyperparameterDescriptions
    #expect(!descriptions.isEmpty)
    #expect(Set(descriptions.map(\.name)).count == descriptions.count)
    for description in descriptions {
      #expect(description.range.contains(description.standard), "\(description.name)")
      #expect(!description.help.isEmpty)
      let other = try #require(another(than: description), "\(description.name)")
      let changed = try Kind().setting([description.name: other])
      #expect(changed.changedHyperparameters.map(\.name) == [description.name])
      #expect(changed.changedHyperparameters.map(\.value) == [other])
    }
    #expect(Kind().changedHyperparameters.isEmpty)
  }

  private func another(than description: HyperparameterDescription) -> HyperparameterValue? {
    switch (description.range, description.standard) {
    case (.integers(let range), .integer(let value)):
      .integer(value < range.upperBound ? value + 1 : value - 1)
    case (.numbers, .number(let value)): .number(value == 0.25 ? 0.5 : 0.25)
    case (.flag, .flag(let value)): .flag(!value)
    case (.choices(let choices), .choice(let word)):
      choices.first { $0.name != word }.map { .choice($0.name) }
    case (.integerLists, .integers): .integers([7, 5])
    default: nil
    }
  }

  @Test func `what a kind does not have is an error`() {
    #expect(throws: LearningError.noSuchHyperparameter("hidden", kind: "logistic")) {
      try LogisticClassifier().setting(["hidden": .integers([8])])
    }
    #expect(throws: LearningError.setting(name: "epochs", value: "0")) {
      try NetworkClassifier().setting(["epochs": .integer(0)])
    }
    #expect(throws: LearningError.setting(name: "optimizer", value: "newton")) {
      try NetworkClassifier().setting(["optimizer": .choice("newton")])
    }
    #expect(throws: LearningError.setting(name: "epochs", value: "on")) {
      try NetworkClassifier().setting(["epochs": .flag(true)])
    }
    #expect(
      Classifiers.kinds(with: "hidden") == [
        "network", "encoded-network", "shared-ensemble", "ensemble", "whole-table",
      ])
    #expect(Classifiers.kinds(with: "members") == ["shared-ensemble", "ensemble", "copies", "best"])
  }

  @Test func `an option has the values of every kind that has it`() throws {
    let epochs = try #require(Classifiers.hyperparameters.first { $0.description.name == "epochs" })
    #expect(epochs.range == .integers(0...100_000) && epochs.standards.first?.value == .integer(40))
    #expect(epochs.help.contains("0: by"))
    #expect(
      HyperparameterRange.choices([HyperparameterChoice("a", "")]).widened(
        by: .choices([HyperparameterChoice("a", "again"), HyperparameterChoice("b", "")]))
        == .choices([HyperparameterChoice("a", ""), HyperparameterChoice("b", "")]))
    #expect(HyperparameterRange.flag.widened(by: .integers(0...1)) == .flag)
  }

  @Test func `a hidden layer has a width, chosen by the number of tracks or by hand`() throws {
    #expect(EncodedNetworkClassifier().resolved(rows: 4_000).hidden == [128, 128])
    #expect([700, 4_000, 60_000].map { EncodedNetworkClassifier().resolved(rows: $0).epochs } == [14, 7, 8])
    #expect(EncodedNetworkClassifier().resolved(rows: 60_000).hidden == [256, 256])
    #expect(EnsembleClassifier().resolved(rows: 4_000).network.hidden == [128, 128])
    var classifier = EncodedNetworkClassifier()
    classifier.hidden = [16, 0]
    #expect(throws: LearningError.setting(name: "hidden", value: "16,0")) {
      try classifier.fit(Clouds().data, in: FitContext())
    }
    classifier.hidden = [16]
    #expect(classifier.resolved(rows: 4_000).hidden == [16])
  }

  /// What was given counts even where it equals the value of another kind.
  @Test func `what is given reaches the networks of an ensemble`() throws {
    let network = Dictionary(
      NetworkClassifier().hyperparameterValues.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
    let ensemble = try EnsembleClassifier().setting(network)
    #expect(ensemble.network == NetworkClassifier())
  }

  @Test func `values are written as a person would`() {
    let values: [(HyperparameterValue, String)] = [
      (.integer(40), "40"), (Float(0.003).hyperparameterValue, "0.003"), (.number(0), "0"),
      (.flag(false), "off"),
      (.choice("adam"), "adam"), (.integers([256, 128]), "256,128"),
    ]
    for (value, text) in values { #expect(value.description == text) }
  }

  @Test func `draws stay within their ranges and keep what is fixed`() throws {
    var generator = SeededGenerator(seed: 3, stream: "draws")
    var rates: Set<HyperparameterValue> = []
    for _ in 0..<40 {
      let drawn = try NetworkClassifier().drawn(keeping: ["hidden"], &generator)
      #expect(drawn.hidden == NetworkClassifier().hidden)
      #expect((0.0009...0.0091).contains(drawn.training.learningRate))
      for (place, description) in NetworkClassifier.hyperparameterDescriptions.enumerated() {
        #expect(description.range.contains(drawn.hyperparameterValues[place].value))
      }
      rates.insert(drawn.training.learningRate.hyperparameterValue)
    }
    #expect(rates.count > 20)
  }

  @Test func `what is told of a hyper-parameter that several kinds share is true of the first of them too`() {
    for shared in Classifiers.hyperparameters {
      let own = shared.description.help.split(separator: ";")[0].split(separator: " ")
      let told = Set(shared.help.split { " ,;".contains($0) })
      #expect(
        own.allSatisfy { told.contains($0.filter { $0 != "," }[...]) },
        "\(shared.description.name): \(shared.help)")
    }
  }
}
