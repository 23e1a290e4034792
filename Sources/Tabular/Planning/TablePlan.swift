/// How the lines of one file are to be read: where the header stands, what separates cells, and for each field what
/// becomes of it. It is made from the first lines and checked against all of them.
struct TablePlan: Sendable {
  /// What a number counts, which decides the spellings that are understood.
  enum Quantity: UInt8, Sendable {
    case plain, share, time, beats
  }

  /// What is done with a field.
  enum Action: Sendable, Equatable {
    case skip
    case number(Quantity, missingAtOrBelow: Float)
    case flag, key, mode, category, text, trackID
    case rowNumber

    /// A number of which nothing is known.
    static let plainNumber = Action.number(.plain, missingAtOrBelow: -.infinity)
  }

  struct Field: Sendable {
    let header: String
    let name: ColumnName
    let isRecognised: Bool
    var action: Action
    /// What the header says of the unit.
    var unit: ColumnHeader.Unit?
    /// Whether the cells hold artists, which some exports call "undefined" where there are none.
    let isArtists: Bool
  }

  /// A line before the header, which is left out.
  struct SkippedLine: Sendable, Equatable {
    let line: Int
    let text: String
  }

  var fields: [Field]
  let delimiter: UInt8
  let newline: UInt8
  /// What stands around cells that need it: a double quote, in few files a single one.
  let quote: UInt8
  /// Whether that is no double quote because the first lines tell so, and not a person.
  let isQuoteGuessed: Bool
  /// Whether numbers have a comma for a point.
  let decimalComma: Bool
  /// Whether text that is not ASCII is Windows-1252 throughout.
  var isWindows1252 = false
  /// Where entities stand for characters.
  var entities = EntityEvidence()
  /// Whether a person has said how characters are written.
  var isEncodingChosen = false
  /// Where the line after the header begins.
  let firstRow: Int
  /// The line number of the line after the header.
  let firstRowLine: Int
  let skippedLines: [SkippedLine]
  /// What the rows under the table begin with that sum it up and are left out, from the first to the last.
  var summaryRows: [String] = []
  /// Ruled lines between the header and the first row.
  var ruledLines = 0
  /// Columns that could be the same as others that were taken.
  var rivals: [LoadReport.Rival] = []
  /// A line under the header that names units.
  let unitsLine: SkippedLine?
  /// The bytes of the header in lower case but for quotes and blanks, by which it is known again further down.
  let header: [UInt8]
  let missingSpellings: [String]
  let missingTexts: [String]
  /// Whether the text was made by timbre itself of another form of table.
  let isMade: Bool
  /// Columns of known exports that only a file of theirs has: commas separate its artists, those in names escaped.
  let escapesCommas: Bool
  /// The artists in the first rows, which show what may separate several of them.
  var firstArtists: [String] = []
  /// Columns of yes and no in whose first rows stand marks alone, such as `E`.
  var marks: Set<ColumnName> = []

  /// The longest line that is read, in bytes.
  static let lineLimit = 1 << 20
  /// How many lines after the header are looked at to plan.
  static let sampled = 100

