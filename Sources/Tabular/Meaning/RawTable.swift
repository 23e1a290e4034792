/// A table, or a batch of one, as its cells say: before the units of whole columns, the artists of one cell and the
/// like are settled.
struct RawTable: Sendable {
  var entries: [ChunkedReading.Entry]
  let rowCount: Int

  /// The known column of that name.
  subscript(name: ColumnName) -> ChunkedReading.Entry? {
    entries.first { $0.isRecognised && $0.name == name }
  }

  /// The texts of a known column.
  func texts(_ name: ColumnName) -> TextColumn? {
    if case .text(let column)? = self[name]?.column { column } else { nil }
  }

  /// The names of a known column.
  func categories(_ name: ColumnName) -> CategoryColumn? {
    if case .category(let column)? = self[name]?.column { column } else { nil }
  }
}
