import Foundation

/// How long the other side asks to wait (`Retry-After`, RFC 9110 section 10.2.3): a number of seconds or a date.
enum RetryAfter {
  /// The longest wait that is believed, in seconds: a week. Nothing is waited for that long; it is what is told.
  static let longest = 604_800

  /// The seconds that a header's text asks for, from 0 to a week; nil if it is neither a number nor a date.
  ///
  /// - Parameter now: what a date is counted from.
  static func seconds(_ text: String, now: Date = Date()) -> Int? {
    let text = text.trimmingCharacters(in: .whitespaces)
    guard text.utf8.count <= 64 else { return nil }
    if !text.isEmpty, text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) {
      // More digits than an integer holds are a very long time too.
      return min(Int(text) ?? longest, longest)
    }
    let style = Date.VerbatimFormatStyle(
      format:
        "\(weekday: .abbreviated), \(day: .twoDigits) \(month: .abbreviated) \(year: .defaultDigits) \(hour: .twoDigits(clock: .twentyFourHour, hourCycle: .zeroBased)):\(minute: .twoDigits):\(second: .twoDigits) 'GMT'",
      locale: Locale(identifier: "en_US_POSIX"), timeZone: .gmt, calendar: Calendar(identifier: .gregorian))
    guard let date = try? Date(text, strategy: style.parseStrategy) else { return nil }
    return Int(min(max(0, date.timeIntervalSince(now)), Double(longest)).rounded(.up))
  }
}
