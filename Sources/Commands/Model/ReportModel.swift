import Learning
import Report
import Shell

/// `report model FILE`: writes a model card.
struct ReportModel: FileWritingCommand {
  var file = ""
  var replaces = false
  var name: String?

  static let about = About(
    "report model", .model, "Write a model card: data, protocol, scores, limits, how to load it elsewhere.",
    role: .looks,
    details: [
      "The lines that made the model stand first; what evaluate said of it in this session stands last. The file's ending chooses the form, as for report."
    ],
    terms: ["card", "document", "onnx", "python"],
    setting: ["load demo", "split 60/20/20", "train epochs=2", "evaluate"],
    examples: ["report model card.md": "the current model"], facts: [Facts.lines])
  static let parameters: [Parameter<ReportModel>] = [
    .positional(
      "file", \.file, "the file to write; its ending chooses the form", completer: DocumentFile.completer),
    .option("model", \.name, "the model, if not the current one", completer: .items(Model.kind)),
    replaceParameter,
  ]

  func run(in context: inout RunContext) async throws -> Output {
    let path = try path(endings: DocumentFile.endings(context.session), in: context)
    let model = try context.take(Model.self, named: name)
    let session = context.session
    let title = FileText.title(of: file)
    let graph = try GraphFile(model, notes: .init(of: model, in: context.host.environment))
    let maker = session.records.last { record in
      !record.wasRolledBack && record.makes.contains { isMeant($0, model) }
    }
    let lines = maker.map { Ancestry.lines(of: $0, in: session) } ?? []
    let text = lines.joined(separator: "\n")
    let card = Record(
      number: 1, source: text, canonicalText: text,
      output: CardBlocks(model: model, description: graph.description, title: title).output)
    let judgement = session.records.last { record in
      record.commandName == Evaluate.about.name && !record.wasRolledBack && record.succeeded
        && record.reads.contains { isMeant($0, model) }
    }
    var output = try DocumentFile(path).write(
      SessionDocument(
        [card] + (judgement.map { [$0] } ?? []), title: "Model card: \(title)",
        program: session.catalog.program, date: WallClock.now), in: context)
    if judgement == nil {
      output.append(
        .note("nobody judged the model in this session: after \(.code("evaluate")) the card has its scores"))
    }
    return output
  }

  private func isMeant(_ reference: ItemReference, _ model: Model) -> Bool {
    reference.kind == Model.kind && reference.fingerprint == model.fingerprintText
  }
}
