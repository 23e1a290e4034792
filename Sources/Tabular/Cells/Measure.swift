/// A number as people and programs write it, with its unit if the text names one: `0,63`, `1 234`, `−4 dB`, `120 BPM`,
/// `73 %`, `73/100`, `3:05`, `1:02:03`, `3 min 5 s`, `3'05"`, `4/4`.
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
    guard text.utf8.count <= 80 else { return nil }
    let plain = Self.withoutCurrency(Self.plain(text)).replacing("\"\"", with: "\"")
    let trimmed = Self.unwrapped(Self.unprefixed(plain.trimmingSpaces))
    if let value = Double(trimmed), !decimalComma || !trimmed.contains(".") {
      self.init(value)
    } else if trimmed.contains(":") {
      self.init(clock: Self.timeAlone(trimmed))
    } else if trimmed.contains("/") {
      self.init(fraction: trimmed)
    } else if trimmed.hasSuffix("\""), let place = trimmed.firstIndex(of: "'") {
      self.init(clock: Substring(trimmed.dropLast().replacing("'", with: ":", maxReplacements: 1)))
      guard place > trimmed.startIndex else { return nil }
    } else {
      self.init(parts: trimmed, decimalComma: decimalComma)
    }
  }

  /// With the plain forms of digits, minus signs, blanks, apostrophes and percent signs.
  private static func plain(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { scalar in
          switch scalar.value {
          case ..<0x80: scalar
          case 0x2212, 0x2012, 0x2013, 0xfe63, 0xff0d: "-"
          case 0xa0, 0x2000...0x200a, 0x202f, 0x205f, 0x3000: " "
          case 0x2019, 0x02bc, 0x2032, 0x066c: "'"
          case 0x2033, 0x201d: "\""
          case 0x066b, 0xff0e: "."
          case 0xff0c: ","
          case 0x066a, 0xff05: "%"
          default:
            scalar.properties.numericType == .decimal
              ? Unicode.Scalar(UInt8(clamping: 48 + Int(scalar.properties.numericValue ?? 0))) : scalar
          }
        }))
  }

  /// Without the sign of a currency, which a spreadsheet puts beside a number of the wrong format.
  private static func withoutCurrency(_ text: String) -> String {
    func isSign(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.generalCategory == .currencySymbol }
    guard text.unicodeScalars.contains(where: isSign) else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.filter { !isSign($0) }))
  }

  /// Without what says in front of a number what or how sure it is: `~120`, `♩ = 120`, `BPM: 120`.
  private static func unprefixed(_ text: Substring) -> Substring {
    guard let first = text.first, !first.isNumber, !"-+.,(%'=".contains(first) else { return text }
    let lowercased = text.lowercased()
    let word = ["bpm", "approximately", "approx.", "approx", "about", "circa", "ca.", "c."].first(
      where: lowercased.hasPrefix)
    let rest = word.map { text.dropFirst($0.count) } ?? text.drop { "~≈♩♪".contains($0) }
    guard rest.count < text.count else { return text }
    return rest.drop { " :=".contains($0) }
  }

  /// Without what spreadsheets and bookkeepers put around a number: `'5`, `="5"`, `(5)` for -5, `%5`, `- 5`.
  private static func unwrapped(_ text: Substring) -> Substring {
    guard let first = text.first, let last = text.last, text.count > 1 else { return text }
    let inner = text.dropFirst().trimmingSpaces
    switch (first, last) {
    case ("=", "\"") where inner.first == "\"" && inner.count > 2: return inner.dropFirst().dropLast()
    case ("'", _) where inner.last != "\"": return inner
    case ("(", ")"): return "-" + inner.dropLast()
    case ("%", _): return inner + "%"
    case ("-", _): return "-" + inner
    default: return text
    }
  }

  /// A time of hours, minutes and seconds without the day that spreadsheets and data frames put before it, `0 days` or the
  /// first of all their days, and without the word behind it.
  private static func timeAlone(_ text: Substring) -> Substring {
    var words = text.split(separator: " ")
    if words.count == 3, words[0] == "0", words[1].lowercased().hasPrefix("day") { return words[2] }
    if words.count > 1, words[0].contains("1900") || words[0].contains("1899") { words.removeFirst() }
    guard words.count == 2 else { return words.count == 1 ? words[0] : text }
    switch words[1].lowercased() {
    case "min", "mins", "minutes", "h", "hours", "m": return words[0]
    // Half past midnight is 12:30 in the morning.
    case "am": return words[0].hasPrefix("12:") ? "0" + words[0].dropFirst(2) : words[0]
    default: return text
    }
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

  /// The beats of a bar from a time signature such as `6/8`, or points of a hundred or of ten.
  private init?(fraction text: Substring) {
    let plain = text.lowercased().hasSuffix(" time") ? text.dropLast(5) : text
    let parts = plain.split(separator: "/", omittingEmptySubsequences: false).map { $0.trimmingSpaces }
    guard parts.count == 2, let value = Int(parts[1]), value > 0 else { return nil }
    if value == 100 || value == 10, let points = Double(parts[0]), points >= 0, points <= Double(value) {
      self.init(points * 100 / Double(value), .percent)
    } else if let beats = Int(parts[0]), (1...99).contains(beats) {
      self.init(Double(beats), .beatsPerBar)
    } else {
      return nil
    }
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
        let part = Measure(number, named: word.trimmingSpaces.lowercased().replacing(".", with: ""))
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
    case "%", "percent", "pct", "prozent": self.init(number, .percent)
    case "ms", "msec", "msecs", "millisecond", "milliseconds": self.init(number, .milliseconds)
    case "s", "sec", "secs", "second", "seconds", "sek", "sekunden": self.init(number * 1_000, .milliseconds)
    case "m", "min", "mins", "minute", "minutes", "minuten": self.init(number * 60_000, .milliseconds)
    case "h", "hr", "hrs", "hour", "hours", "std": self.init(number * 3_600_000, .milliseconds)
    case "bpm", "beats per minute": self.init(number, .beatsPerMinute)
    case "beat", "beats": self.init(number, .beatsPerBar)
    case "db", "dbfs", "lufs": self.init(number, .decibels)
    default: return nil
    }
  }

  /// A decimal number with points, commas, blanks or apostrophes in it. Where a mark could stand for the decimal point
  /// and for thousands, `decimalComma` decides.
  private static func decimal(_ text: Substring, _ exponent: Substring, decimalComma: Bool) -> Double? {
    let sign = text.prefix { $0 == "-" || $0 == "+" }
    guard sign.count <= 1 else { return nil }
    let digits = text.dropFirst(sign.count).trimmingSpaces
    let mark = decimalMark(of: digits, decimalComma: decimalComma)
    var whole = digits
    var decimals: Substring = ""
    if let mark, let place = digits.lastIndex(of: mark) {
      whole = digits[..<place]
      decimals = digits[digits.index(after: place)...]
      guard decimals.allSatisfy(\.isNumber) else { return nil }
    }
    let groups = whole.split(omittingEmptySubsequences: false) { ".,' ".contains($0) }
    // Groups of thousands, or, as in India, of hundreds beyond the first thousand.
    guard groups.count == 1 || (groups.last?.count == 3 && (1...3).contains(groups[0].count)),
      groups.dropFirst().dropLast().allSatisfy({ $0.count == 3 })
        || groups.dropLast().allSatisfy({ (1...2).contains($0.count) })
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
  /// the 3rd of April, and shows `04-Mar`, `3-Apr` or `2024-03-04`. Of the two numbers the value of a beat is the one that
  /// can be.
  static func beats(fromDate text: String) -> Double? {
    guard text.utf8.count <= 40 else { return nil }
    // Midnight may stand behind the day.
    let day = text.lowercased().split { $0 == "," }.first?.split(separator: " ").filter { !$0.contains(":") }
    var parts = (day ?? []).joined(separator: " ").split { "-/. ".contains($0) }
    let year = parts.firstIndex { $0.count == 4 && Int($0).map { (1900...2199).contains($0) } == true }
    if let year { parts.remove(at: year) }
    guard parts.count == 2 else { return nil }
    let numbers = parts.map { part in Int(part) ?? month(part) ?? 0 }
    guard year != nil || parts.contains(where: { Int($0) == nil }),
      numbers.allSatisfy({ (1...31).contains($0) })
    else { return nil }
    for value in [4, 8, 2, 16] {
      if numbers[1] == value { return Double(numbers[0]) }
      if numbers[0] == value { return Double(numbers[1]) }
    }
    return nil
  }

  /// The number of a month by the beginning of its name in one of some languages.
  private static func month(_ name: Substring) -> Int? {
    months.firstIndex { $0.contains { name.hasPrefix($0) } }.map { $0 + 1 }
  }

  private static let months: [[String]] = [
    ["jan", "ene", "gen"], ["feb", "fev", "fév"], ["mar", "mrz"], ["apr", "avr", "abr"],
    ["may", "mai", "mag", "mei"], ["jun", "juin", "giu"], ["jul", "juil", "lug"],
    ["aug", "aou", "aoû", "ago"], ["sep", "set"], ["oct", "okt", "ott", "out"], ["nov"],
    ["dec", "dez", "dic"],
  ]
}
