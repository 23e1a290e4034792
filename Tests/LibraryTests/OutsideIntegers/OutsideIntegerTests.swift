import Testing

/// Every whole number that comes from outside, fed extremes, zero, negative numbers, fractions and texts.
@Suite("Whole numbers from outside", .serialized)
struct OutsideIntegerTests {
  /// The one list: answers of services, exports, tables, archives, models, and libraries of another version.
  static let all =
    OutsideInteger.answers + OutsideInteger.exports + OutsideInteger.tables + OutsideInteger.archives
    + OutsideInteger.models + OutsideInteger.columns

  @Test("the list is whole")
  func whole() {
    #expect(OutsideInteger.columns.count > 25, "the schema's numbers are found")
    #expect(Set(Self.all.map(\.name)).count == Self.all.count && Self.all.count > 60)
  }

  @Test(
    "none reaches a trap; what is believed lies in its range, and the ends of the range are believed",
    arguments: all)
  func hostile(_ field: OutsideInteger) async throws {
    let isStored = field.name.hasPrefix("SQLite")
    for number in isStored ? HostileNumber.stored : HostileNumber.all {
      guard let value = try await field.read(number) else { continue }
      #expect(field.range?.contains(value) == true, "\(number.literal) became \(value)")
    }
    guard let range = field.range, !field.name.hasPrefix("date") else { return }
    for number in field.honest ?? [range.lowerBound, range.upperBound] {
      #expect(try await field.read(HostileNumber(number)) == number)
    }
  }
}
