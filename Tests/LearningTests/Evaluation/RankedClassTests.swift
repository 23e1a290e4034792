import Learning
import Testing

/// The order of classes, the majority of labels and what an axis is made of.
@Suite("Ranked classes")
struct RankedClassTests {
  @Test
  func `classes come likeliest first, of equal ones the first, without those below the least`() {
    let row: [Float] = [0.25, 0.5, 0.25, 0]
    #expect(RankedClass.all(of: row).map(\.index) == [1, 0, 2, 3])
    #expect(RankedClass.all(of: row).map(\.probability) == [0.5, 0.25, 0.25, 0])
    #expect(RankedClass.all(of: row, least: 0.25).map(\.index) == [1, 0, 2])
    #expect(RankedClass.all(of: [Float]()).isEmpty)
    // A slice counts from its own beginning.
    #expect(RankedClass.all(of: row[1...]).map(\.index) == [0, 1, 2])
  }

  @Test func `the majority share is that of the commonest label`() throws {
    let table = try #require(Matrix(rows: 4, columns: 2, values: [1, 0, 1, 0, 1, 0, 1, 0]))
    #expect(try Predictions(probabilities: table, labels: [1, 0, 1, 1]).majorityShare == 0.75)
  }

  @Test func `an axis is named by its largest parts, and the first axes explain their share`() throws {
    #expect(PrincipalComponents.strongest(2, of: [0.1, -0.9, 0.4]) == [1, 2])
    let line = try #require(Matrix(rows: 3, columns: 2, values: [0, 0, 1, 1, 2, 2]))
    #expect(abs(PrincipalComponents(line, count: 2).share(ofFirst: 1) - 1) < 1e-6)
  }

  @Test func `what is likely has a hundredth or more, equal ones by name`() {
    let likely = LibraryAnswers.likely([0.005, 0.495, 0.495, 0.005], ["w", "y", "x", "z"])
    #expect(likely.map(\.name) == ["x", "y"])
  }
}
