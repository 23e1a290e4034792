/// The columns of a known export, found for a table whose header nobody can read.
enum ExportLayout {
  /// The names of the columns by the export that has as many and whose cells are most like those of the rows; `nil` if
  /// the first cells are no addresses, or no export fits.
  static func names(_ header: [String], rows: [[String]], schema: ColumnSchema) -> [String]? {
    let rows = rows.filter { $0.count == header.count }.prefix(20)
    guard rows.first?.first?.hasPrefix("spotify:") == true else { return nil }
    let fitting = schema.layouts.filter { $0.count == header.count }.map { names in
      (names: names, faults: faults(of: names, in: Array(rows), schema: schema))
    }
    return fitting.min { $0.faults < $1.faults }.flatMap { $0.faults > rows.count ? nil : $0.names }
  }

  /// How many cells cannot be what the columns would make of them.
  private static func faults(of names: [String], in rows: [[String]], schema: ColumnSchema) -> Int {
    let kinds = names.map { name -> ColumnSchema.Entry? in
      schema.match(ColumnHeader(name), short: false).map { schema.entries[$0.entry] }
    }
    return rows.reduce(0) { count, row in
      count
        + row.indices.count { index in
          !row[index].isEmpty && !canBe(row[index], kinds[index], name: names[index])
        }
    }
  }

  private static func canBe(_ cell: String, _ entry: ColumnSchema.Entry?, name: String) -> Bool {
    if name.contains("uri") { return cell.hasPrefix("spotify:") }
    let isFlag = ["true", "false"].contains(cell.lowercased())
    switch entry?.kind {
    case .number, .share, .milliseconds, .beatsPerBar, .key, .mode:
      return Measure(cell, decimalComma: cell.contains(",")) != nil
    case .flag: return isFlag
    case .text where entry?.name == .addedAt || entry?.name == .releaseDate:
      return cell.prefix(4).allSatisfy(\.isNumber)
    default: return !isFlag || name.hasPrefix("is ")
    }
  }
}
