/// Where the header of a table stands, and what separates its cells.
///
/// Programs write a line such as `sep=;` before it, people the title of the table or a note.
struct HeaderPlace {
  let delimiter: UInt8
  /// Where the header begins, and where the line after it does.
  let start: Int
  let next: Int
  let skipped: [TablePlan.SkippedLine]
  private let fields: [String]
  /// How many of its cells name known columns.
  private let known: Int

  /// How many lines are looked at.
  private static let limit = 20
  /// How many cells are looked at, which ends the search early in a table of thousands of columns.
  private static let cellLimit = 4_000

  /// Marks that stand in every text: they separate cells where nothing else does, and lines have as many of them.
  private static let rare = [
    Byte.space, UInt8(ascii: "~"), UInt8(ascii: "^"),
  ]

  /// Whether most of the lines under a header have as many cells, or one more for the name of the row.
  private static func fit(_ lines: [Candidate], under header: Candidate) -> Bool {
    let rows = lines.filter { $0.start > header.start }
    let width = header.record.fields.count
    return width > 1 && rows.count { (width...width + 1).contains($0.record.fields.count) } * 2 >= rows.count
  }

  /// One line under one delimiter.
  private struct Candidate {
    var delimiter: UInt8
    var start: Int
    var record: RecordText
    var known: Int
    var isTelling: Bool
    var line: Int

    /// Whether so many names are known that no later line needs to be looked at.
    var isSurely: Bool { isTelling && (known >= 5 || (known >= 2 && known * 2 >= record.fields.count)) }
  }

  /// - Throws: `CSVError` if no line names a known column, or several lines make up the header.
  init(
    in head: [UInt8], from start: Int, newline: UInt8, quote: UInt8 = Byte.quote, isWhole: Bool,
    path: String, schema: ColumnSchema, chosen: [ColumnName: String], isMade: Bool = false
  ) throws(CSVError) {
    let limit = isMade ? 1 : Self.limit
    // What a line declares comes first, and is not believed if nothing is known then.
    let common = [Byte.comma, Byte.tab, Byte.semicolon, UInt8(ascii: "|")] + Self.rare
    let declared = Self.declaredDelimiter(head, from: start)
    let delimiters =
      isMade ? [Byte.unitSeparator] : (declared.map { [$0] } ?? []) + common.filter { $0 != declared }
    let byHand = Set(chosen.values)
    var best: Candidate?
    var lines: [UInt8: [Candidate]] = [:]
    for delimiter in delimiters {
      let isRare = Self.rare.contains(delimiter) && delimiter != declared
      if isRare, best?.isTelling == true { break }
      let bestBefore = best
      var place = start
      var line = 1
      var cells = 0
      while place < head.count && lines[delimiter, default: []].count < limit && cells < Self.cellLimit {
        let record = RecordText(
          head, at: place, delimiter: delimiter, newline: newline, quote: quote, isWhole: isWhole
        ).unwrapped(delimiter: delimiter, newline: newline, quote: quote)
        let width = head[place..<record.next].count { $0 == newline }
        if record.fields != [""] {
          // A line of fewer cells than the best one has known names cannot be better.
          let isHopeless = best.map { $0.isTelling && record.fields.count < $0.known } ?? false
          let matches = isHopeless ? [] : Self.matches(record.fields, schema: schema)
          let chosen = byHand.isEmpty ? 0 : record.fields.count { byHand.contains($0) }
          let candidate = Candidate(
            delimiter: delimiter, start: place, record: record,
            known: Set(matches.map(\.match.entry)).count + chosen,
            isTelling: chosen > 0
              || matches.contains { schema.isTelling(record.fields[$0.field], as: $0.match) },
            line: line)
          lines[delimiter, default: []].append(candidate)
          cells += record.fields.count
          if Self.isBetter(candidate, than: best) { best = candidate }
          if candidate.isSurely, !isRare { break }
        }
        line += width
        place = max(record.next, place + 1)
      }
      if isRare, let header = best, header.delimiter == delimiter,
        !Self.fit(lines[delimiter, default: []], under: header)
      {
        best = bestBefore
        lines[delimiter] = nil
      }
    }
    guard let best else { throw .empty(path: path) }
    let before = lines[best.delimiter, default: []].filter { $0.start < best.start }
    let first = lines[best.delimiter]?.first ?? best
    let rows = lines[best.delimiter, default: []].dropFirst().map(\.record.fields)
    guard best.isTelling || ExportLayout.names(first.record.fields, rows: rows, schema: schema) != nil else {
      if let list = AddressList(head) {
        throw .addresses(path: path, count: isWhole ? list.addresses.count : nil)
      }
      throw .nothingRecognised(path: path, header: first.record.fields)
    }
    // A line of as many names above the header belongs to it: such a table has several header lines.
    let width = best.record.fields.count
    let levels = before.filter { candidate in
      candidate.record.fields.count == width && width > 2 && candidate.record.fields.count { $0 != "" } > 1
        && candidate.record.fields != best.record.fields
    }
    if best.isTelling, best.known < 3 {
      let names = Self.matches(lines[best.delimiter, default: []].map { $0.record.fields[0] }, schema: schema)
      if Set(names.map(\.match.entry)).count > 3 { throw .transposed(path: path) }
    }
    if best.isTelling, let level = levels.first {
      throw .severalHeaders(path: path, lines: [level.line, best.line])
    }
    let header = best.isTelling ? best : first
    delimiter = header.delimiter
    self.start = header.start
    next = header.record.next
    fields = header.record.fields
    known = header.known
    skipped = before.filter { $0.start < header.start && $0.record.fields != header.record.fields }.map {
      TablePlan.SkippedLine(line: $0.line, text: String($0.record.fields.joined(separator: " ").prefix(60)))
    }
  }

