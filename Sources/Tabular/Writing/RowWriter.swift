/// Writes rows cell by cell as bytes, without a `String` on the way.
public struct RowWriter: Sendable {
  /// What was written so far.
  public var bytes: [UInt8] = []
  private let format: RowFormat
  /// What stands before each cell: a delimiter, or the name as JSON writes it.
  private let leads: [[UInt8]]
  private let names: [String]
  private var column = 0

  /// A writer of rows with columns of these names.
  public init(_ format: RowFormat, columns names: [String]) {
    self.format = format
    self.names = names
    leads = names.enumerated().map { index, name in
      guard format == .jsonl else { return index == 0 ? [] : [format.delimiter] }
      var lead = Array((index == 0 ? "{" : ",").utf8)
      Self.appendJSON(name, to: &lead)
      return lead + [UInt8(ascii: ":")]
    }
  }

  /// The line of names, where the format has one.
  public mutating func header() {
    guard format == .csv || format == .tsv else { return }
    for name in names { text(name) }
    endRow()
  }

  /// Ends a row; it has to have a cell for each name.
  public mutating func endRow() {
    if format == .jsonl { bytes.append(UInt8(ascii: "}")) }
    // A line without anything would be no row.
    if names.count == 1, format != .jsonl, bytes.isEmpty || bytes.last == Byte.newline {
      bytes += [Byte.quote, Byte.quote]
    }
    bytes.append(Byte.newline)
    column = 0
  }

  /// A cell of text.
  public mutating func text(_ text: String) {
    var text = text
    text.withUTF8 { self.text($0) }
  }

  /// A cell of text in UTF-8; `nil` if it is missing.
  public mutating func text(_ text: UnsafeBufferPointer<UInt8>?) {
    lead()
    guard let text else { return missing() }
    switch format {
    case .jsonl: Self.appendJSON(text, to: &bytes)
    case .made: CSVText.append(quoting: text, to: &bytes)
    case .csv, .tsv: CSVText.append(text, to: &bytes, delimiter: format.delimiter)
    }
  }

  /// A cell that every format writes alike, such as a number in its plain form.
  public mutating func plain(_ text: String) {
    lead()
    bytes.append(contentsOf: text.utf8)
  }

  /// A cell that is ready in the format; see `prepared`.
  public mutating func prepared(_ cell: [UInt8]) {
    lead()
    bytes.append(contentsOf: cell)
  }

  /// Text as this writer would write it, for a cell that is written often.
  public func prepared(_ text: String) -> [UInt8] {
    var copy = RowWriter(format, columns: [""])
    let start = copy.leads[0].count
    copy.text(text)
    return Array(copy.bytes[start...])
  }

  /// A whole number.
  public mutating func integer(_ value: Int) {
    lead()
    Self.appendDigits(value, to: &bytes)
  }

  /// A whole number; `nil` if it is missing.
  mutating func integer(_ value: Int?) {
    if let value { integer(value) } else { text(nil) }
  }

  /// A number with six digits behind the point, from 0 to 1; missing if it is none.
  public mutating func share(_ value: Float) {
    lead()
    guard value >= 0, value <= 1 else { return missing() }
    let millionths = Int((Double(value) * 1_000_000).rounded())
    bytes.append(millionths < 1_000_000 ? UInt8(ascii: "0") : UInt8(ascii: "1"))
    bytes.append(UInt8(ascii: "."))
    var divisor = 100_000
    var rest = millionths % 1_000_000
    while divisor > 0 {
      bytes.append(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: rest / divisor))
      rest %= divisor
      divisor /= 10
    }
  }

  /// Yes or no, as `true` and `false`.
  public mutating func flag(_ value: Bool) {
    lead()
    bytes.append(contentsOf: value ? Self.yes : Self.no)
  }

  /// The cell of a column in a row.
  public mutating func cell(_ column: Column, row: Int) {
    switch column {
    case .text(let texts): texts.withBytes(at: row) { text($0) }
    case .category(let names):
      if let name = names[row] { text(name) } else { text(nil) }
    case .flag(let flags):
      if let value = flags[row] { flag(value) } else { text(nil) }
    case .number(let numbers):
      if let value = numbers[row], value.isFinite { plain(plainText(of: value)) } else { text(nil) }
    }
  }

  private static let yes = Array("true".utf8)
  private static let no = Array("false".utf8)
  private static let null = Array("null".utf8)

  @inline(__always) private mutating func lead() {
    bytes.append(contentsOf: leads[column])
    column += 1
  }

  private mutating func missing() {
    if format == .jsonl { bytes.append(contentsOf: Self.null) }
  }

  private static func appendDigits(_ value: Int, to bytes: inout [UInt8]) {
    guard value >= 10 else {
      if value >= 0 { bytes.append(UInt8(ascii: "0") &+ UInt8(value)) } else { bytes += String(value).utf8 }
      return
    }
    appendDigits(value / 10, to: &bytes)
    bytes.append(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: value % 10))
  }

  private static func appendJSON(_ text: String, to bytes: inout [UInt8]) {
    var text = text
    text.withUTF8 { appendJSON($0, to: &bytes) }
  }

  /// A string of JSON (RFC 8259): quotes, backslashes and controls escaped, the rest as it is.
  private static func appendJSON(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
    bytes.append(Byte.quote)
    for byte in text {
      switch byte {
      case Byte.quote, Byte.backslash: bytes += [Byte.backslash, byte]
      case 0..<Byte.space:
        bytes += "\\u00".utf8
        for half in [byte >> 4, byte & 15] {
          bytes.append(half < 10 ? UInt8(ascii: "0") &+ half : UInt8(ascii: "a") &+ half &- 10)
        }
      default: bytes.append(byte)
      }
    }
    bytes.append(Byte.quote)
  }
}
