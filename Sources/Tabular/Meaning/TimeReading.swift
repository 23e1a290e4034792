/// In what the times of a table count, where a person says so.
public enum TimeReading: String, Sendable, CaseIterable {
  case milliseconds, seconds
  /// Minutes with decimals: 2.5 is two and a half.
  case minutes
  /// Minutes before the point and seconds behind it: 2.56 is 2:56.
  case clock
}