  /// The names of the columns: those of the header or, if it is in a language that nobody listed, those of the known
  /// export that its rows fit.
  func headers(for samples: [[String]], schema: ColumnSchema) -> [String] {
    let knowsTrack = Self.matches(fields, schema: schema).contains {
      schema.entries[$0.match.entry].kind == .trackID
    }
    guard known * 2 < fields.count || !knowsTrack else { return fields }
    return ExportLayout.names(fields, rows: samples, schema: schema) ?? fields
  }

  /// The entries that the cells of a line name; short names count where at least four columns are known.
  static func matches(
    _ fields: [String], schema: ColumnSchema
  ) -> [(field: Int, match: ColumnSchema.Match)] {
    var all: [(field: Int, match: ColumnSchema.Match)] = []
    for (index, field) in fields.enumerated() {
      if let match = schema.match(ColumnHeader(field), short: true) { all.append((index, match)) }
    }
    if Set(all.map(\.match.entry)).count >= 4 { return all }
    return all.compactMap { found in
      schema.match(ColumnHeader(fields[found.field]), short: false).map { (field: found.field, match: $0) }
    }
  }

  /// More known names, then a name that tells of tracks, then more cells; of equals the first.
  private static func isBetter(_ candidate: Candidate, than best: Candidate?) -> Bool {
    guard let best else { return true }
    func rank(_ candidate: Candidate) -> (Int, Int, Int) {
      let isFirst = candidate.line == 1 ? 1 : 0
      return (
        candidate.known, candidate.isTelling ? 1 : 0,
        candidate.known > 0 ? candidate.record.fields.count : isFirst
      )
    }
    return rank(candidate) > rank(best)
  }

  /// The delimiter of a line such as `sep=;`, which spreadsheets write.
  private static func declaredDelimiter(_ head: [UInt8], from start: Int) -> UInt8? {
    var place = start
    if place < head.count, head[place] == Byte.quote { place += 1 }
    let mark = Array("sep=".utf8)
    guard place + mark.count < head.count,
      head[place..<place + mark.count].map(CellText.lowercase).elementsEqual(mark)
    else {
      return nil
    }
    let delimiter = head[place + mark.count]
    let isLetter = delimiter >= 128 || Character(Unicode.Scalar(delimiter)).isLetter
    return isLetter || delimiter == Byte.newline || delimiter == Byte.carriageReturn
      || delimiter == Byte.quote
      || delimiter == Byte.space ? nil : delimiter
  }
}