  /// Finds out from the first bytes of a file how to read it.
  ///
  /// - Parameters:
  ///   - head: the first bytes of the file: more than `sampled` lines, or `lineLimit` bytes, or all of a shorter one.
  ///   - isWhole: whether the head is the whole file.
  ///   - chosen: what columns are called in this file that a person has named by hand.
  ///   - quote: what stands around cells, where a person says so.
  ///   - made: what is known of the rows if timbre has made them itself.
  /// - Throws: `CSVError` if this is no table that the schema knows anything of.
  init(
    head: [UInt8], isWhole: Bool, path: String, schema: ColumnSchema, chosen: [ColumnName: String] = [:],
    quote wanted: QuoteReading? = nil, made: MadeRows? = nil
  ) throws(CSVError) {
    isMade = made != nil
    if made == nil { try Self.refuseForeign(head, path: path) }
    newline = made?.newline ?? Self.newline(of: head)
    guard isWhole || head.contains(newline) else {
      throw .lineTooLong(path: path, line: 1, limit: Self.lineLimit)
    }
    let start = head.starts(with: Byte.orderMark) ? Byte.orderMark.count : 0
    guard head[start...].contains(where: { $0 > Byte.space }) else { throw .empty(path: path) }
    let known = isMade ? Byte.quote : wanted?.byte
    var place = try HeaderPlace(
      in: head, from: start, newline: newline, quote: known ?? Byte.quote, isWhole: isWhole, path: path,
      schema: schema, chosen: chosen, isMade: isMade)
    let isInSingleQuotes =
      known == nil
      && SingleQuotes.areUsed(
        in: head, from: place.start, delimiter: place.delimiter, newline: newline, isWhole: isWhole)
    quote = known ?? (isInSingleQuotes ? Byte.apostrophe : Byte.quote)
    isQuoteGuessed = isInSingleQuotes
    if isInSingleQuotes {
      place = try HeaderPlace(
        in: head, from: start, newline: newline, quote: quote, isWhole: isWhole, path: path, schema: schema,
        chosen: chosen)
    }
    delimiter = place.delimiter
    skippedLines = place.skipped
    let separator = place.delimiter
    header = head[place.start..<place.next].filter { Self.isTellingByte($0, delimiter: separator) }
      .map(CellText.lowercase)

    var samples: [[String]] = []
    var next = place.next
    // Where the line after the header begins, and after a rule under it.
    var firstLine = next
    var secondRow = next
    var rules = 0
    while next < head.count && samples.count < Self.sampled {
      let record = RecordText(
        head, at: next, delimiter: delimiter, newline: newline, quote: quote, isWhole: isWhole
      ).unwrapped(delimiter: delimiter, newline: newline, quote: quote)
      guard record.isComplete else { break }
      let isRule = RuledLine.isOne(head[next..<record.next]) || RuledLine.areRules(record.fields)
      next = record.next
      if isRule {
        if samples.isEmpty {
          firstLine = next
          rules += 1
        }
        continue
      }
      if record.fields.count > 1 || record.fields[0] != "" { samples.append(record.fields) }
      if samples.count == 1 { secondRow = next }
    }
    var headers = place.headers(for: samples, schema: schema)
    let width = headers.count
    if !samples.isEmpty, samples.allSatisfy({ $0.count == width + 1 }),
      samples.contains(where: { $0.last != "" }), !samples.allSatisfy(Self.hasStrayMarks)
    {
      // R writes the names of rows without a header of their own.
      headers.insert("", at: 0)
    } else if headers.last == "", let longest = samples.map(\.count).max(), longest < width, longest > 1 {
      // The header ends in delimiters, and the rows do not.
      while headers.count > longest, headers.last == "" { headers.removeLast() }
    }
    missingSpellings = schema.missingSpellings
    // Where a form marks what is missing, no text stands for it.
    missingTexts = isMade ? [] : schema.missingTexts
    let plainHeaders = Set(headers.map(PlainName.of))
    escapesCommas = plainHeaders.contains("artisturis") || plainHeaders.contains("artisturi")
    let entryOf = try Self.entries(
      headers, samples: samples, schema: schema, chosen: chosen, path: path)
    let units =
      isMade
      ? nil
      : samples.first.flatMap {
        UnitsRow.units(
          in: $0, of: entryOf.mapValues { schema.entries[$0].kind }, missing: schema.missingSpellings)
      }
    let lineBreak = newline
    if !isMade, SecondHeader.isOne(samples, known: entryOf, schema: schema) {
      let line = head[..<place.next].count { $0 == lineBreak }
      throw .severalHeaders(path: path, lines: [line, line + 1])
    }
    // Rows that were made are counted, not the line of names that was made with them.
    let line = isMade ? 1 : 1 + head[..<place.next].count { $0 == lineBreak }
    firstRow = units == nil ? firstLine : secondRow
    firstRowLine = line + head[place.next..<firstRow].count { $0 == lineBreak }
    unitsLine = units.map { _ in
      let words = samples[0].filter { !$0.isEmpty }.joined(separator: ", ")
      return SkippedLine(line: line, text: String(words.prefix(60)))
    }
    if units != nil { samples.removeFirst() }
    fields = Self.fields(
      headers, samples: samples.filter { $0.count >= headers.count }, schema: schema, entryOf: entryOf,
      units: units ?? [:], made: made)
    if let artists = fields.firstIndex(where: \.isArtists) {
      // Whether entities stand for characters is not known yet.
      for cells in samples where artists < cells.count {
        let plain = EntityText.plain(cells[artists])
        firstArtists += plain == cells[artists] ? [plain] : [plain, cells[artists]]
      }
    }
    rivals = Self.rivals(
      headers, samples: samples, schema: schema, entryOf: entryOf, chosen: Set(chosen.keys))
    for (index, field) in fields.enumerated() where field.action == .flag {
      let cells = samples.lazy.compactMap { index < $0.count ? $0[index].lowercased() : nil }
      if cells.allSatisfy({ $0.isEmpty || CellText.marks.contains($0) }) { marks.insert(field.name) }
    }
    decimalComma = DecimalMark.isComma(
      fields, samples: samples, delimiter: isMade ? Byte.comma : delimiter)
    isEncodingChosen = isMade
    ruledLines = rules
  }

