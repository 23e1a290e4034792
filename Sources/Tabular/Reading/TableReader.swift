/// Reads CSV and TSV files, plain or compressed with gzip, into typed columns: stretches of the file are read by all
/// cores at once, and the result is the one that reading from the first byte to the last would give.
public struct TableReader: Sendable {
  public let schema: ColumnSchema
  /// How many threads read at once; the result does not depend on it.
  public let threads: Int

  public init(schema: ColumnSchema, threads: Int = availableProcessors) {
    self.schema = schema
    self.threads = max(1, threads)
  }

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - path: a file, or a pipe.
  ///   - title: what to call the table; else the name of the file.
  ///   - interrupted: asked now and then whether to stop.
  ///   - progress: told now and then which share of the file has been read.
  /// - Throws: `CSVError`, or `CancellationError` if interrupted.
  public func read(
    file path: String, title: String? = nil, interrupted: @Sendable () -> Bool = { false },
    progress: @Sendable (Double) -> Void = { _ in }
  ) throws -> LoadedTable {
    let (source, isCompressed) = try ByteSource.open(path, interrupted: interrupted)
    var loaded = try read(source, path: path, interrupted: interrupted, progress: progress)
    loaded.report.isCompressed = isCompressed
    let origin = Dataset.Origin(
      path: path, byteCount: source.count,
      rowNumberColumns: loaded.report.leftOut.filter { $0.reason != .empty }.map(\.header))
    return LoadedTable(
      dataset: loaded.dataset.described(title: title ?? Self.title(of: path), origin: origin),
      report: loaded.report)
  }

  /// Reads a table that is in memory.
  ///
  /// - Throws: `CSVError`.
  public func read(bytes: [UInt8], title: String) throws -> LoadedTable {
    guard !bytes.isEmpty else { throw CSVError.empty(path: title) }
    let loaded = try read(.memory(bytes), path: title, interrupted: { false }, progress: { _ in })
    return LoadedTable(dataset: loaded.dataset.described(title: title), report: loaded.report)
  }

  /// The name of a file without its folder and endings.
  static func title(of path: String) -> String {
    var name = path.split(separator: "/").last.map(String.init) ?? path
    for ending in [".gz", ".csv", ".tsv", ".txt"]
    where name.lowercased().hasSuffix(ending) && name.count > ending.count {
      name.removeLast(ending.count)
    }
    return name
  }

  func read(
    _ source: ByteSource, path: String, interrupted: @Sendable () -> Bool,
    progress: @Sendable (Double) -> Void
  ) throws -> LoadedTable {
    let head = try source.head()
    var plan = try TablePlan(head: head, isWhole: head.count == source.count, path: path, schema: schema)
    while true {
      let chunks = ChunkedReading(plan: plan, source: source, path: path, threads: threads)
      let stretches = try chunks.read(interrupted: interrupted, progress: progress)
      // The first lines may have misled the plan about a column that the schema does not know.
      let wrong = chunks.contradictions(in: stretches)
      guard !wrong.isEmpty else { return try table(of: stretches, in: chunks, source: source) }
      for (field, action) in wrong { plan.fields[field].action = action }
    }
  }

  func table(
    of stretches: [ChunkResult], in chunks: ChunkedReading, source: ByteSource
  ) throws -> LoadedTable {
    var report = chunks.report(on: stretches)
    report.byteCount = source.count
    let rowCount = stretches.reduce(0) { $0 + $1.rowCount }
    guard rowCount > 0 else {
      if let first = report.unreadable.first {
        throw CSVError.noReadableRows(path: chunks.path, first: first)
      }
      throw CSVError.noRows(path: chunks.path)
    }
    let columns = report.sift(chunks.columns(of: stretches))
    var table = try Dataset(
      title: chunks.path, columns: columns.map { (name: $0.name, column: $0.column) },
      rowNumbers: chunks.rowNumbers(of: stretches))
    table = try table.normalisingArtists(schema, report: &report).normalisingUnits(schema, report: &report)
    return LoadedTable(dataset: table, report: report)
  }
}
