/// Reads a table of any length batch by batch, in memory that does not grow with the file. Of a batch only the columns
/// that the schema knows are kept.
public struct TableStream {
  private let plan: TablePlan
  private let source: ByteSource
  private let reader: TableReader
  private let path: String
  private let batchBytes: Int
  private var place: Int
  private var line: Int
  private var record = 0
  /// Whether the file is compressed; such a file is unpacked in memory.
  public let isCompressed: Bool
  /// The lines that could not be read so far.
  public private(set) var unreadableCount = 0
  /// The first few of them.
  public private(set) var unreadable: [LoadReport.UnreadableLine] = []

  /// - Parameter batchBytes: how many bytes of the file make a batch, about.
  /// - Throws: `CSVError`, or `CancellationError` if interrupted.
  public init(
    file path: String, reader: TableReader, batchBytes: Int = 8 << 20, interrupted: () -> Bool = { false }
  ) throws {
    (source, isCompressed) = try ByteSource.open(path, interrupted: interrupted)
    let head = try source.head()
    var plan = try TablePlan(
      head: head, isWhole: head.count == source.count, path: path, schema: reader.schema)
    for index in plan.fields.indices where !plan.fields[index].isRecognised {
      plan.fields[index].action = .skip
    }
    self.plan = plan
    self.reader = reader
    self.path = path
    self.batchBytes = max(batchBytes, ChunkWorker.stretch)
    place = plan.firstRow
    line = plan.firstRowLine
  }

  /// The share of the file that has been read.
  public var progress: Double { Double(place) / Double(max(source.count, 1)) }

  /// The next rows, their `sourceRow` counted through the whole file; `nil` at the end.
  ///
  /// - Throws: `CSVError`, or `CancellationError` if interrupted.
  public mutating func next(interrupted: @Sendable () -> Bool = { false }) throws -> Dataset? {
    while place < source.count {
      let range = place..<min(place + batchBytes, source.count)
      let chunks = ChunkedReading(
        plan: plan, source: source, path: path, threads: reader.threads, range: range, firstLine: line)
      let stretches = try chunks.read(interrupted: interrupted, progress: { _ in })
      guard let last = stretches.last, last.end > place else {
        throw CSVError.unreadable(path: path, code: 0)
      }
      var report = chunks.report(on: stretches)
      unreadableCount += report.unreadableCount
      unreadable += report.unreadable.prefix(LoadReport.listed - unreadable.count)
      let firstRecord = record
      place = last.end
      line += stretches.reduce(0) { $0 + $1.lineCount }
      record += stretches.reduce(0) { $0 + $1.recordCount }
      if report.rowCount == 0 { continue }
      let numbers =
        chunks.rowNumbers(of: stretches) ?? (0..<report.rowCount).map { UInt32(truncatingIfNeeded: $0) }
      let table = try Dataset(
        title: TableReader.title(of: path), origin: Dataset.Origin(path: path, byteCount: source.count),
        columns: chunks.columns(of: stretches).map { (name: $0.name, column: $0.column) },
        rowNumbers: numbers.map { $0 &+ UInt32(truncatingIfNeeded: firstRecord) })
      return try table.normalisingArtists(reader.schema, report: &report)
    }
    return nil
  }
}
