import Learning
import Music
import Report
import Shell
import Tabular
import Work

/// The genre of every row of a file of any length: what a person says of it, and the words for what came of it.
struct FilePrediction {
  let model: Model
  let input: String
  let output: String
  /// Columns beside the standard ones, as typed.
  var columns: [String] = []
  /// What columns are called in the file that the person has named by hand.
  var chosen: [ColumnName: String] = [:]
  var encoding: TextEncoding?
  var times: TimeReading?
  var quote: QuoteReading?
  var entities: EntityReading?
  var resumes = true

  /// Throws a `Diagnostic`, and what reading and predicting throw.
  func run(in context: RunContext) throws -> Output {
    let streams = StandardStreams(context.host)
    let place = try streams.output(output)
    guard let form = TableOutput(file: place.name) else {
      let (stem, ending) = EndingChoice.parts(of: output)
      throw Diagnostic(
        "unknown-ending", "predictions cannot be written as \(.text(output), .strong)", kind: .usage,
        at: .parameter("out"), help: "name a file that ends in \(OutputFile.tables)",
        suggestions: EndingChoice(TableOutput.allEndings).nearest(to: ending).map {
          "out=\(Quoting.quotedIfNeeded(stem + "." + $0))"
        })
    }
    do { try form.check(path: place.name) } catch { throw error.diagnostic.placed(at: "out") }
    let schema = TrackSchema.columns
    let predictor = try FilePredictor(
      model, declining: context.session.value(of: .unknown),
      further: columns.map { PredictionColumn($0, schema: schema) }, output: form)
    let threads = context.session.threadCount
    let stream = try TableStream(
      try streams.input(input),
      reader: TableReader(
        schema: schema, chosen: chosen, encoding: encoding, times: times, quote: quote,
        entities: entities, threads: threads),
      columns: predictor.wanted(knownTo: schema), watch: context.watch)
    try check(predictor, stream)
    do {
      let summary = try predictor.run(
        stream, to: ResumableFile(place), resumes: resumes, threads: threads, watch: context.watch)
      return words(for: summary, to: place)
    } catch let error as FileWriteError {
      var diagnostic = error.diagnostic.placed(at: "out")
      // `timbre … | head` ends as any program does whose reader has gone.
      if case .readerGone = error, case .open = place { diagnostic.kind = .readerGone }
      throw diagnostic
    } catch let error as BrokenPrediction {
      throw error.diagnostic.placed(at: "out")
    }
  }

  /// Whether the file has the columns that were asked for.
  private func check(_ predictor: FilePredictor, _ stream: TableStream) throws {
    for case .own(let name) in predictor.columns where !stream.columnNames.contains(name) {
      throw Diagnostic(
        "no-such-column", "\(.text(input), .strong) has no column \(.text(name.text), .strong)",
        at: .element(name.text, of: "columns"),
        help: "its columns are \(.text(stream.columnNames.prefix(20).map(\.text).joined(separator: ", ")))",
        suggestions: NearestNames.of(name.text, among: stream.columnNames.map(\.text)))
    }
  }

  private func words(for summary: FilePredictionSummary, to place: TableFile) -> Output {
    var result = Output(
      [
        .paragraph(
          "wrote the genres of \(counted: summary.rows, "track", .strong) to \(.text(place.name), .strong)")
      ],
      facts: [
        .integer(Facts.rows, summary.rows), .integer(Facts.unknown, summary.unknown),
        .integer(Facts.unreadable, summary.unreadable),
      ])
    if summary.resumed > 0 {
      result.append(.note("\(summary.resumed) of them had been written before; this run went on from there"))
    }
    if summary.unknown > 0 {
      result.append(
        .note(
          "\(summary.unknown) of them are unlike what it was trained on: the column \(.name("unknown")) is true there, and \(.name("genre")) says which of its genres comes nearest"
        ))
    }
    let notes = ReadingNotes(report: summary.report)
    if !notes.fields.isEmpty { result.append(.fields(notes.fields)) }
    result.blocks += notes.warnings
    if !summary.missing.isEmpty {
      let names = summary.missing.map(\.text).joined(separator: ", ")
      result.append(
        .note("the file has no \(names): answers are averaged over training tracks that agree with the rest"))
    }
    result.append(.protocolLine(model.protocolLine))
    return result
  }
}
