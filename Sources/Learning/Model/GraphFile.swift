import ONNXSchema
import Tabular

/// A model as a file for other programs: ONNX, with one table of features in and probabilities out.
///
/// Its probabilities are those of `Model.probabilities(for:)`: of the sound alone, incomplete tracks averaged over what
/// they may be.
public struct GraphFile: Sendable {
  /// What the calculation gives.
  public enum Outputs: String, Sendable, CaseIterable {
    /// Probabilities, novelty score and set of plausible genres, with the model itself, so that it can be read back.
    case all
    /// Probabilities and nothing else, for engines that take a calculation with one output.
    case probabilities
  }

  /// The model.
  public let model: Model
  /// What the calculation gives.
  public let outputs: Outputs
  /// What it says about itself.
  public let description: GraphDescription

  /// How often sets hold the right genre if nothing else is said.
  public static let standardCoverage = 0.9

  /// Whether the name of a file asks for this form.
  public static func isMeant(by name: String) -> Bool { name.lowercased().hasSuffix(".onnx") }

  /// The name of the input.
  static let input = "features"
  /// The key of the model in the metadata, as safetensors in base 64.
  private static let modelKey = "timbre.model"

  /// Describes a model for a file.
  ///
  /// - Parameters:
  ///   - coverage: How often the set of plausible genres is to hold the right one.
  ///   - notes: What the caller knows of columns and genres.
  /// - Throws: `LearningError.setting` for an impossible coverage.
  public init(
    _ model: Model, outputs: Outputs = .all, coverage: Double = standardCoverage,
    notes: GraphDescription.Notes
  ) throws {
    self.model = model
    self.outputs = outputs
    description = try GraphDescription(model, outputs: outputs, coverage: coverage, notes: notes)
  }

  /// The bytes of the file; the same model gives the same bytes. Throws `LearningError` or `ModelFileError`.
  public func encoded() throws -> [UInt8] {
    let card = model.card
    guard card.cues == nil else { throw ModelFileError.metadata("cues") }
    let features = try Features(card.features)
    var graph = ComputationGraph(name: model.classifierName)
    let table = graph.input(Self.input, width: features.columns.count)
    let tracks = GraphTracks(features.matrix(ofColumns: table, in: &graph), in: &graph)
    let probabilities = try probabilities(of: tracks, in: &graph)
    for output in description.outputs {
      switch output.kind {
      case .probabilities:
        graph.output(
          probabilities, as: output.name, .float32, columns: card.classes.count, meaning: output.meaning)
      case .novelty:
        guard let novelty = model.novelty else { continue }
        graph.output(
          try novelty.scores(of: tracks, in: &graph), as: output.name, .float32, columns: nil,
          meaning: output.meaning)
      case .set:
        guard let sets = try description.set.flatMap({ try model.confidence?.sets(coverage: $0.coverage) })
        else { continue }
        graph.output(
          sets.sets(for: probabilities, in: &graph), as: output.name, .bool, columns: card.classes.count,
          meaning: output.meaning)
      }
    }
    var metadata = try description.metadata()
    if outputs == .all { metadata.append((Self.modelKey, Base64.text(try ModelFile.encode(model)))) }
    return try graph.encoded(metadata: metadata, summary: description.summary)
  }

  /// The calibrated probabilities, incomplete tracks averaged where there are donors.
  private func probabilities(
    of tracks: GraphTracks, in graph: inout ComputationGraph
  ) throws -> ComputationGraph.Value {
    func answer(_ tracks: GraphTracks, _ graph: inout ComputationGraph) throws -> ComputationGraph.Value {
      let raw = try model.fitted.probabilities(of: tracks, in: &graph)
      return model.confidence?.temperature.tempered(raw, in: &graph) ?? raw
    }
    guard let missing = MissingValues(model.novelty) else { return try answer(tracks, &graph) }
    let nothing = Matrix(rows: 1, columns: model.card.features.count, repeating: .nan)
    let blank = try model.probabilities(for: nothing).values
    return try missing.answers(to: tracks, blank: blank, in: &graph, answer)
  }

  /// The model in a file that timbre wrote with all outputs; it predicts bit for bit what the saved one did.
  ///
  /// Throws `ModelFileError`, `.graphAlone` for a file that holds a calculation but no model of timbre's.
  public static func decode(_ bytes: [UInt8]) throws -> Model {
    guard let file = try? ONNXModelProto(bytes: bytes), file.hasGraph else { throw ModelFileError.noGraph }
    guard let text = file.metadataProps.first(where: { $0.key == modelKey })?.value else {
      throw ModelFileError.graphAlone(isOwn: file.producerName == "timbre")
    }
    guard let own = Base64.bytes(text) else { throw ModelFileError.metadata(modelKey) }
    return try ModelFile.decode(own)
  }
}
