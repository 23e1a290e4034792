#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The date, for documents that say when they were written.
public enum WallClock {
  /// The time now, such as `2026-11-26 20:15 UTC`.
  public static var now: String { text(secondsSince1970: time(nil)) }

  /// A time in words.
  static func text(secondsSince1970 seconds: Int) -> String {
    var moment = time_t(seconds)
    var parts = tm()
    gmtime_r(&moment, &parts)
    func two(_ number: Int32) -> String { (number < 10 ? "0" : "") + String(number) }
    return
      "\(parts.tm_year + 1900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday)) \(two(parts.tm_hour)):\(two(parts.tm_min)) UTC"
  }
}
