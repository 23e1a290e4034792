import Commands
import Foundation
import Learning
import Library
import Music
import Shell
import Synchronization
import Tabular

/// A reader that must neither trap nor hang nor lose anything in silence.
enum FuzzTarget: String, CaseIterable {
  case table, export, line, model

  /// What came of an input.
  struct Outcome {
    var isRead = false
    /// What is wrong; `nil` if nothing is.
    var fault: String?
  }

  /// Gives an input to the reader; it also lies at `path`.
  func read(_ input: [UInt8], at path: String) -> Outcome {
    switch self {
    case .table: table(input, at: path)
    case .export: export(at: path)
    case .line: line(input)
    case .model:
      Outcome(isRead: (try? ModelFile.decode(input)) != nil || (try? SafeTensors(bytes: input)) != nil)
    }
  }

  /// A table gives the same rows as a stream of it, and every line of a table without quotes is accounted for.
  private func table(_ input: [UInt8], at path: String) -> Outcome {
    let reader = TableReader(schema: TrackSchema.columns, threads: 2)
    guard let loaded = try? reader.read(file: path) else { return Outcome() }
    let report = loaded.report
    var outcome = Outcome(isRead: true)
    do {
      let stream = try TableStream(.file(path), reader: reader)
      let counted = Mutex(0)
      try stream.forEach(
        threads: 2, work: { $0.rows.rowCount }, finish: { count in counted.withLock { $0 += count } })
      let rows = counted.withLock { $0 }
      if rows != loaded.dataset.rowCount {
        outcome.fault = "a stream gives \(rows) rows, load \(loaded.dataset.rowCount)"
      }
    } catch {
      outcome.fault = "a stream fails with \(error)"
    }
    let isPlain = !input.contains { [UInt8(ascii: "\""), 13, 0].contains($0) }
    if isPlain, report.encoding == .utf8 || report.encoding == .windows1252 {
      let lines = input.split(separator: 10).count { line in
        // Lines that are drawn hold nothing.
        line.contains { $0 > 32 && !Array((report.delimiter + "-=|+:").utf8).contains($0) }
      }
      let told =
        1 + report.rowCount + report.unreadableCount + report.repeatedHeaderCount + report.skippedLines.count
        + report.summaryRows.count + (report.unitsLine == nil ? 0 : 1)
      if lines > told { outcome.fault = "\(lines - told) lines of \(lines) are in no count" }
    }
    return outcome
  }

  private func export(at path: String) -> Outcome {
    let store = path + ".sqlite"
    defer { for end in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: store + end) } }
    guard let library = try? LibraryStore(path: store) else {
      return Outcome(fault: "no library can be made")
    }
    let isRead = (try? LibraryImport(store: library).run(path: path)) != nil
    try? library.close()
    return Outcome(isRead: isRead)
  }

  private func line(_ input: [UInt8]) -> Outcome {
    let parser = Parser(All.catalog)
    var isRead = false
    for text in String(decoding: input, as: UTF8.self).split(separator: "\n") {
      if case .command = parser.parse(String(text)) { isRead = true }
    }
    return Outcome(isRead: isRead)
  }
}
