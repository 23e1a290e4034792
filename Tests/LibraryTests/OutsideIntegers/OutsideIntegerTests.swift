import Foundation
import Testing

/// Every whole number that comes from outside, fed extremes, zero, negative numbers, fractions and texts.
@Suite("Whole numbers from outside", .serialized)
struct OutsideIntegerTests {
  /// The one list: answers of services, exports, tables, archives, models, and libraries of another version.
  static let all =
    OutsideInteger.answers + OutsideInteger.exports + OutsideInteger.tables + OutsideInteger.archives
    + OutsideInteger.models + OutsideInteger.columns

  @Test func `the list is whole`() {
    #expect(OutsideInteger.columns.count > 25, "the schema's numbers are found")
    #expect(Set(Self.all.map(\.name)).count == Self.all.count && Self.all.count > 60)
  }

  @Test func `every whole number that an answer is decoded to is on the list`() throws {
    let sources = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../Sources").standardizedFileURL
    let files = try #require(FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
    var found = 0
    for case let file as URL in files where file.pathExtension == "swift" {
      let text = try String(contentsOf: file, encoding: .utf8)
      for match in text.matches(of: /var (\w+): CheckedInteger</) {
        found += 1
        #expect(Self.all.contains { $0.name.hasSuffix(match.1) }, "\(match.1) in \(file.lastPathComponent)")
      }
    }
    #expect(found >= 7)
  }

  @Test(arguments: all)
  func `none reaches a trap; what is believed lies in its range, and the ends of the range are believed`(
    _ field: OutsideInteger
  ) async throws {
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
