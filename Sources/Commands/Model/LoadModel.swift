import Learning
import Report
import Shell

/// `load model FILE`: reads a model that was saved.
struct LoadModel: Command {
  var file = ""
  var name: String?

  static let about = About(
    "load model", .model, "Read a model from a file that save model wrote.", keeping: .items,
    opens: ["safetensors", "onnx"],
    details: ["It predicts bit for bit what the saved one did."],
    terms: ["import", "open", "safetensors", "onnx"],
    setting: [
      "load demo", "split 60/20/20", "train model=network epochs=2", "save model genres.safetensors",
    ],
    examples: ["load model genres.safetensors as=again": "under a name of its own"],
    facts: [Facts.genres, Facts.features, Facts.bestEpoch, Facts.validationAccuracy, Facts.isPartial])
  static let parameters: [Parameter<LoadModel>] = [
    .positional("file", \.file, "the file of a model", completer: .files("safetensors", "onnx")),
    .naming(\.name),
  ]

  /// No model of timbre's is near this size.
  private static let limit = 1 << 30

  func run(in context: inout RunContext) async throws -> Output {
    let path = context.host.environment.path(file)
    let bytes = try FileText.bytes(path, at: "file", limit: Self.limit, meant: "a model")
    let model = try GraphFile.isMeant(by: path) ? GraphFile.decode(bytes) : ModelFile.decode(bytes)
    let name = context.put(model, named: name, else: FileText.title(of: path))
    let card = model.card
    var facts: [Fact] = [
      .integer(Facts.genres, card.classes.count), .integer(Facts.features, card.features.count),
      .integer(Facts.bestEpoch, card.bestEpoch),
    ]
    if let score = card.validationScore {
      facts.append(.number(Facts.validationAccuracy, score.accuracy))
    }
    facts.append(.flag(Facts.isPartial, card.isPartial))
    var output = Output([.paragraph("\(.name(name), .strong): " + model.summary)], facts: facts)
    output.append(
      .fields([
        Output.Field("genres", Text(card.classes.joined(separator: ", "))),
        Output.Field("features", Text(card.features.joined(separator: ", "))),
        Output.Field("hyper-parameters", Text(model.classifier.allOptions)),
      ]))
    output.append(.protocolLine(model.protocolLine))
    return output
  }
}
