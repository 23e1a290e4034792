import Synchronization
import Tabular
import Work

/// What came of the prediction of a file.
public struct FilePredictionSummary: Sendable {
  /// How many tracks were predicted, those of an earlier run included.
  public var rows = 0
  /// How many of them were declined as unknown.
  public var unknown = 0
  /// How many of them an earlier run had predicted.
  public var resumed = 0
  /// How many lines could not be read.
  public var unreadable = 0
  /// What could not be read by this run, and what was done to whole columns.
  public var report: LoadReport
  /// The columns of the model's features that the file does not have.
  public var missing: [ColumnName] = []
}

/// The prediction of a file was broken off, and another run can go on with it.
public struct BrokenPrediction: Error {
  /// Why.
  public let reason: any Error
  /// How many tracks are predicted and written.
  public let rows: Int
  /// Where they stand.
  public let path: String
}

extension FilePredictor {
  /// Predicts a table and writes the answers to a file, which appears when it is complete.
  ///
  /// - Parameters:
  ///   - resumes: whether to go on where an earlier run of the same prediction was broken off.
  ///   - interval: after how many seconds it is noted what is done.
  ///   - watch: told how far it is, and asked whether to go on.
  /// - Throws: `BrokenPrediction` if anything is done that another run can go on with; else `CSVError`,
  ///   `FileWriteError`, `LearningError` and `CancellationError`.
  public func run(
    _ stream: TableStream, to file: ResumableFile, resumes: Bool = true, threads: Int,
    every interval: Double = 5, watch: Watch = Watch()
  ) throws -> FilePredictionSummary {
    let blank = PredictionJournal(self, of: stream)
    let begun = (resumes ? blank.resumed(from: file) : nil) ?? blank
    let state = Mutex(State(journal: begun, summary: FilePredictionSummary(report: stream.opening)))
    do {
      try file.start(at: begun.bytes)
      if begun.bytes == 0 { try state.withLock { try $0.append(header, to: file) } }
      let total = Double(max(1, stream.byteCount))
      try stream.forEach(
        from: begun.place, threads: threads, watch: watch, work: { try lines(of: $0, watch: watch) },
        finish: { lines in
          let rows = try state.withLock { try $0.add(lines, to: file, noting: interval) }
          watch.report(
            WorkProgress("predicting", share: Double(lines.end.byte) / total, detail: "\(rows) tracks"))
        })
      try output.finish(file, columns: fields(of: stream, knownTo: stream.schema), watch: watch)
    } catch {
      let journal = state.withLock { $0.journal }
      guard let path = file.partialPath, let place = journal.place, place.rows > 0 else {
        file.discard()
        throw error
      }
      // On a full disk an older note may have to do.
      try? file.keep(journal.note, byteCount: journal.bytes)
      throw BrokenPrediction(reason: error, rows: place.rows, path: path)
    }
    return state.withLock { state in
      var summary = state.summary
      let (first, last) = (begun.place, state.journal.place)
      summary.rows = last?.rows ?? 0
      summary.resumed = first?.rows ?? 0
      summary.unreadable = last.map { $0.records - $0.rows } ?? 0
      summary.unknown = state.journal.unknown
      return summary
    }
  }

  /// What is done.
  private struct State {
    var journal: PredictionJournal
    var summary: FilePredictionSummary
    private var noted = ContinuousClock.now

    init(journal: PredictionJournal, summary: FilePredictionSummary) {
      self.journal = journal
      self.summary = summary
    }

    mutating func append(_ bytes: [UInt8], to file: ResumableFile) throws {
      try file.append(bytes)
      journal.bytes += bytes.count
    }

    /// Writes the lines of the next piece; the number of tracks so far.
    mutating func add(_ lines: Lines, to file: ResumableFile, noting interval: Double) throws -> Int {
      try append(lines.bytes, to: file)
      journal.place = lines.end
      journal.unknown += lines.unknown
      summary.report.add(lines.report)
      summary.missing = lines.missing
      if (ContinuousClock.now - noted).seconds >= interval {
        try file.keep(journal.note, byteCount: journal.bytes)
        noted = ContinuousClock.now
      }
      return lines.end.rows
    }
  }
}
