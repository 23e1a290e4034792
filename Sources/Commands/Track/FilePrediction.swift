import Learning
import Music
import Report
import Shell
import Tabular
import Work

/// The genre of every row of a file of any length: read, predicted and written piece by piece.
struct FilePrediction {
  let model: Model
  let input: String
  let output: String
  let watch: Watch
  /// The share of tracks of learned genres that may be declined as unknown.
  let declining: Double
  let threads: Int

  /// The columns that are written through, where the file has them.
  private static let kept: [ColumnName] = [.trackID, .artists, .trackName]
  private static let unknown = Array("unknown".utf8)

  /// Throws what reading, predicting and writing throw, and `CancellationError`; the output file then stays as it was.
  func run() throws -> Output {
    let features = try Features(model.card.features)
    var file = try AtomicFile(output)
    let context = FitContext(threads: threads, watch: Watch(isCancelled: watch.isCancelled))
    var rows = 0
    var declined = 0
    var missing: [ColumnName] = []
    var stream = try TableStream(
      file: input, reader: TableReader(schema: TrackSchema.columns, threads: threads), watch: watch)
    while let batch = try stream.next() {
      if rows == 0 {
        missing = features.missing(in: batch)
        try file.append(Array(header(of: batch).utf8))
      }
      let inputs = features.matrix(of: batch)
      let names = model.cued == nil ? nil : batch.names(of: Array(0..<batch.rowCount))
      let answers = Answers(try model.probabilities(for: inputs, names: names, on: context.workers))
      let unknown = try model.areUnknown(inputs, names: names, declining: declining, in: context)
      try file.append(lines(of: batch, answers, unknown))
      declined += unknown.count { $0 }
      rows += batch.rowCount
      watch.report(
        WorkProgress(
          "predicting", share: stream.progress, detail: "\(rows) tracks"))
      try watch.check()
    }
    try file.commit()
    var result = Output(
      [.paragraph("wrote the genres of \(rows, .strong) tracks to \(.text(output), .strong)")],
      facts: [
        .integer(Facts.rows, rows), .integer(Facts.unknown, declined),
        .integer(Facts.unreadable, stream.report.unreadableCount),
      ])
    if declined > 0 {
      result.append(
        .note(
          "\(declined) of them are unlike what it was trained on and stand as \(.code("unknown")); the column \(.name("likeliest")) says which of its genres comes nearest"
        ))
    }
    let notes = ReadingNotes(report: stream.report)
    if !notes.fields.isEmpty { result.append(.fields(notes.fields)) }
    result.blocks += notes.warnings
    if !missing.isEmpty {
      let names = missing.map(\.text).joined(separator: ", ")
      result.append(
        .note("the file has no \(names): answers are averaged over training tracks that agree with the rest"))
    }
    result.append(.protocolLine(model.protocolLine))
    return result
  }

  private func columns(of batch: Dataset) -> [(name: ColumnName, column: TextColumn)] {
    FilePrediction.kept.compactMap { name in batch.texts(name).map { (name, $0) } }
  }

  private func header(of batch: Dataset) -> String {
    (["row"] + columns(of: batch).map(\.name.text) + ["genre", "confidence", "likeliest"]).joined(
      separator: ",") + "\n"
  }

  /// A line for each row: its number in the file from 1, what names it, the genre or `unknown`, and the likeliest
  /// genre with its probability.
  private func lines(of batch: Dataset, _ answers: Answers, _ unknown: [Bool]) -> [UInt8] {
    let columns = columns(of: batch).map(\.column)
    let genres = model.card.classes.map { Array(CSVText.quoted($0).utf8) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(batch.rowCount * 80)
    for row in 0..<batch.rowCount {
      bytes += String(batch.sourceRow(row) + 1).utf8
      for column in columns {
        bytes.append(UInt8(ascii: ","))
        column.withBytes(at: row) { cell in if let cell { CSVText.append(cell, to: &bytes) } }
      }
      bytes.append(UInt8(ascii: ","))
      let (answer, probability) = answers[row]
      let likeliest = genres[answer]
      bytes += unknown[row] ? FilePrediction.unknown : likeliest
      bytes.append(UInt8(ascii: ","))
      bytes += NumberText.number(Double(probability), digits: 4).utf8
      bytes.append(UInt8(ascii: ","))
      bytes += likeliest
      bytes.append(UInt8(ascii: "\n"))
    }
    return bytes
  }
}
