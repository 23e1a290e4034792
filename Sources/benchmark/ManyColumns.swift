import Foundation
import Music
import Tabular

/// How the time to read a table grows with its columns: three rows under a thousand, ten thousand and a hundred thousand
/// names that nobody knows.
struct ManyColumns {
  let threads: Int

  private static let counts = [1_000, 10_000, 100_000]

  /// A row for each number of columns: how long reading takes as `load` and as a stream, for each column, and how many
  /// times as long as among a thousand.
  func table() throws -> String {
    var lines = [["columns", "load, µs a column", "×", "stream, µs a column", "×"]]
    var first: [Double] = []
    for count in Self.counts {
      let path = FileManager.default.temporaryDirectory.appending(
        path: "columns-\(ProcessInfo.processInfo.processIdentifier)"
      ).path
      defer { try? FileManager.default.removeItem(atPath: path) }
      try Data(Self.text(columns: count).utf8).write(to: URL(fileURLWithPath: path))
      let reader = TableReader(schema: TrackSchema.columns, threads: threads)
      let load = try Clock.times(5) { _ = try reader.read(file: path).dataset.rowCount }
      let stream = try Clock.times(5) {
        try TableStream(.file(path), reader: reader).forEach(
          threads: threads, work: { $0.rows.rowCount }, finish: { _ in })
      }
      let each = [load, stream].map { $0.sorted()[$0.count / 2] / Double(count) * 1e6 }
      if first.isEmpty { first = each }
      lines.append(
        ["\(count)"]
          + zip(each, first).flatMap { [String(format: "%.3f", $0), String(format: "%.2f", $0 / $1)] })
    }
    return aligned(lines, leading: 0)
  }

  private static func text(columns: Int) -> String {
    let names = (0..<columns).map { "c\($0)" }.joined(separator: ",")
    let cells = String(repeating: ",1", count: columns)
    return "title,artist,energy,\(names)\n" + (1...3).map { "Song \($0),Ann,0.\($0)\(cells)\n" }.joined()
  }
}
