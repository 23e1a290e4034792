/// A line under the header that says in what the columns are counted, such as `,,ms,0-1,BPM`: it is no track, but what it
/// says of the units holds.
enum UnitsRow {
  /// What the cells of the first line say of the units of the known columns; `nil` if that line is a row as others are.
  ///
  /// It is one if most of its cells under columns of numbers are words for units, and none is a number.
  static func units(
    in cells: [String], of kinds: [Int: ColumnSchema.ValueKind], missing: [String]
  ) -> [Int: ColumnHeader.Unit]? {
    var units: [Int: ColumnHeader.Unit] = [:]
    var (named, others) = (0, 0)
    for (field, kind) in kinds where field < cells.count && kind.columnKind == .number {
      let word = cells[field].lowercased().trimmingCharacters("()[]{} ")
      if word.isEmpty || missing.contains(word) { continue }
      if let unit = ColumnHeader.unit(of: Substring(word)) {
        units[field] = unit
        named += 1
      } else if words.contains(word) {
        named += 1
      } else if Measure(word, decimalComma: false) != nil || Float(word) != nil {
        return nil
      } else {
        others += 1
      }
    }
    return named > others ? units : nil
  }

  /// What people and programs write there beside the units that a header may name.
  private static let words: Set<String> = [
    "bpm", "beats per minute", "db", "dbfs", "lufs", "hz", "beats", "beats per bar", "pitch class",
    "semitone", "0-11", "0–11", "0..11", "-1-11", "0/1", "0,1", "0 or 1", "-60-0", "-60..0", "mm:ss", "m:ss",
    "h:mm:ss", "hh:mm:ss", "unit", "units", "float", "float32", "float64", "double", "decimal", "real",
    "number", "numeric", "int", "int64", "integer", "bigint", "string", "str", "text", "object", "category",
    "bool", "boolean", "score", "ratio", "index", "dimensionless", "none", "num", "dbl",
  ]
}

extension String {
  /// Without characters of `set` at either end.
  fileprivate func trimmingCharacters(_ set: String) -> String {
    var rest = self[...]
    while let first = rest.first, set.contains(first) { rest = rest.dropFirst() }
    while let last = rest.last, set.contains(last) { rest = rest.dropLast() }
    return String(rest)
  }
}
