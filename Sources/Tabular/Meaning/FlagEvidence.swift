/// What stands in a column of yes and no.
struct FlagEvidence: Sendable {
  private(set) var yes = 0
  private(set) var no = 0
  private(set) var missing = 0

  init() {}

  init(_ column: FlagColumn) {
    for value in column.values {
      switch value {
      case .yes: yes &+= 1
      case .no: no &+= 1
      case .missing: missing &+= 1
      }
    }
  }

  /// Adds what other rows tell.
  mutating func add(_ other: FlagEvidence) {
    yes += other.yes
    no += other.no
    missing += other.missing
  }

  /// Whether an empty cell of the column means no: only yes is written, and as a mark, such as `E`, and not as an answer
  /// that has another one, such as `true`.
  func areBlanksNo(in plan: TablePlan, _ name: ColumnName) -> Bool {
    yes > 0 && no == 0 && missing > 0 && plan.marks.contains(name)
  }
}
