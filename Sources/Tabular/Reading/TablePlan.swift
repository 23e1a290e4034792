/// How the lines of one file are to be read: delimiter, and for each field what becomes of it.
struct TablePlan: Sendable {
  /// What is done with a field.
  enum Action: Sendable, Equatable {
    case skip
    case number(missingAtOrBelow: Float)
    case flag, key, mode, category, text, trackID
    case rowNumber
  }

  struct Field: Sendable {
    let header: String
    let name: ColumnName
    let isRecognised: Bool
    var action: Action
    /// Whether "undefined" means that there is no value, as in the artists of some exports.
    let isArtists: Bool
  }

  var fields: [Field]
  let delimiter: UInt8
  let newline: UInt8
  /// Whether numbers may have a comma for a point.
  let decimalComma: Bool
  /// Where the line after the header begins.
  let firstRow: Int
  /// The line number of the line after the header.
  let firstRowLine: Int
  /// Bytes that an average line takes, as far as the first lines tell.
  let lineLength: Int
  let missingSpellings: [[UInt8]]
  let missingTexts: [[UInt8]]

  /// The longest line that is read, in bytes.
  static let lineLimit = 1 << 20
  /// How many lines after the header are looked at to plan.
  static let sampled = 100

  /// Finds out from the first bytes of a file how to read it.
  ///
  /// - Parameters:
  ///   - head: the first bytes of the file: more than `sampled` lines, or `lineLimit` bytes, or all of a shorter one.
  ///   - isWhole: whether the head is the whole file.
  /// - Throws: `CSVError` if this is no table that the schema knows anything of.
  init(head: [UInt8], isWhole: Bool, path: String, schema: ColumnSchema) throws(CSVError) {
    try Self.refuseForeign(head, path: path)
    let start = head.starts(with: [0xef, 0xbb, 0xbf]) ? 3 : 0
    newline = head.contains(Byte.newline) ? Byte.newline : Byte.carriageReturn
    guard isWhole || head.contains(newline) else {
      throw .lineTooLong(path: path, line: 1, limit: Self.lineLimit)
    }
    guard head[start...].contains(where: { $0 > Byte.space }) else { throw .empty(path: path) }
    var headerStart = start
    while head[headerStart] == Byte.newline || head[headerStart] == Byte.carriageReturn { headerStart += 1 }

    // The delimiter is the one under which most columns are known, then the one that makes most columns.
    var best: (header: RecordText, delimiter: UInt8, known: Int)?
    for delimiter in [Byte.comma, Byte.tab, Byte.semicolon, UInt8(ascii: "|")] {
      let header = RecordText(head, at: headerStart, delimiter: delimiter, newline: newline, isWhole: isWhole)
      let known = header.fields.count { schema.match($0) != nil }
      if let best, (best.known, best.header.fields.count) >= (known, header.fields.count) { continue }
      best = (header, delimiter, known)
    }
    guard let best, best.header.fields.contains(where: schema.isTelling) else {
      throw .nothingRecognised(path: path, header: best?.header.fields ?? [])
    }
    delimiter = best.delimiter
    decimalComma = best.delimiter != Byte.comma
    firstRow = best.header.next
    let lineBreak = newline
    firstRowLine = 1 + head[..<firstRow].count { $0 == lineBreak }

    var samples: [[String]] = []
    var next = firstRow
    while next < head.count && samples.count < Self.sampled {
      let record = RecordText(head, at: next, delimiter: delimiter, newline: newline, isWhole: isWhole)
      guard record.isComplete else { break }
      next = record.next
      if record.fields.count > 1 || record.fields[0] != "" { samples.append(record.fields) }
    }
    lineLength = samples.isEmpty ? 64 : max(1, (next - firstRow) / samples.count)

    // R writes the names of rows without a header of their own.
    let width = best.header.fields.count
    let hasRowNames = !samples.isEmpty && samples.allSatisfy { $0.count == width + 1 }
    let headers = hasRowNames ? [""] + best.header.fields : best.header.fields
    missingSpellings = schema.missingSpellings.map { Array($0.utf8) }
    missingTexts = schema.missingTexts.map { Array($0.utf8) }
    fields = Self.fields(headers, samples: samples.filter { $0.count == headers.count }, schema: schema)
  }

  /// Refuses bytes that are no text, and text that is not UTF-8.
  private static func refuseForeign(_ head: [UInt8], path: String) throws(CSVError) {
    if head.starts(with: [0xff, 0xfe]) || head.starts(with: [0xfe, 0xff]) {
      throw .encoding(path: path, name: "UTF-16")
    }
    let isBinary = { (byte: UInt8) in byte < 9 || (byte > 13 && byte < 27) }
    guard let place = head.prefix(1 << 16).firstIndex(where: isBinary) else { return }
    let line = 1 + head[..<place].count { $0 == Byte.newline }
    let lineStart = head[..<place].lastIndex(of: Byte.newline).map { $0 + 1 } ?? 0
    throw .binary(path: path, line: line, column: place - lineStart + 1)
  }
}
