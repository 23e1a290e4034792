import Report

/// Decides which columns of a table a window has room for, and how wide each is.
struct TableLayout {
  /// What the layout must know of one column.
  struct Column {
    /// The widest of its title and its cells.
    var natural: Int
    /// The least that it can be read at.
    var least: Int
    /// 0 is never left out; 3 goes before 2 before 1.
    var importance: Int
    /// Columns of one group are left out together, as the two ends of an interval.
    var group: String? = nil
  }

  /// The indices of the columns that are shown, in order.
  private(set) var shown: [Int]
  /// The width of each column, shown or not.
  private(set) var widths: [Int]
  /// The columns between two columns.
  let gap: Int
  /// Whether the columns shown fit at all; if not, rows are better written one field a line.
  private(set) var fits: Bool

  /// Lays the columns out in `width`.
  ///
  /// Columns give room in the order of their need: first those that can shrink do so down to a comfortable
  /// width, then the least important are left out, the last first, then the rest shrinks to what can be read.
  init(_ columns: [Column], width: Int) {
    let gap = width < 60 ? 1 : 2
    self.gap = gap
    var shown = Array(columns.indices)
    widths = columns.map(\.natural)
    func total(_ size: (Column) -> Int) -> Int {
      shown.reduce(0) { $0 + size(columns[$1]) } + gap * max(shown.count - 1, 0)
    }
    func comfortable(_ column: Column) -> Int { min(column.natural, max(column.least, 16)) }
    while total(comfortable) > width,
      let level = shown.map({ columns[$0].importance }).max(), level > 0,
      let last = shown.lastIndex(where: { columns[$0].importance == level })
    {
      let group = columns[shown[last]].group
      shown.remove(at: last)
      if let group { shown.removeAll { columns[$0].group == group && columns[$0].importance > 0 } }
    }
    self.shown = shown
    fits = total(\.least) <= width
    var excess = total(\.natural) - width
    let floors = columns.map { total(comfortable) <= width ? comfortable($0) : $0.least }
    // The widest gives first, so that columns end up alike rather than one cut to nothing.
    while excess > 0 {
      let givers = shown.filter { widths[$0] > floors[$0] }
      guard let widest = givers.map({ widths[$0] }).max() else { break }
      let alike = givers.filter { widths[$0] == widest }
      let next = givers.map { widths[$0] }.filter { $0 < widest }.max() ?? 0
      for index in alike where excess > 0 {
        let give = min(widest - max(next, floors[index]), (excess + alike.count - 1) / alike.count)
        widths[index] -= max(give, 1)
        excess -= max(give, 1)
      }
    }
  }
}
