import Learning
import Testing

/// Models as files for other programs: what timbre reads back, and what it refuses. `Scripts/check-models` compares what the
/// other programs answer.
@Suite struct GraphFileTests {
  static let names = Classifiers.available.map { $0.name }
  private static let notes = GraphDescription.Notes(
    columns: ["one": (unit: "dB", range: 0...1)], families: [:], protocolLine: "clouds")

  private func model(_ name: String) throws -> (Model, Clouds) {
    let clouds = try Clouds()
    let classifier = try ClassifierConformanceTests.classifier(name, epochs: 4)
    return (Model(try classifier.fitted(to: clouds.data, in: FitContext(seed: 1))), clouds)
  }

  @Test(arguments: names)
  func `every kind of classifier is written the same twice, and reads back the same`(name: String) throws {
    let (model, clouds) = try model(name)
    let file = try GraphFile(model, notes: Self.notes)
    let bytes = try file.encoded()
    #expect(try file.encoded() == bytes)
    let again = try GraphFile.decode(bytes)
    #expect(again.fingerprint == model.fingerprint)
    let expected = try model.probabilities(for: clouds.inputs).values.map(\.bitPattern)
    #expect(try again.probabilities(for: clouds.inputs).values.map(\.bitPattern) == expected)
  }

  @Test func `a calculation alone is smaller, and no model to read`() throws {
    let (model, _) = try model("logistic")
    let whole = try GraphFile(model, notes: Self.notes).encoded()
    let lean = try GraphFile(model, outputs: .probabilities, notes: Self.notes)
    let bytes = try lean.encoded()
    #expect(bytes.count < whole.count)
    #expect(lean.description.outputs.map(\.name) == ["probabilities"])
    #expect(throws: ModelFileError.graphAlone(isOwn: true)) { try GraphFile.decode(bytes) }
  }

  @Test func `what timbre did not write is refused`() {
    for bytes: [UInt8] in [[], [0x0A], Array("not a model".utf8), [UInt8](repeating: 0xFF, count: 64)] {
      #expect(throws: ModelFileError.noGraph) { try GraphFile.decode(bytes) }
    }
    // A version and an empty calculation, as any program may write them.
    #expect(throws: ModelFileError.graphAlone(isOwn: false)) {
      try GraphFile.decode([0x08, 0x08, 0x3A, 0x00])
    }
  }

  @Test func `an impossible coverage is refused`() throws {
    let (model, _) = try model("logistic")
    let calibrated = Model(model.fitted, confidence: try Confidence(of: model.fitted, on: nil))
    #expect(throws: LearningError.setting(name: "coverage", value: "1.0")) {
      try GraphFile(calibrated, coverage: 1, notes: Self.notes)
    }
  }
}
