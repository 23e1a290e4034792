import Foundation
import Music

/// What a Spotify address (`spotify:track:…`) says of itself.
enum SpotifyURI {
  static func kind(of uri: String) -> ServiceTrack.Kind? {
    let parts = uri.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count >= 3, parts[0] == "spotify" else { return nil }
    switch parts[1] {
    case "track": return parts[2].isEmpty ? nil : .track
    case "episode": return .episode
    case "local": return .local
    default: return nil
    }
  }

  /// The last part of `spotify:KIND:ID`.
  static func id(of uri: String) -> String? {
    let parts = uri.split(separator: ":")
    return parts.count == 3 ? String(parts[2]) : nil
  }
}

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
    guard (1900...9999).contains(numbers[0]), let date = calendar.date(from: parts) else { return nil }
    self = date
  }
}
