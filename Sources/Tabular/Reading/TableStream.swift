import Synchronization
import Work

/// Reads a table of any length piece by piece, in memory that does not grow with the file. Of a piece only the columns
/// that are wanted are kept.
///
/// The file is read twice: what its columns mean is decided by all of it, as it is when a table is loaded.
public struct TableStream: Sendable {
  private let plan: TablePlan
  private let meaning: TableMeaning
  private let source: ByteSource
  private let path: String
  private let title: String
  /// What is known of the whole file: how it is written, and what was done to its columns.
  public let opening: LoadReport
  /// Equal for the same file read in the same way; by its length, bytes spread over it and when it was changed.
  public let fingerprint: Fingerprint

  /// Opens a file and reads it for the first time.
  ///
  /// - Parameters:
  ///   - columns: the columns that are wanted; `nil` for all that the schema knows.
  ///   - watch: told how far that is, and asked whether to go on.
  /// - Throws: `CSVError`, or `CancellationError` if the person asked to stop.
  public init(
    _ input: TableFile, reader: TableReader, columns: StreamColumns? = nil, watch: Watch = Watch()
  ) throws {
    var opened = try TableFormats.open(
      input, encoding: reader.encoding, schema: reader.schema, watch: watch)
    path = input.name
    schema = reader.schema
    title = TableReader.title(of: path)
    let whole = try reader.plan(of: &opened, path: path)
    source = opened.source
    columnNames = whole.fields.map(\.name)
    var survey = StreamSurvey(
      plan: whole.keeping(columns, settlesMeaning: true), source: source, path: path, reader: reader)
    meaning = try survey.meaning(watch: watch)
    var plan = whole.keeping(columns, settlesMeaning: false)
    plan.isWindows1252 = survey.plan.isWindows1252
    plan.entities = survey.plan.entities
    self.plan = plan
    var report = LoadReport(path: path)
    report.note(opened)
    report.note(meaning, [])
    report.note(plan)
    report.ruledLineCount = whole.ruledLines
    report.foreign = survey.foreign
    report.literalEntityCount = survey.plan.entities.literalCount
    opening = report
    var hasher = ContentHasher()
    hasher.combine(try source.sampled().description)
    hasher.combine(UInt64(bitPattern: opened.changed))
    for choice in [
      reader.encoding?.rawValue, reader.times?.rawValue, reader.quote?.rawValue, reader.entities?.rawValue,
    ] {
      hasher.combine(choice ?? "")
    }
    for (name, header) in reader.chosen.sorted(by: { $0.key < $1.key }) {
      hasher.combine(name.text)
      hasher.combine(header)
    }
    fingerprint = hasher.fingerprint
  }

  /// The columns that are known.
  public let schema: ColumnSchema

  /// The columns that can be asked for: those that the schema knows under its names, others under their own.
  public let columnNames: [ColumnName]

  /// The bytes of the table, after decompression.
  public var byteCount: Int { source.count }

  /// A few rows in a row of the table, with what was noted of them.
  public struct Piece: Sendable {
    /// The rows, their `sourceRow` counted through the whole file.
    public let rows: Dataset
    /// What could not be read, and what was left out.
    public let report: LoadReport
    /// Where the piece ends.
    public let end: TablePlace
  }

  /// Reads the pieces from a place on, on several threads, each worked on by the thread that has read it. What comes
  /// of them is finished in their order, one at a time. A piece without rows comes too.
  ///
  /// - Parameter start: where a piece has ended before; `nil` for the beginning.
  /// - Throws: `CSVError`, what the steps throw for the first piece that fails, or `CancellationError`.
  public func forEach<Done: Sendable>(
    from start: TablePlace? = nil, threads: Int, watch: Watch = Watch(),
    work: @Sendable (Piece) throws -> Done, finish: @Sendable (Done) throws -> Void
  ) throws {
    let pieces = Pieces(plan, source, path: path, from: start)
    try inOrder(
      pieces.count, threads: threads, watch: watch, read: pieces.read, check: pieces.placed,
      work: { try work(piece($0, of: pieces)) }, finish: finish)
  }

  private func piece(_ placed: Pieces.Placed, of pieces: Pieces) throws -> Piece {
    var (table, report, numbers) = pieces.columns(of: placed)
    let entries = meaning.applied(to: table, report: &report)
    let first = UInt32(truncatingIfNeeded: placed.start.records)
    let own = numbers ?? (0..<table.rowCount).map { UInt32(truncatingIfNeeded: $0) }
    let rows = try Dataset(
      title: title, origin: Dataset.Origin(path: path, byteCount: source.count),
      columns: entries.map { (name: $0.name, column: $0.column) },
      rowNumbers: own.map { $0 &+ first })
    return Piece(rows: rows, report: report, end: placed.end)
  }
}
