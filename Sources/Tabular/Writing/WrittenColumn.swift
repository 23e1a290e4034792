import Work

/// A column as it is written: in such a way that the reader, who sees nothing but the cells, takes it for what it is.
struct WrittenColumn {
  private let column: Column
  /// Whether times name their unit, because they are so short that they would be taken for seconds.
  private let namesUnit: Bool
  /// Whether commas in artists' names are marked, because they would be taken for what separates artists.
  private let marksCommas: Bool

  init(_ name: ColumnName, _ column: Column) {
    self.column = column
    switch column {
    case .number(let numbers) where name == .durationMs:
      let evidence = NumberEvidence(numbers.values, unitRows: [], kind: .milliseconds, range: nil)
      namesUnit = (evidence.median ?? .infinity) < 2_000
      marksCommas = false
    case .text(let texts) where name == .artists:
      var evidence = ArtistEvidence()
      evidence.add(texts, threads: ThreadBudget.threads)
      namesUnit = false
      marksCommas = evidence.style(escapesCommas: false).form != .semicolons
    default:
      namesUnit = false
      marksCommas = false
    }
  }

  /// The text of a cell before it is quoted; `nil` if it is missing.
  func cell(_ row: Int) -> String? {
    if case .flag(let flags) = column { return flags[row].map { $0 ? "True" : "False" } }
    guard let text = column.text(at: row) else { return nil }
    if namesUnit { return text + " ms" }
    return marksCommas ? text.replacing(",", with: "\\,") : text
  }
}
