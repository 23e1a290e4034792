extension Text {
  /// The words without roles, for places that show a single line of plain text.
  public var plainText: String { runs.map(\.value.plainText).joined() }
}

extension Value {
  /// The value in plain words; renderers do better.
  public var plainText: String {
    switch self {
    case .text(let text), .name(let text), .genre(let text), .code(let text): text
    case .count(let count): Self.grouped(count)
    case .countBar(let count, of: _): Self.grouped(count)
    case .number(let number, let digits): Self.decimal(number, digits)
    case .share(let share), .bar(let share), .interval(let share, _, _): Self.decimal(share * 100, 1) + " %"
    case .duration(let seconds): Self.decimal(seconds, seconds < 10 ? 1 : 0) + " s"
    case .bytes(let bytes): Self.grouped(bytes) + " bytes"
    case .flag(let flag): flag ? "yes" : "no"
    case .spark: ""
    case .missing: "–"
    }
  }

  /// The count with a comma between groups of three digits, such as `114,000`.
  public static func grouped(_ count: Int) -> String {
    var digits = Array(String(count.magnitude))
    var index = digits.count - 3
    while index > 0 {
      digits.insert(",", at: index)
      index -= 3
    }
    return (count < 0 ? "-" : "") + String(digits)
  }

  /// The number with a fixed count of digits after the point; `–` if it is not a number.
  public static func decimal(_ number: Double, _ digits: Int) -> String {
    guard number.isFinite else { return number.isNaN ? "–" : (number < 0 ? "-∞" : "∞") }
    let digits = min(max(digits, 0), 15)
    let scale = (0..<digits).reduce(1.0) { product, _ in product * 10 }
    let scaled = (number.magnitude * scale).rounded()
    guard scaled < 9e15 else { return String(number) }
    let whole = String(Int(scaled))
    let sign = number < 0 && scaled > 0 ? "-" : ""
    guard digits > 0 else { return sign + whole }
    let padded = String(repeating: "0", count: max(0, digits + 1 - whole.count)) + whole
    return sign + padded.dropLast(digits) + "." + padded.suffix(digits)
  }
}
