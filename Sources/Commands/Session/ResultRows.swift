import Report
import Tabular

/// Values of a result as cells of a file.
struct ResultRows {
  private let rows: DataRows

  init(_ rows: DataRows) { self.rows = rows }

  /// All rows, the names of the columns first where the format has such a line.
  func bytes(as format: RowFormat) -> [UInt8] {
    var writer = RowWriter(format, columns: rows.columns)
    writer.header()
    for row in rows.rows {
      for value in row { Self.write(value, to: &writer) }
      writer.endRow()
    }
    return writer.bytes
  }

  private static func write(_ value: Value, to writer: inout RowWriter) {
    switch value {
    case .text(let text), .name(let text), .genre(let text), .code(let text), .link(_, to: let text):
      writer.text(text)
    case .count(let count), .countBar(let count, of: _), .bytes(let count): writer.integer(count)
    case .number(let number, digits: _), .share(let number), .bar(let number), .signedBar(let number),
      .duration(let number), .interval(let number, low: _, high: _):
      number.isFinite ? writer.plain("\(number)") : writer.text(nil)
    case .flag(let flag): writer.flag(flag)
    case .spark(let heights): writer.text(heights.map { "\($0)" }.joined(separator: " "))
    case .missing: writer.text(nil)
    }
  }
}
