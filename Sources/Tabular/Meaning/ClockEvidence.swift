/// What the numbers of a column of times tell of their fractions: in `2.56` for 2:56 none is above .59, in minutes with
/// decimals two of five are.
struct ClockEvidence: Sendable {
  /// Numbers with one or two decimals.
  private(set) var fractions = 0
  /// Those of them from .60 on.
  private(set) var beyond = 0
  /// Those of them with a second decimal, which minutes rounded to halves and tenths do not have.
  private(set) var uneven = 0
  /// Numbers with more decimals.
  private(set) var fine = 0

  /// What is longer is not counted in minutes.
  static let limit: Float = 600

  /// Counts a number of minutes.
  mutating func add(_ minutes: Float) {
    let hundredths = minutes * 100
    guard abs(hundredths - hundredths.rounded()) < 0.02 else {
      fine += 1
      return
    }
    let part = Int(hundredths.rounded()) % 100
    guard part > 0 else { return }
    fractions += 1
    beyond += part >= 60 ? 1 : 0
    uneven += part % 10 > 0 ? 1 : 0
  }

  /// Adds what other numbers of the column tell.
  mutating func add(_ other: ClockEvidence) {
    fractions += other.fractions
    beyond += other.beyond
    uneven += other.uneven
    fine += other.fine
  }

  /// Whether the fractions are seconds. A mistake among fifty is borne; `least` numbers have to agree, as each of them
  /// would with three chances of five if it meant decimals.
  func areSeconds(least: Int) -> Bool {
    fractions >= least && beyond * 50 <= fractions && fine * 50 <= fractions && uneven * 2 > fractions
  }

  /// Whether the fractions may as well be seconds, for all that these numbers tell.
  var mayBeSeconds: Bool { fractions > 0 && beyond == 0 && fine == 0 }
}
