/// The rows of a comma-separated text: quoted cells may hold commas, line breaks and doubled quotes.
struct DelimitedRows {
  let rows: [[String]]

  /// - Throws: `ImportError.unterminatedQuote` with the number of the row in which the quote opens, from 1.
  init(_ bytes: some Collection<UInt8>, path: String) throws {
    var rows: [[String]] = []
    var row: [String] = []
    var cell: [UInt8] = []
    var isQuoted = false
    var quoteWasLast = false
    // Excel and pavelkomarov's Exportify put a byte-order mark first.
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes.dropFirst(0)

    func endCell() {
      row.append(String(decoding: cell, as: UTF8.self))
      cell.removeAll(keepingCapacity: true)
    }
    func endRow() {
      endCell()
      // An empty line is no row.
      if row != [""] { rows.append(row) }
      row = []
    }
    for byte in text {
      if isQuoted {
        if quoteWasLast {
          quoteWasLast = false
          if byte == UInt8(ascii: "\"") {
            cell.append(byte)
            continue
          }
          isQuoted = false
        } else if byte == UInt8(ascii: "\"") {
          quoteWasLast = true
          continue
        } else {
          cell.append(byte)
          continue
        }
      }
      switch byte {
      case UInt8(ascii: "\"") where cell.isEmpty: isQuoted = true
      case UInt8(ascii: ","): endCell()
      case UInt8(ascii: "\n"): endRow()
      case UInt8(ascii: "\r"): continue
      default: cell.append(byte)
      }
    }
    if isQuoted, !quoteWasLast { throw ImportError.unterminatedQuote(path: path, row: rows.count + 1) }
    if !cell.isEmpty || !row.isEmpty { endRow() }
    self.rows = rows
  }
}
