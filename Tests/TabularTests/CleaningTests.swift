import Testing

@testable import Tabular

@Suite struct CleaningTests {
  private let ranges: [ColumnName: ClosedRange<Float>] = [.energy: 0...1, .loudness: -60...10]

  @Test func `each rule counts what the ones before left`() throws {
    let table = try Tables.read(
      """
      title,energy,loudness,genre
      a,0.5,-5,pop
      a,0.5,-5,pop
      a,0.5,-5,rock
      ,0.5,-5,pop
      b,,-5,pop
      c,7,-5,pop
      c,0.5,99,pop
      c,7,99,pop
      """
    ).dataset
    let cleaning = Cleaning(of: table, required: [.trackName, .energy, .tempo], ranges: ranges)
    #expect(cleaning.steps.map(\.rule) == [.missing, .impossible, .copies])
    #expect(cleaning.steps.map(\.removed) == [2, 3, 1])
    #expect(cleaning.steps[0].columns.map(\.name) == [.trackName, .energy])
    #expect(cleaning.steps[1].columns.map(\.rows) == [2, 2])
    #expect((0..<cleaning.dataset.rowCount).map(cleaning.dataset.sourceRow) == [0, 2])
  }

  @Test func `a column that is empty throughout is not held against the rows`() throws {
    let table = try Tables.read("title,energy\na,\nb,\n").dataset
    #expect(Cleaning(of: table, required: [.energy], ranges: [:]).removed == 0)
  }

  @Test func `a clean table stays the same`() throws {
    let table = try Tables.tracks(50)
    let cleaning = Cleaning(of: table, required: table.columnNames, ranges: ranges)
    #expect(cleaning.removed == 0)
    #expect(cleaning.dataset.fingerprint == table.fingerprint)
    #expect(Cleaning(of: table, rules: [.copies], required: [], ranges: [:]).steps.count == 1)
  }
}
