/// Why a table cannot be changed or put together with another one.
public enum CombiningError: Error, Equatable {
  /// A column that one of the tables does not have.
  case missingColumn(ColumnName, table: String)
  /// A column that there is already.
  case nameTaken(ColumnName)
  /// The columns hold what cannot stand in one column.
  case kindsDiffer(ColumnName, Column.Kind, Column.Kind)
  /// No row of the other table has the same values.
  case nothingMatches([ColumnName])
  /// No column would be left.
  case nothingLeft
}
