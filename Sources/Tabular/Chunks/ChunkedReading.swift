import Synchronization
import Work

/// One pass over a file by several threads, and what puts their findings together.
struct ChunkedReading: Sendable {
  let plan: TablePlan
  let source: ByteSource
  let path: String
  let workers: [ChunkWorker]
  /// Where the bytes end that are read, and where they begin.
  let range: Range<Int>
  /// The line number of the first line.
  let firstLine: Int

  init(
    plan: TablePlan, source: ByteSource, path: String, threads: Int, range: Range<Int>? = nil,
    firstLine: Int? = nil
  ) {
    self.plan = plan
    self.firstLine = firstLine ?? plan.firstRowLine
    self.source = source
    self.path = path
    self.range = range ?? min(plan.firstRow, source.count)..<source.count
    let storages = plan.fields.map(\.action.storage)
    let stretches = (self.range.count + ChunkWorker.stretch - 1) / ChunkWorker.stretch
    workers = (0..<max(1, min(threads, stretches))).map {
      ChunkWorker(number: $0, plan: plan, source: source, path: path, storages: storages)
    }
  }

  /// What puts together what one worker has read of one stretch.
  init(
    plan: TablePlan, source: ByteSource, path: String, worker: ChunkWorker, range: Range<Int>, firstLine: Int
  ) {
    self.plan = plan
    self.source = source
    self.path = path
    self.range = range
    self.firstLine = firstLine
    workers = [worker]
  }

  /// Reads all stretches and returns what was found in each, in order.
  ///
  /// Each thread takes the next stretch and guesses where the first line in it begins. Afterwards it is checked,
  /// from the first stretch on, that each begins where the one before ended; one that guessed wrong is read again.
  func read(watch: Watch = Watch()) throws -> [ChunkResult] {
    let size = ChunkWorker.stretch
    let count = (range.count + size - 1) / size
    let next = Atomic(0)
    let found = Mutex([ChunkResult?](repeating: nil, count: count))
    concurrently(workers.count, threads: workers.count) { number in
      while !watch.isCancelled() {
        let index = next.add(1, ordering: .relaxed).oldValue
        guard index < count else { return }
        let result = workers[number].read(stretch(index), start: index == 0 ? range.lowerBound : nil)
        found.withLock { $0[index] = result }
        watch.report(WorkProgress("reading", share: Double(index + 1) / Double(count)))
      }
    }
    var results: [ChunkResult] = []
    var place = range.lowerBound
    for (index, result) in found.withLock({ $0 }).enumerated() {
      guard var result, !watch.isCancelled() else { throw CancellationError() }
      let stretch = stretch(index)
      // A line of the stretch before may reach beyond this one.
      guard place < stretch.upperBound else { continue }
      if result.start != place { result = workers[0].read(stretch, start: place) }
      if let failure = result.failure {
        throw failure.located(after: results.reduce(firstLine) { $0 + $1.lineCount })
      }
      place = result.end
      results.append(result)
    }
    return results
  }

  private func stretch(_ index: Int) -> Range<Int> {
    let start = range.lowerBound + index * ChunkWorker.stretch
    return start..<min(start + ChunkWorker.stretch, range.upperBound)
  }

  /// The columns that hold something else than their first values let expect, and what to take them for instead.
  func contradictions(in results: [ChunkResult]) -> [Int: TablePlan.Action] {
    var actions: [Int: TablePlan.Action] = [:]
    for field in Set(results.flatMap(\.contradicted)) {
      actions[field] = plan.fields[field].action == .rowNumber ? .plainNumber : .text
    }
    for (field, run) in runs(in: results) where !run.isConsecutive && !run.isIncreasing {
      if actions[field] == nil { actions[field] = .plainNumber }
    }
    return actions
  }

  /// Whether text beyond ASCII is Windows-1252, which the first lines did not tell.
  func isWindows1252(_ results: [ChunkResult]) -> Bool {
    TextEncoding.isWindows1252(
      results.reduce(0) { $0 + $1.windows1252Count }, utf8: results.reduce(0) { $0 + $1.utf8Count })
  }

  /// How the numbers of the columns that seem to count rows follow each other.
  func runs(in results: [ChunkResult]) -> [Int: NumberRun] {
    var runs: [Int: NumberRun] = [:]
    for result in results {
      for (field, run) in result.runs {
        if runs[field] == nil { runs[field] = run } else { runs[field]?.append(run) }
      }
    }
    return runs
  }

  /// For each row its number in the file, unreadable lines counted; `nil` if none was unreadable.
  func rowNumbers(of results: [ChunkResult]) -> [UInt32]? {
    guard results.contains(where: { !$0.unreadableRecords.isEmpty }) else { return nil }
    var numbers: [UInt32] = []
    var first = 0
    for result in results {
      let unreadable = Set(result.unreadableRecords)
      for record in 0..<result.recordCount where !unreadable.contains(record) {
        numbers.append(UInt32(truncatingIfNeeded: first + record))
      }
      first += result.recordCount
    }
    return numbers
  }
}

extension CSVError {
  /// The error with the line in the file instead of the one in its stretch, which begins at `line`.
  func located(after line: Int) -> CSVError {
    guard case .lineTooLong(let path, let place, let limit) = self else { return self }
    return .lineTooLong(path: path, line: line + place, limit: limit)
  }
}

extension TablePlan.Action {
  /// How the values lie in memory.
  var storage: ColumnBlocks.Storage {
    switch self {
    case .skip, .rowNumber: .none
    case .number, .key, .mode: .number
    case .flag: .flag
    case .category: .code
    case .text, .trackID: .text
    }
  }
}
