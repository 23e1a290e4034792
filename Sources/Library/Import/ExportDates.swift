import Foundation

extension Date {
  /// A moment as exports write it: `2024-12-01T10:20:30Z`, `2024-12-01 10:20` or `2024-12-01`, always in UTC; and as
  /// spreadsheets do: `1.12.2024 10:20`, the day first, and `12/1/2024`, the month first unless it can be none.
  init?(exported text: String) {
    var numbers = text.split { !$0.isNumber }.prefix(6).map { Int($0) ?? -1 }
    guard numbers.count >= 3, !numbers.contains(-1) else { return nil }
    if numbers[0] <= 31, numbers[2] >= 1900 {
      let isMonthFirst = text.contains("/") && numbers[0] <= 12
      numbers.replaceSubrange(
        0..<3,
        with: isMonthFirst ? [numbers[2], numbers[0], numbers[1]] : [numbers[2], numbers[1], numbers[0]])
    }
    var parts = DateComponents()
    parts.year = numbers[0]
    parts.month = numbers[1]
    parts.day = numbers[2]
    parts.hour = numbers.count > 3 ? numbers[3] : 0
    parts.minute = numbers.count > 4 ? numbers[4] : 0
    parts.second = numbers.count > 5 ? numbers[5] : 0
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = TimeZone(secondsFromGMT: 0) ?? .current
    let ranges = [1900...9999, 1...12, 1...31, 0...24, 0...59, 0...60]
    guard zip(ranges, numbers).allSatisfy({ $0.contains($1) }), let date = calendar.date(from: parts) else {
      return nil
    }
    self = date
  }
}
