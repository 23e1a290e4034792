extension Int {
  /// The day so many days after 1 January 1970 (H. Hinnant, "chrono-compatible low-level date algorithms").
  var day: String {
    // Nothing was made or will be made that many years away.
    guard magnitude < 1 << 40 else { return String(self) }
    let shifted = self &+ 719_468
    let era = (shifted >= 0 ? shifted : shifted &- 146_096) / 146_097
    let ofEra = shifted &- era &* 146_097
    let year = (ofEra - ofEra / 1_460 + ofEra / 36_524 - ofEra / 146_096) / 365
    let ofYear = ofEra - (365 * year + year / 4 - year / 100)
    let month = (5 * ofYear + 2) / 153
    let day = ofYear - (153 * month + 2) / 5 + 1
    let number = month < 10 ? month + 3 : month - 9
    let name = year + era * 400 + (number <= 2 ? 1 : 0)
    let digits = String(name.magnitude)
    let padded = String(repeating: "0", count: Swift.max(0, 4 - digits.count)) + digits
    return "\(name < 0 ? "-" : "")\(padded)-\(number.twoDigits)-\(day.twoDigits)"
  }

  /// The time of day, in units of so many decimals of a second.
  func clock(decimals: Int) -> String {
    let unit = (0..<decimals).reduce(1) { unit, _ in unit * 10 }
    let seconds = self / unit
    let rest = String((self % unit).magnitude)
    let fraction =
      self % unit == 0 ? "" : "." + String(repeating: "0", count: Swift.max(0, decimals - rest.count)) + rest
    return
      "\((seconds / 3_600).twoDigits):\((seconds / 60 % 60).twoDigits):\((seconds % 60).twoDigits)\(fraction)"
  }

  private var twoDigits: String { self < 10 && self >= 0 ? "0\(self)" : String(self) }
}
