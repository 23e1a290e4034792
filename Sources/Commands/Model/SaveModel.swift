import Learning
import Report
import Shell
import Tabular

/// `save model FILE`: writes a model down, for timbre or for other programs.
struct SaveModel: FileWritingCommand {
  var file = ""
  var replaces = false
  var outputs: GraphFile.Outputs?
  var coverage: Double?
  var name: String?

  static let about = About(
    "save model", .model, "Write a model to a file; the file's ending chooses the form.", keeping: .items,
    details: [
      "A name that ends in .onnx is written for other programs, such as ONNX Runtime or Tract: one table of 32-bit features in, NaN for what is missing, and probabilities out that are those of predict for tracks without names. FILE.onnx.json says order and units of the columns, genres, families, protocol and scores.",
      "A name that ends in .safetensors is written as such; its header says classes, features, scaling, settings, and how the model came about.",
      "load model reads both. outputs=probabilities leaves out all but the probabilities, the model itself too.",
    ],
    terms: ["export", "store", "safetensors", "onnx", "python"],
    setting: ["load demo", "split 60/20/20", "train model=network epochs=2"],
    examples: [
      "save model genres.safetensors": "the current model", "save model genres.onnx": "for other programs",
      "save model small.onnx outputs=probabilities": "for engines that take one output",
    ], facts: [Facts.bytes])
  static let parameters: [Parameter<SaveModel>] = [
    .positional("file", \.file, "the file to write", completer: .files("safetensors", "onnx")),
    .option("outputs", \.outputs, "what a .onnx file gives, all by default"),
    .option(
      "coverage", \.coverage, in: 0...0.999,
      "how often the set of a .onnx file is to hold the right genre, 0.9 by default"),
    .option("model", \.name, "the model, if not the current one", completer: .items(Model.kind)),
    replaceParameter,
  ]

  func run(in context: inout RunContext) async throws -> Output {
    let model = try context.take(Model.self, named: name)
    let path = try path(endings: ["safetensors", "onnx"], in: context)
    guard GraphFile.isMeant(by: file) else {
      for (name, isGiven) in [("outputs", outputs != nil), ("coverage", coverage != nil)] where isGiven {
        let better = "save model \(Quoting.quotedIfNeeded(FileText.title(of: file) + ".onnx"))"
        throw Diagnostic(
          "not-onnx", "\(.code(name + "=")) is for files that end in .onnx", kind: .usage,
          at: .parameter(name), help: "\(.code(better)) writes one")
      }
      return written(model, try write(try ModelFile.encode(model), to: path))
    }
    let description = OutputFile(name: file + ".json", parameter: "file")
    if !replaces { try description.check(at: path + ".json", in: context) }
    let graph = try GraphFile(
      model, outputs: outputs ?? .all, coverage: coverage ?? GraphFile.standardCoverage,
      notes: .init(of: model, in: context.host.environment))
    var output = written(model, try write(try graph.encoded(), to: path))
    _ = try write(try graph.description.json(), to: path + ".json")
    output.blocks += graph.blocks(description: description.name)
    return output
  }

  private func write(_ bytes: [UInt8], to path: String) throws -> Int {
    try AtomicFile.write(bytes, to: path)
    return bytes.count
  }

  private func written(_ model: Model, _ count: Int) -> Output {
    Output(
      [.paragraph("wrote the \(model.classifierName) model to \(.text(file), .strong), \(.bytes(count))")],
      facts: [.integer(Facts.bytes, count)])
  }
}