  /// The plan of rows that timbre has written for itself, without a line of names.
  init(made columns: [(name: ColumnName, action: Action)]) {
    isMade = true
    newline = Byte.newline
    quote = Byte.quote
    isQuoteGuessed = false
    delimiter = Byte.unitSeparator
    skippedLines = []
    unitsLine = nil
    firstRow = 0
    firstRowLine = 1
    header = []
    missingSpellings = []
    missingTexts = []
    escapesCommas = false
    decimalComma = false
    isEncodingChosen = true
    fields = columns.map { name, action in
      Field(header: name.text, name: name, isRecognised: false, action: action, unit: nil, isArtists: false)
    }
  }

  /// Whether a cell ends in a mark that belongs to a delimiter within a cell: then the line has too many cells, and not
  /// one more column.
  private static func hasStrayMarks(_ cells: [String]) -> Bool {
    cells.contains { $0.hasSuffix("\\") || ($0.count { $0 == "\"" } % 2 == 1) }
  }

  /// The byte that ends lines: a carriage return only where hardly anything else does.
  private static func newline(of head: [UInt8]) -> UInt8 {
    var feeds = 0
    var returns = 0
    for (index, byte) in head.enumerated() {
      if byte == Byte.newline {
        feeds += 1
      } else if byte == Byte.carriageReturn, index + 1 < head.count, head[index + 1] != Byte.newline {
        returns += 1
      }
    }
    return returns > feeds ? Byte.carriageReturn : feeds > 0 ? Byte.newline : Byte.carriageReturn
  }

  /// Whether a byte takes part when a line is compared with the header.
  func isTellingByte(_ byte: UInt8) -> Bool { Self.isTellingByte(byte, delimiter: delimiter) }

  private static func isTellingByte(_ byte: UInt8, delimiter: UInt8) -> Bool {
    (byte == delimiter && byte != Byte.space)
      || (byte > Byte.space && byte != Byte.quote && byte != Byte.apostrophe)
  }

  /// Refuses bytes that are no text, and files of other kinds by their name.
  private static func refuseForeign(_ head: [UInt8], path: String) throws(CSVError) {
    if let kind = FileKind(head: head) { throw .foreign(path: path, kind: kind) }
    let isBinary = { (byte: UInt8) in byte < 9 || (byte > 13 && byte < 27) }
    guard let place = head.prefix(1 << 16).firstIndex(where: isBinary) else { return }
    // Old systems end a file with a mark or fill it up with zeroes.
    guard head[place...].contains(where: { ![0, 9, 10, 13, 26, 32].contains($0) }) else { return }
    let line = 1 + head[..<place].count { $0 == Byte.newline }
    let lineStart = head[..<place].lastIndex(of: Byte.newline).map { $0 + 1 } ?? 0
    throw .binary(path: path, line: line, column: place - lineStart + 1)
  }
}
