import Foundation

extension Date {
  /// A moment as exports write it: `2024-12-01T10:20:30Z`, `2024-12-01 10:20` or `2024-12-01`, always in UTC.
  init?(exported text: String) {
    let numbers = text.split { !$0.isNumber }.prefix(6).map { Int($0) ?? -1 }
    guard numbers.count >= 3, !numbers.contains(-1) else { return nil }
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
