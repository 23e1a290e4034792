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
    case .model: model(input)
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

  /// A model that can be read is asked about tracks too; a header whose length is wrong is read once more with the right one,
  /// as most changed headers would else go no further.
  private func model(_ input: [UInt8]) -> Outcome {
    var outcome = Outcome(isRead: (try? SafeTensors(bytes: input)) != nil)
    for bytes in [input, Self.withHeaderLength(input)] {
      guard let model = try? ModelFile.decode(bytes), model.card.features.count <= 1_000 else { continue }
      outcome.isRead = true
      var tracks = Matrix(rows: 3, columns: model.card.features.count, repeating: 0.5)
      for column in 0..<tracks.columns {
        tracks[1, column] = .nan
        tracks[2, column] = Float(column) * 1e30
      }
      let names = [
        TrackNames(artists: ["Amber Band"], title: "Birch", album: "Songs"),
        TrackNames(artists: [], title: ""),
        TrackNames(artists: ["", "Dune"], title: "Ember", album: ""),
      ]
      let answers = [
        try? model.probabilities(for: tracks), try? model.probabilities(for: tracks, names: names),
      ]
      for answer in answers.compactMap(\.self) where answer.columns != model.card.classes.count {
        outcome.fault = "answers with \(answer.columns) of \(model.card.classes.count) genres"
      }
      _ = try? model.areUnknown(tracks, names: names, declining: 0.05, in: FitContext(threads: 1))
    }
    return outcome
  }

  /// The bytes with the length of the header, which they begin with, as its brackets say.
  private static func withHeaderLength(_ input: [UInt8]) -> [UInt8] {
    guard input.count > 8 else { return input }
    var (place, depth, isText) = (8, 0, false)
    while place < input.count {
      switch input[place] {
      case UInt8(ascii: "\\") where isText: place += 1
      case UInt8(ascii: "\""): isText.toggle()
      case UInt8(ascii: "{") where !isText: depth += 1
      case UInt8(ascii: "}") where !isText: depth -= 1
      default: break
      }
      place += 1
      if depth <= 0, !isText { break }
    }
    while place < input.count, input[place] == UInt8(ascii: " ") { place += 1 }
    let length = UInt64(place - 8)
    return (0..<8).map { UInt8(truncatingIfNeeded: length >> ($0 * 8)) } + input[8...]
  }
}
