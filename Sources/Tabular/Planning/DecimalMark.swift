/// Whether a table writes `0,63` or `0.63`, by the numbers of its first lines together.
enum DecimalMark {
  /// Whether the comma is the decimal mark.
  static func isComma(_ fields: [TablePlan.Field], samples: [[String]], delimiter: UInt8) -> Bool {
    var commas = 0
    var points = 0
    var undecided = 0
    let numbers = fields.indices.filter { index in
      if case .number = fields[index].action { return fields[index].isRecognised }
      return false
    }
    let hasComma = samples.contains { cells in
      numbers.contains { $0 < cells.count && cells[$0].utf8.contains(Byte.comma) }
    }
    guard hasComma else { return false }
    for cells in samples {
      for index in numbers where index < cells.count {
        switch evidence(cells[index]) {
        case .comma?: commas += 1
        case .point?: points += 1
        case .either?: undecided += 1
        case nil: break
        }
      }
    }
    if commas != points { return commas > points }
    // `-5,123` alone could be thousands; where commas do not separate cells they are decimal marks.
    return undecided > 0 && delimiter != Byte.comma
  }

  private enum Mark {
    case comma, point, either
  }

  /// What one number tells: a mark with other than three digits behind it, or a zero alone before it, is decimal.
  private static func evidence(_ cell: String) -> Mark? {
    guard cell.utf8.count <= 24, cell.contains(where: { $0 == "," || $0 == "." }) else { return nil }
    let digits = cell.filter { $0.isNumber || $0 == "," || $0 == "." }
    guard let last = digits.lastIndex(where: { $0 == "," || $0 == "." }) else { return nil }
    let mark = digits[last]
    let hasBoth = digits.contains(",") && digits.contains(".")
    let whole = digits[..<last]
    guard hasBoth || digits.count(where: { $0 == mark }) == 1 else { return nil }
    let decimals = digits.distance(from: last, to: digits.endIndex) - 1
    if hasBoth || decimals != 3 || whole == "0" || whole.isEmpty { return mark == "," ? .comma : .point }
    return mark == "," ? .either : nil
  }
}
