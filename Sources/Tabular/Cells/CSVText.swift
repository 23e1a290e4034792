/// How a cell is written in a table of text (RFC 4180, https://www.rfc-editor.org/rfc/rfc4180): the one place where
/// cells are quoted.
public enum CSVText {
  /// The cell, in quotes if it needs them to be read as it was.
  ///
  /// - Parameter delimiter: what separates cells; one ASCII character.
  public static func quoted(_ cell: String, delimiter: Character = ",") -> String {
    var text = cell
    return text.withUTF8 { bytes in
      var written: [UInt8] = []
      append(bytes, to: &written, delimiter: delimiter.asciiValue ?? Byte.comma)
      return String(decoding: written, as: UTF8.self)
    }
  }

  /// A line of cells, without a line break.
  public static func line(_ cells: [String], delimiter: Character = ",") -> String {
    cells.map { quoted($0, delimiter: delimiter) }.joined(separator: String(delimiter))
  }

  /// Appends a cell, given and written as UTF-8, in quotes.
  public static func append(
    quoting cell: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8], quote: UInt8 = UInt8(ascii: "\"")
  ) {
    bytes.append(quote)
    var rest = cell[...]
    while let place = rest.firstIndex(of: quote) {
      bytes += rest[...place]
      bytes.append(quote)
      rest = rest[(place + 1)...]
    }
    bytes += rest
    bytes.append(quote)
  }

  /// Appends a cell, given and written as UTF-8, in quotes if it needs them.
  public static func append(
    _ cell: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8], delimiter: UInt8 = UInt8(ascii: ","),
    quote: UInt8 = UInt8(ascii: "\"")
  ) {
    let hasMeaning = cell.contains { byte in
      byte == quote || byte == Byte.newline || byte == Byte.carriageReturn || byte == delimiter
    }
    guard hasMeaning || cell.first == Byte.space || cell.last == Byte.space else {
      bytes.append(contentsOf: cell)
      return
    }
    append(quoting: cell, to: &bytes, quote: quote)
  }
}
