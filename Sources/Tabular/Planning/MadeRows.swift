/// What is known of rows that were made of a table in another form than text: cells are separated by U+001F, text is
/// quoted, numbers and yes or no are not, and what is missing is empty.
struct MadeRows: Sendable {
  /// For each column whether its values are texts, whatever they look like; `false` where the form does not say.
  var isText: [Bool]
  /// For each column whether its values are yes and no, which without quotes are `true` and `false`.
  var isFlag: [Bool] = []
  /// What ends a row: U+001E, so that breaks of lines in texts are none of rows, or where others made them a line feed.
  var newline = Byte.recordSeparator
}

extension MadeRows {
  /// What is done with the cells of a column that the schema does not know; `nil` if they have to tell it themselves.
  func action(of column: Int) -> TablePlan.Action? {
    if isText[column] { return .text }
    return isFlag.indices.contains(column) && isFlag[column] ? .flag : nil
  }
}
