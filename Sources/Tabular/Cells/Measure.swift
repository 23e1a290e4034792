/// A number as people and programs write it, with its unit if the text names one: `0,63`, `1 234`, `−4 dB`, `120 BPM`,
/// `73 %`, `3:05`, `1:02:03`, `3 min 5 s`, `4/4`.
///
/// This is the slow way, for what the fast paths of `NumberText` leave.
struct Measure: Equatable {
  enum Unit: Equatable {
    case percent, milliseconds, beatsPerMinute, decibels, beatsPerBar
  }

  /// In `unit`; times are in milliseconds whatever the text counts in.
  var value: Double
  var unit: Unit?

  init(_ value: Double, _ unit: Unit? = nil) {
    self.value = value
    self.unit = unit
  }

  /// - Parameter decimalComma: whether the table writes a comma for the decimal point.
  init?(_ text: String, decimalComma: Bool) {
    guard text.utf8.count <= 40 else { return nil }
    let plain = Self.plain(text)
    let trimmed = plain.trimmingSpaces
    if let value = Double(trimmed), !decimalComma || !trimmed.contains(".") {
      self.init(value)
    } else if trimmed.contains(":") {
      self.init(clock: trimmed)
    } else if trimmed.contains("/") {
      self.init(fraction: trimmed)
    } else {
      self.init(parts: trimmed, decimalComma: decimalComma)
    }
  }

