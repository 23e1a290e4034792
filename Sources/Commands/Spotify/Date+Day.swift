#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension Date {
  /// The day in UTC as everybody reads it alike, `2027-05-21`.
  var day: String { formatted(Date.ISO8601FormatStyle().year().month().day()) }
}
