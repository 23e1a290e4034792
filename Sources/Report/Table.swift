/// Rows under named columns.
public struct Table: Sendable, Hashable {
  /// One column: its title and how it may be treated when the window is narrow.
  public struct Column: Sendable, Hashable {
    /// Which side the cells keep to.
    public enum Alignment: Sendable, Hashable { case leading, trailing }

    /// The heading.
    public var title: String
    /// Which side the cells keep to; numbers keep to the trailing side.
    public var alignment: Alignment
    /// Columns of a lower importance go first when the window is narrow; 0 is never dropped.
    public var importance: Int
    /// Columns of one group are left out together, as the two ends of an interval; `nil` for a column by itself.
    public var group: String?
    /// Whether long cells may be cut or wrapped to make room.
    public var isFlexible: Bool

    /// A column of text, which may be cut when room is short.
    public static func text(_ title: String, importance: Int = 0, flexible: Bool = true) -> Column {
      Column(title: title, alignment: .leading, importance: importance, isFlexible: flexible)
    }

    /// A column of numbers.
    public static func number(_ title: String, importance: Int = 0, group: String? = nil) -> Column {
      Column(title: title, alignment: .trailing, importance: importance, group: group, isFlexible: false)
    }
  }

  /// What the table is about, if its surroundings do not say.
  public var title: Text?
  /// The columns, in order. `importance` 0 is never dropped, 3 goes before 2 before 1.
  public var columns: [Column]
  /// The cells; every row has as many as there are columns.
  public var rows: [[Value]]
  /// How many rows there are in all, when not every one is listed.
  public var totalRows: Int?

  /// A table; rows of another width than `columns` are padded with `.missing` or cut.
  public init(_ title: Text? = nil, columns: [Column], rows: [[Value]], totalRows: Int? = nil) {
    self.title = title
    self.columns = columns
    self.rows = rows.map { row in
      row.count == columns.count
        ? row : Array((row + Array(repeating: .missing, count: columns.count)).prefix(columns.count))
    }
    self.totalRows = totalRows
  }
}
