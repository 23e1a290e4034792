import Kernels
import Tabular
import Work

/// Predicts the tracks of a table of any length: each piece is read, predicted and put into words by one thread, while
/// other threads have others; the lines are written in the order of the file.
public struct FilePredictor: Sendable {
  /// What answers.
  public let model: Model
  /// The share of tracks of learned genres that may be declined as unknown.
  public let declining: Double
  /// What is written of each track.
  public let columns: [PredictionColumn]
  /// How it is written.
  public let output: TableOutput
  let features: Features

  /// A predictor that writes the standard columns and others. Throws `LearningError` for a model without features.
  public init(
    _ model: Model, declining: Double, further: [PredictionColumn] = [],
    output: TableOutput = TableOutput(rows: .csv)
  ) throws(LearningError) {
    self.model = model
    self.declining = declining
    self.output = output
    columns = PredictionColumn.standard + further.filter { !PredictionColumn.standard.contains($0) }
    features = try Features(model.card.features)
  }

  /// The columns of a file that it looks at; some of them may be missing.
  public func wanted(knownTo schema: ColumnSchema) -> StreamColumns {
    var values = Set(features.columns + features.names.map { ColumnName($0) } + [.trackID])
    if model.cued != nil { values.formUnion([.artists, .trackName, .albumName]) }
    let own = columns.compactMap { if case .own(let name) = $0 { name } else { nil } }
    let known = Set(schema.entries.map(\.name))
    return StreamColumns(
      values: values.union(own.filter(known.contains)), texts: Set(own).subtracting(known))
  }

  /// The columns as they are written of a table, with what their values are.
  func fields(of stream: TableStream, knownTo schema: ColumnSchema) -> [WrittenTable.Field] {
    let kinds = schema.kinds
    return columns.map { column in
      switch column {
      case .id: WrittenTable.Field(column.name, stream.columnNames.contains(.trackID) ? .text : .integer)
      case .genre: WrittenTable.Field(column.name, .text)
      case .probability: WrittenTable.Field(column.name, .number)
      case .unknown: WrittenTable.Field(column.name, .flag)
      case .row: WrittenTable.Field(column.name, .integer)
      case .own(let name):
        switch kinds[name] {
        case .number?: WrittenTable.Field(column.name, .number)
        case .flag?: WrittenTable.Field(column.name, .flag)
        case .category?, .text?, nil: WrittenTable.Field(column.name, .text)
        }
      }
    }
  }

  /// What came of a piece of the table.
  struct Lines: Sendable {
    let bytes: [UInt8]
    let unknown: Int
    let report: LoadReport
    let end: TablePlace
    let missing: [ColumnName]
  }

  /// Predicts a piece on the calling thread. Throws `LearningError` or `CancellationError`.
  func lines(of piece: TableStream.Piece, watch: Watch) throws -> Lines {
    let rows = piece.rows
    let inputs = features.matrix(of: rows)
    let names = model.cued == nil ? nil : rows.names(of: Array(0..<rows.rowCount))
    let context = FitContext(threads: 1, watch: Watch(isCancelled: watch.isCancelled))
    let answers = try model.answers(to: inputs, names: names, in: context)
    let unknown = try model.areUnknown(inputs, names: names, declining: declining, in: context)
    let bytes = written(rows, answers, unknown)
    return Lines(
      bytes: output.isCompressed ? try compressed(bytes) : bytes, unknown: unknown.count { $0 },
      report: piece.report, end: piece.end, missing: features.missing(in: rows))
  }

  /// The line of names, as the file begins with it; empty in a format without one.
  var header: [UInt8] {
    get throws {
      var writer = RowWriter(output.rows, columns: columns.map(\.name))
      writer.header()
      return output.isCompressed && !writer.bytes.isEmpty ? try compressed(writer.bytes) : writer.bytes
    }
  }

  /// Members of a gzip file may follow each other, so that each piece is one.
  private func compressed(_ bytes: [UInt8]) throws -> [UInt8] { try GzipMember(bytes).bytes }

  private func written(_ rows: Dataset, _ answers: Answers, _ unknown: [Bool]) -> [UInt8] {
    var writer = RowWriter(output.rows, columns: columns.map(\.name))
    writer.bytes.reserveCapacity(rows.rowCount * 24 * columns.count)
    let genres = model.card.classes.map { writer.prepared($0) }
    let ids = rows.texts(.trackID)
    let own = columns.map { if case .own(let name) = $0 { rows[name] } else { Column?.none } }
    for row in 0..<rows.rowCount {
      for (place, column) in columns.enumerated() {
        switch column {
        case .id:
          if let ids {
            ids.withBytes(at: row) { writer.text($0) }
          } else {
            writer.integer(rows.sourceRow(row) + 1)
          }
        case .genre: writer.prepared(genres[Int(answers.classes[row])])
        case .probability: writer.share(answers.probabilities[row])
        case .unknown: writer.flag(unknown[row])
        case .row: writer.integer(rows.sourceRow(row) + 1)
        case .own:
          if let cells = own[place] { writer.cell(cells, row: row) } else { writer.text(nil) }
        }
      }
      writer.endRow()
    }
    return writer.bytes
  }
}
