import Report

extension Table {
  /// How many rows are listed, where that needs saying: there are none, or more than are listed.
  var rowCount: String? {
    if rows.isEmpty { return "no rows" }
    guard let totalRows, totalRows > rows.count else { return nil }
    return "\(NumberText.count(rows.count)) of \(NumberText.count(totalRows)) rows"
  }
}
