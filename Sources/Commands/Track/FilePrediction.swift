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
  let host: any Host
  /// The share of tracks of learned genres that may be declined as unknown.
  let declining: Double
  let threads: Int

  /// The columns that are written through, where the file has them.
  private static let kept: [ColumnName] = [.trackID, .artists, .trackName]
  private static let unknown = Array("unknown".utf8)

  /// Throws what reading, predicting and writing throw, and `CancellationError`; the output file then stays as it was.
  func run() throws -> Output {
    let host = host
    let features = try Features(model.card.features)
    var file = try AtomicFile(output)
    let context = FitContext(threads: threads, watch: Watch(isCancelled: { host.isInterrupted }))
    var rows = 0
    var declined = 0
    var missing: [ColumnName] = []
    var stream = try TableStream(
      file: input, reader: TableReader(schema: TrackSchema.columns, threads: threads),
      interrupted: { host.isInterrupted })
    while let batch = try stream.next(interrupted: { host.isInterrupted }) {
      if rows == 0 {
        missing = features.missing(in: batch)
        try file.append(Array(header(of: batch).utf8))
      }
      let inputs = features.matrix(of: batch)
      let answers = Answers(try model.probabilities(for: inputs, on: context.workers))
      let strangers = try model.strangers(inputs, declining: declining, in: context)
      try file.append(lines(of: batch, answers, strangers))
      declined += strangers.count { $0 }
      rows += batch.rowCount
      host.show(
        WorkProgress(
          "predicting", share: stream.progress, detail: "\(rows) tracks"))
      try host.checkInterrupt()
    }
    try file.commit()
    var result = Output(
      [.paragraph("wrote the genres of \(rows, .strong) tracks to \(.text(output), .strong)")],
      facts: [
        .integer(Facts.rows, rows), .integer(Facts.unknown, declined),
        .integer(Facts.unreadable, stream.unreadableCount),
      ])
    if declined > 0 {
      result.append(
        .note(
          "\(declined) of them are unlike what it was trained on and stand as \(.code("unknown")); the column \(.name("likeliest")) says which of its genres comes nearest"
        ))
    }
    if stream.unreadableCount > 0 {
      result.append(.warning("\(stream.unreadableCount) lines could not be read and are left out"))
    }
    if !missing.isEmpty {
      let names = missing.map(\.text).joined(separator: ", ")
      result.append(.note("the file has no \(names); set to the average of the training tracks"))
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
  private func lines(of batch: Dataset, _ answers: Answers, _ strangers: [Bool]) -> [UInt8] {
    let columns = columns(of: batch).map(\.column)
    let genres = model.card.classes.map { Array(FilePrediction.field($0).utf8) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(batch.rowCount * 80)
    for row in 0..<batch.rowCount {
      bytes += String(batch.sourceRow(row) + 1).utf8
      for column in columns {
        bytes.append(UInt8(ascii: ","))
        column.withBytes(at: row) { cell in FilePrediction.append(cell, to: &bytes) }
      }
      bytes.append(UInt8(ascii: ","))
      let likeliest = genres[Int(answers.classes[row])]
      bytes += strangers[row] ? FilePrediction.unknown : likeliest
      bytes.append(UInt8(ascii: ","))
      bytes += NumberText.number(Double(answers.probabilities[row]), digits: 4).utf8
      bytes.append(UInt8(ascii: ","))
      bytes += likeliest
      bytes.append(UInt8(ascii: "\n"))
    }
    return bytes
  }

  private static func field(_ text: String) -> String {
    text.contains { ",\"\n\r".contains($0) }
      ? "\"\(text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\""))\""
      : text
  }

  /// Appends a cell, quoted where it has to be.
  private static func append(_ cell: UnsafeBufferPointer<UInt8>?, to bytes: inout [UInt8]) {
    guard let cell else { return }
    let quote = UInt8(ascii: "\"")
    let needsQuotes = cell.contains { $0 == quote || $0 == UInt8(ascii: ",") || $0 == 10 || $0 == 13 }
    guard needsQuotes else {
      bytes.append(contentsOf: cell)
      return
    }
    bytes.append(quote)
    for byte in cell {
      if byte == quote { bytes.append(quote) }
      bytes.append(byte)
    }
    bytes.append(quote)
  }
}
