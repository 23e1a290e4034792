import Work

/// Reads a table of any length batch by batch, in memory that does not grow with the file. Of a batch only the columns
/// that the schema knows are kept.
///
/// The file is read twice: what its columns mean is decided by all of it, as it is when a table is loaded.
public struct TableStream {
  private let plan: TablePlan
  private let meaning: TableMeaning
  private let opened: ByteSource.Opened
  private let reader: TableReader
  private let path: String
  private let watch: Watch
  private var batches: Batches
  private var record = 0
  /// What could not be read so far, and what was done to whole columns.
  public private(set) var report: LoadReport

  /// Opens a file and reads it for the first time.
  ///
  /// - Parameters:
  ///   - batchBytes: how many bytes of the file make a batch, about.
  ///   - watch: asked now and then whether to go on.
  /// - Throws: `CSVError`, or `CancellationError` if the person asked to stop.
  public init(
    file path: String, reader: TableReader, batchBytes: Int = 8 << 20, watch: Watch = Watch()
  ) throws {
    let opened = try ByteSource.open(path, watch: watch)
    let size = max(batchBytes, ChunkWorker.stretch)
    let (plan, meaning) = try Self.settled(opened, reader, path: path, size: size, watch: watch)
    self.opened = opened
    self.plan = plan
    self.meaning = meaning
    self.reader = reader
    self.path = path
    self.watch = watch
    batches = Batches(plan, opened, reader, path: path, size: size)
    report = LoadReport(path: path)
    report.note(opened)
    report.note(meaning, [])
    report.skippedLines = plan.skippedLines.map { LoadReport.SkippedLine(line: $0.line, text: $0.text) }
    if plan.isWindows1252 { report.encoding = .windows1252 }
  }

  /// How the file is to be read and what its columns mean, by all of it.
  private static func settled(
    _ opened: ByteSource.Opened, _ reader: TableReader, path: String, size: Int, watch: Watch
  ) throws -> (TablePlan, TableMeaning) {
    var plan = try reader.plan(of: opened.source, path: path)
    for index in plan.fields.indices where !plan.fields[index].isRecognised {
      plan.fields[index].action = .skip
    }
    var evidence = TableEvidence()
    var first = Batches(plan, opened, reader, path: path, size: size)
    while let (chunks, results) = try first.next(watch: watch) {
      if plan.corrected(by: results, of: chunks) {
        evidence = TableEvidence()
        first = Batches(plan, opened, reader, path: path, size: size)
      } else {
        evidence.add(Self.raw(chunks, results), schema: reader.schema, threads: reader.threads)
      }
    }
    let meaning = try TableMeaning(plan, evidence, schema: reader.schema) { visit in
      var narrow = plan
      for index in narrow.fields.indices where !narrow.fields[index].isArtists {
        narrow.fields[index].action = .skip
      }
      var again = Batches(narrow, opened, reader, path: path, size: size)
      while let (chunks, results) = try again.next(watch: watch) {
        if let artists = Self.raw(chunks, results).texts(.artists) { visit(artists) }
      }
    }
    return (plan, meaning)
  }

  private static func raw(_ chunks: ChunkedReading, _ results: [ChunkResult]) -> RawTable {
    RawTable(entries: chunks.columns(of: results), rowCount: results.reduce(0) { $0 + $1.rowCount })
  }

  /// The share of the file that has been read.
  public var progress: Double { Double(batches.place) / Double(max(opened.source.count, 1)) }

  /// The next rows, their `sourceRow` counted through the whole file; `nil` at the end.
  ///
  /// - Throws: `CSVError`, or `CancellationError` if the person asked to stop.
  public mutating func next() throws -> Dataset? {
    while let (chunks, results) = try batches.next(watch: watch) {
      var found = chunks.report(on: results)
      let firstRecord = record
      record += results.reduce(0) { $0 + $1.recordCount }
      let entries = meaning.applied(to: Self.raw(chunks, results), report: &found)
      report.add(found)
      if found.rowCount == 0 { continue }
      let numbers =
        chunks.rowNumbers(of: results) ?? (0..<found.rowCount).map { UInt32(truncatingIfNeeded: $0) }
      return try Dataset(
        title: TableReader.title(of: path),
        origin: Dataset.Origin(path: path, byteCount: opened.source.count),
        columns: entries.map { (name: $0.name, column: $0.column) },
        rowNumbers: numbers.map { $0 &+ UInt32(truncatingIfNeeded: firstRecord) })
    }
    return nil
  }
}

/// The stretches of a file in batches.
private struct Batches {
  let plan: TablePlan
  let source: ByteSource
  let path: String
  let threads: Int
  /// Bytes per batch.
  let size: Int
  private(set) var place: Int
  private(set) var line: Int

  init(_ plan: TablePlan, _ opened: ByteSource.Opened, _ reader: TableReader, path: String, size: Int) {
    self.plan = plan
    source = opened.source
    self.path = path
    threads = reader.threads
    self.size = size
    place = plan.firstRow
    line = plan.firstRowLine
  }

  /// The next batch and what was found in it; `nil` at the end.
  mutating func next(watch: Watch) throws -> (chunks: ChunkedReading, results: [ChunkResult])? {
    guard place < source.count else { return nil }
    let chunks = ChunkedReading(
      plan: plan, source: source, path: path, threads: threads,
      range: place..<min(place + size, source.count),
      firstLine: line)
    let results = try chunks.read(watch: watch.silent)
    guard let last = results.last, last.end > place else { throw CSVError.unreadable(path: path, code: 0) }
    place = last.end
    line += results.reduce(0) { $0 + $1.lineCount }
    return (chunks, results)
  }
}

extension Watch {
  /// The same, told nothing: whoever reads batches tells how far the whole is.
  fileprivate var silent: Watch { Watch(isCancelled: isCancelled) }
}
