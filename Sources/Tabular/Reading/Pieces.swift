import Synchronization
import Work

/// Where a reader of a table stands, behind whole rows.
public struct TablePlace: Sendable, Equatable, Codable {
  /// The byte of the table, after decompression, at which the next line begins.
  public var byte: Int
  /// The number of that line, from 1.
  public var line: Int
  /// How many lines before it are rows or should be.
  public var records: Int
  /// How many rows were read.
  public var rows: Int

  init(byte: Int, line: Int, records: Int = 0, rows: Int = 0) {
    self.byte = byte
    self.line = line
    self.records = records
    self.rows = rows
  }
}

/// A table in pieces of about a megabyte, each read by one thread into columns of its own.
///
/// Each thread guesses where the first line in its piece begins; see `ChunkedReading.read`.
final class Pieces: Sendable {
  /// What one thread found in one piece.
  struct Piece: Sendable {
    let worker: ChunkWorker
    let stretch: Range<Int>
    let result: ChunkResult
  }

  /// A piece whose place in the table is known.
  struct Placed: Sendable {
    let piece: Piece
    /// Where it begins, and where the next one does.
    let start: TablePlace
    let end: TablePlace
  }

  let plan: TablePlan
  private let source: ByteSource
  private let path: String
  private let start: TablePlace
  private let place: Mutex<TablePlace>
  /// Workers whose memory is used again.
  private let idle = Mutex<[ChunkWorker]>([])

  init(_ plan: TablePlan, _ source: ByteSource, path: String, from start: TablePlace? = nil) {
    self.plan = plan
    self.source = source
    self.path = path
    self.start = start ?? TablePlace(byte: plan.firstRow, line: plan.firstRowLine)
    place = Mutex(self.start)
  }

  /// How many pieces there are.
  var count: Int {
    max(0, (source.count - start.byte + ChunkWorker.stretch - 1) / ChunkWorker.stretch)
  }

  /// Reads a piece, the place of its first line guessed; on any thread.
  func read(_ index: Int) -> Piece {
    let first = start.byte + index * ChunkWorker.stretch
    let stretch = first..<min(first + ChunkWorker.stretch, source.count)
    let worker =
      idle.withLock { $0.popLast() }
      ?? ChunkWorker(
        number: 0, plan: plan, source: source, path: path, storages: plan.fields.map(\.action.storage))
    return Piece(
      worker: worker, stretch: stretch, result: worker.read(stretch, start: index == 0 ? first : nil))
  }

  /// Checks a piece against the one before, and reads it again where the guess was wrong; `nil` if a line of another
  /// piece fills it. To be called in the order of the pieces. Throws `CSVError`.
  func placed(_ piece: Piece) throws(CSVError) -> Placed? {
    var placed: Placed?
    var failure: CSVError?
    place.withLock { place in
      guard place.byte < piece.stretch.upperBound else { return giveBack(piece.worker) }
      var result = piece.result
      if result.start != place.byte {
        piece.worker.removeAll()
        result = piece.worker.read(piece.stretch, start: place.byte)
      }
      if let error = result.failure {
        failure = error.located(after: place.line)
        return
      }
      let start = place
      place = TablePlace(
        byte: result.end, line: start.line + result.lineCount, records: start.records + result.recordCount,
        rows: start.rows + result.rowCount)
      placed = Placed(
        piece: Piece(worker: piece.worker, stretch: piece.stretch, result: result), start: start, end: place)
    }
    if let failure { throw failure }
    return placed
  }

  /// The columns of a piece, what was noted of it, and the numbers of its rows if they do not follow each other.
  func columns(of placed: Placed) -> (table: RawTable, report: LoadReport, rowNumbers: [UInt32]?) {
    let (worker, result) = (placed.piece.worker, placed.piece.result)
    let chunks = ChunkedReading(
      plan: plan, source: source, path: path, worker: worker, range: placed.piece.stretch,
      firstLine: placed.start.line)
    var table = RawTable(entries: chunks.columns(of: [result]), rowCount: result.rowCount)
    defer { giveBack(worker) }
    var report = chunks.report(on: [result])
    report.entityCount = table.readEntities(plan.entities, threads: 1)
    return (table, report, chunks.rowNumbers(of: [result]))
  }

  private func giveBack(_ worker: ChunkWorker) {
    worker.removeAll()
    idle.withLock { $0.append(worker) }
  }
}
