import Learning
import Report
import Shell
import Tabular

/// `save model FILE`: writes a model down.
struct SaveModel: FileWritingCommand {
  var file = ""
  var replaces = false
  var name: String?

  static let about = About(
    "save model", .model, "Write a model to a file, to be read again with load model.", keeping: .items,
    details: [
      "The file is safetensors; its header says classes, features, scaling, settings, and how the model came about."
    ],
    terms: ["export", "store", "safetensors"],
    setting: ["load demo", "split 60/20/20", "train model=network epochs=2"],
    examples: ["save model genres.safetensors": "the current model"], facts: [Facts.bytes])
  static let parameters: [Parameter<SaveModel>] = [
    .positional("file", \.file, "the file to write", completer: .files("safetensors")),
    .option("model", \.name, "the model, if not the current one", completer: .items(Model.kind)),
    replaceParameter,
  ]

  func run(in context: inout RunContext) async throws -> Output {
    let model = try context.take(Model.self, named: name)
    let path = try path(endings: ["safetensors"], in: context)
    let bytes = try ModelFile.encode(model)
    try AtomicFile.write(bytes, to: path)
    return Output(
      [
        .paragraph(
          "wrote the \(model.classifierName) model to \(.text(file), .strong), \(.bytes(bytes.count))")
      ],
      facts: [.integer(Facts.bytes, bytes.count)])
  }
}
