/// What is known of rows that were made of a table in another form than text: cells are separated by U+001F, text is
/// quoted, numbers and yes or no are not, and what is missing is empty.
struct MadeRows: Sendable {
  /// For each column whether its values are texts, whatever they look like; `false` where the form does not say.
  var isText: [Bool]
  /// What ends a row: U+001E, so that breaks of lines in texts are none of rows, or where others made them a line feed.
  var newline = Byte.recordSeparator
}