  /// With the plain forms of minus signs, blanks and apostrophes.
  private static func plain(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { scalar in
          switch scalar.value {
          case 0x2212, 0x2012, 0x2013, 0xfe63, 0xff0d: "-"
          case 0xa0, 0x2000...0x200a, 0x202f, 0x205f, 0x3000: " "
          case 0x2019, 0x02bc: "'"
          default: scalar
          }
        }))
  }

  /// `3:05`, `1:02:03`, `3:05.5`.
  private init?(clock text: Substring) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count), let last = parts.last,
      let seconds = Double(last.replacing(",", with: ".")),
      seconds >= 0, seconds < 60, last.first?.isNumber == true
    else { return nil }
    var minutes = 0
    for (index, part) in parts.dropLast().enumerated() {
      guard part.utf8.count <= 6, part.utf8.allSatisfy({ $0 >= 48 && $0 < 58 }), let number = Int(part),
        index == 0 || number < 60
      else { return nil }
      minutes = minutes * 60 + number
    }
    self.init((Double(minutes) * 60 + seconds) * 1_000, .milliseconds)
  }

  /// The beats of a bar from a time signature such as `6/8`.
  private init?(fraction text: Substring) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0.trimmingSpaces) }
    guard parts.count == 2, let beats = parts[0], let value = parts[1], (1...99).contains(beats), value > 0
    else {
      return nil
    }
    self.init(Double(beats), .beatsPerBar)
  }

  /// A number and perhaps a unit, or several of them that make a time, such as `3 min 5 s`.
  private init?(parts text: Substring, decimalComma: Bool) {
    var rest = text
    if rest.lowercased().hasPrefix("pt") { rest = rest.dropFirst(2) }
    var total: Measure?
    while !rest.isEmpty {
      let digits = rest.prefix { $0.isASCII && ($0.isNumber || "+-.,' ".contains($0)) }
      rest = rest.dropFirst(digits.count)
      // An exponent is part of the number.
      var exponent: Substring = ""
      if let letter = rest.first, letter == "e" || letter == "E" {
        let tail = rest.dropFirst().prefix { $0.isASCII && ($0.isNumber || $0 == "-" || $0 == "+") }
        if tail.contains(where: \.isNumber) {
          exponent = rest.prefix(1 + tail.count)
          rest = rest.dropFirst(exponent.count)
        }
      }
      let word = rest.prefix { !$0.isNumber && $0 != "-" }
      rest = rest.dropFirst(word.count)
      guard let number = Self.decimal(digits.trimmingSpaces, exponent, decimalComma: decimalComma),
        let part = Measure(number, named: word.trimmingSpaces.lowercased())
      else { return nil }
      guard let sum = total else {
        total = part
        continue
      }
      guard sum.unit == .milliseconds, part.unit == .milliseconds, part.value >= 0 else { return nil }
      total = Measure(sum.value + part.value, .milliseconds)
    }
    guard let total else { return nil }
    self = total
  }

  private init?(_ number: Double, named unit: String) {
    switch unit {
    case "": self.init(number)
    case "%", "percent", "pct", "pct.": self.init(number, .percent)
    case "ms", "msec", "msecs", "millisecond", "milliseconds": self.init(number, .milliseconds)
    case "s", "sec", "sec.", "secs", "second", "seconds": self.init(number * 1_000, .milliseconds)
    case "m", "min", "min.", "mins", "minute", "minutes": self.init(number * 60_000, .milliseconds)
    case "h", "hr", "hrs", "hour", "hours": self.init(number * 3_600_000, .milliseconds)
    case "bpm": self.init(number, .beatsPerMinute)
    case "db", "dbfs", "lufs": self.init(number, .decibels)
    default: return nil
    }
  }

  /// A decimal number with points, commas, blanks or apostrophes in it. Where a mark could stand for the decimal point
  /// and for thousands, `decimalComma` decides.
  private static func decimal(_ text: Substring, _ exponent: Substring, decimalComma: Bool) -> Double? {
    let sign = text.prefix { $0 == "-" || $0 == "+" }
    guard sign.count <= 1 else { return nil }
    let digits = text.dropFirst(sign.count)
    let mark = decimalMark(of: digits, decimalComma: decimalComma)
    var whole = digits
    var decimals: Substring = ""
    if let mark, let place = digits.lastIndex(of: mark) {
      whole = digits[..<place]
      decimals = digits[digits.index(after: place)...]
      guard decimals.allSatisfy(\.isNumber) else { return nil }
    }
    let groups = whole.split(omittingEmptySubsequences: false) { ".,' ".contains($0) }
    guard groups.dropFirst().allSatisfy({ $0.count == 3 }),
      groups.count == 1 || (1...3).contains(groups[0].count)
    else { return nil }
    let joined = groups.joined()
    guard !joined.isEmpty || !decimals.isEmpty else { return nil }
    return Double("\(sign)\(joined.isEmpty ? "0" : joined).\(decimals.isEmpty ? "0" : decimals)\(exponent)")
  }

  /// The mark that stands for the decimal point; `nil` if none does.
  private static func decimalMark(of digits: Substring, decimalComma: Bool) -> Character? {
    let commas = digits.count { $0 == "," }
    let points = digits.count { $0 == "." }
    if commas > 0 && points > 0 {
      // The last mark is the decimal one: 1.234,5 and 1,234.5.
      return digits.last { $0 == "," || $0 == "." }
    }
    guard commas + points == 1, let place = digits.firstIndex(where: { $0 == "," || $0 == "." }) else {
      return nil
    }
    let mark = digits[place]
    if (mark == ",") == decimalComma { return mark }
    let whole = digits[..<place]
    let isGroup = digits.distance(from: place, to: digits.endIndex) == 4 && (1...3).contains(whole.count)
    return isGroup && whole != "0" ? nil : mark
  }

  /// The beats of a bar from what a spreadsheet makes of a time signature: it takes 3/4 for a date, the 4th of March or
  /// the 3rd of April, and shows `04-Mar` or `3-Apr`. Of the two numbers the value of a beat is the one that can be.
  static func beats(fromDate text: String) -> Double? {
    let parts = text.lowercased().split { "-/. ".contains($0) }
    guard parts.count == 2 else { return nil }
    let numbers = parts.map { part in Int(part) ?? months[String(part.prefix(3))] ?? 0 }
    guard parts.contains(where: { Int($0) == nil }), numbers.allSatisfy({ (1...31).contains($0) }) else {
      return nil
    }
    for value in [4, 8, 2, 16] {
      if numbers[1] == value { return Double(numbers[0]) }
      if numbers[0] == value { return Double(numbers[1]) }
    }
    return nil
  }

  private static let months = [
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "mai": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9,
    "oct": 10,
    "okt": 10, "nov": 11, "dec": 12, "dez": 12,
  ]
}
