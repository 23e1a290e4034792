/// Numbers as a reader of results wants them: grouped, rounded to what they deserve, with their unit.
public enum NumberText {
  /// A count with its thousands grouped: `114,000`.
  public static func count(_ value: Int) -> String {
    let digits = String(value.magnitude)
    return (value < 0 ? "-" : "") + grouped(digits)
  }

  /// A measure with a fixed number of digits after the point; what is not finite in words.
  public static func number(_ value: Double, digits: Int) -> String {
    if value.isNaN { return "–" }
    if value.isInfinite { return value < 0 ? "-∞" : "∞" }
    let digits = min(max(digits, 0), 12)
    let scale = power(digits)
    let scaled = (value.magnitude * scale).rounded()
    // Beyond 2^53 there are no digits after the point left to round.
    guard scaled < 9e15 else { return value.magnitude < 1e15 ? grouped(value) : "\(value)" }
    let whole = Int(scaled)
    let unit = Int(scale)
    let sign = value < 0 && whole > 0 ? "-" : ""
    let head = sign + grouped(String(whole / unit))
    guard digits > 0 else { return head }
    let tail = String(whole % unit)
    return head + "." + String(repeating: "0", count: digits - tail.count) + tail
  }

  /// A measure with its sign in front, a plus as well as a minus; nothing has none.
  public static func signed(_ value: Double, digits: Int) -> String {
    let text = number(value, digits: digits)
    return value > 0 && text.contains { $0.isNumber && $0 != "0" } ? "+" + text : text
  }

  /// A measure with as many digits as deserve to be read, six at most, and none that say nothing: `0.345638`, `1,500`.
  public static func readable(_ value: Double) -> String {
    guard value.isFinite, value != 0 else { return number(value, digits: 0) }
    guard (1e-4..<1e15).contains(value.magnitude) else { return exact(value) }
    var digits = 6
    var limit = 1.0
    while value.magnitude >= limit, digits > 0 {
      digits -= 1
      limit *= 10
    }
    var text = number(value, digits: digits)
    guard text.contains(".") else { return text }
    while text.last == "0" { text.removeLast() }
    if text.last == "." { text.removeLast() }
    return text
  }

  /// A part of a whole as a percentage; a part too small for its digits says so.
  ///
  /// - Parameter keepsDigits: whether nothing and everything keep their digits, as a column of shares wants it.
  public static func share(_ value: Double, digits: Int = 1, keepsDigits: Bool = false) -> String {
    guard value.isFinite else { return "–" }
    let percent = value * 100
    let smallest = 1 / power(digits)
    if percent > 0 && percent < smallest / 2 { return "<\(number(smallest, digits: digits)) %" }
    if percent < 100 && percent >= 100 - smallest / 2 {
      return ">\(number(100 - smallest, digits: digits)) %"
    }
    let isWhole = !keepsDigits && (percent == 0 || percent == 100)
    return number(percent, digits: isWhole ? 0 : digits) + " %"
  }

  /// A length of time: `850 µs`, `12 ms`, `1.2 s`, `3 min 20 s`, `1 h 05 min`.
  public static func duration(_ seconds: Double) -> String {
    guard seconds.isFinite else { return "–" }
    if seconds < 0 { return "-" + duration(-seconds) }
    if seconds == 0 { return "0 s" }
    if seconds < 0.000_999_5 { return number(max(seconds * 1e6, 1), digits: 0) + " µs" }
    if seconds < 0.0995 { return number(seconds * 1e3, digits: seconds < 0.00995 ? 1 : 0) + " ms" }
    if seconds < 9.95 { return number(seconds, digits: seconds < 0.995 ? 2 : 1) + " s" }
    guard seconds < 1e15 else { return number(seconds, digits: 0) + " s" }
    let whole = Int(seconds.rounded())
    if whole < 60 { return "\(whole) s" }
    if whole < 3600 { return "\(whole / 60) min \(padded(whole % 60)) s" }
    let minutes = Int((seconds / 60).rounded())
    if minutes < 48 * 60 { return "\(minutes / 60) h \(padded(minutes % 60)) min" }
    return "\(count(minutes / 1440)) d \(minutes % 1440 / 60) h"
  }

  /// An amount of memory or disk in decimal units: `20.1 MB`.
  public static func bytes(_ value: Int) -> String {
    let units = ["B", "kB", "MB", "GB", "TB", "PB", "EB"]
    var amount = Double(value.magnitude)
    var unit = 0
    while amount >= 999.5 && unit < units.count - 1 {
      amount /= 1000
      unit += 1
    }
    let sign = value < 0 ? "-" : ""
    return sign + number(amount, digits: unit > 0 && amount < 99.95 ? 1 : 0) + " " + units[unit]
  }

  /// The shortest text that reads as the same number, for machines.
  public static func exact(_ value: Double) -> String { "\(value)" }

  private static func padded(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }

  private static func power(_ digits: Int) -> Double {
    var result = 1.0
    for _ in 0..<max(digits, 0) { result *= 10 }
    return result
  }

  private static func grouped(_ value: Double) -> String {
    (value < 0 ? "-" : "") + grouped(String(Int(value.magnitude.rounded())))
  }

  private static func grouped(_ digits: String) -> String {
    guard digits.utf8.count > 3 else { return digits }
    var result = ""
    for (index, digit) in digits.enumerated() {
      if index > 0 && (digits.utf8.count - index) % 3 == 0 { result.append(",") }
      result.append(digit)
    }
    return result
  }
}
