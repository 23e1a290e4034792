/// Whether a table puts its texts in single quotes, as databases and some programs do.
///
/// An apostrophe begins many a title, so whole columns have to tell it: one of which every cell is in single quotes, or
/// lines that have the right number of cells with them only.
enum SingleQuotes {
  /// - Parameters:
  ///   - start: where the header begins, which `delimiter` separates into cells.
  static func areUsed(
    in head: [UInt8], from start: Int, delimiter: UInt8, newline: UInt8, isWhole: Bool
  ) -> Bool {
    guard head[start...].contains(Byte.apostrophe) else { return false }
    func record(at place: Int, _ quote: UInt8) -> RecordText {
      RecordText(
        head, at: place, delimiter: delimiter, newline: newline, quote: quote, isWhole: isWhole)
    }
    let header = record(at: start, Byte.apostrophe)
    let width = header.fields.count
    guard !record(at: start, Byte.quote).quoted.contains(true) else { return false }
    var cells = Array(repeating: 0, count: width)
    var quoted = cells
    var (fitting, fittingPlain, rows) = (0, 0, 0)
    var place = header.next
    while place < head.count, rows < TablePlan.sampled {
      let row = record(at: place, Byte.apostrophe)
      guard row.isComplete else { break }
      let plain = record(at: place, Byte.quote)
      if plain.quoted.contains(true) { return false }
      place = row.next
      if row.fields == [""] { continue }
      rows += 1
      fitting += row.fields.count == width ? 1 : 0
      fittingPlain += plain.fields.count == width ? 1 : 0
      for (index, cell) in row.fields.prefix(width).enumerated() where !cell.isEmpty {
        cells[index] += 1
        quoted[index] += row.quoted[index] ? 1 : 0
      }
    }
    let isHeaderQuoted = zip(header.fields, header.quoted).allSatisfy { $0.isEmpty || $1 }
    let wholeColumns = zip(cells, quoted).count { $0 > 2 && $0 == $1 }
    return isHeaderQuoted || wholeColumns > 0 || (fitting == rows && fittingPlain < rows)
  }
}
