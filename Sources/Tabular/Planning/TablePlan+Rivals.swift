extension TablePlan {
  /// The columns that could be the genre too, or a feature that another column of the same name was taken for, and that
  /// hold something else.
  static func rivals(
    _ headers: [String], samples: [[String]], schema: ColumnSchema, entryOf: [Int: Int],
    chosen: Set<ColumnName>
  ) -> [LoadReport.Rival] {
    var fieldOf: [Int: Int] = [:]
    for (field, entry) in entryOf { fieldOf[entry] = field }
    var rivals: [LoadReport.Rival] = []
    for (index, match) in HeaderPlace.matches(headers, schema: schema) {
      let entry = schema.entries[match.entry]
      let meant = entry.name == .artistGenres ? .trackGenre : entry.name
      guard let own = schema.entries.firstIndex(where: { $0.name == meant }), let field = fieldOf[own],
        field != index, !chosen.contains(meant), field < headers.count
      else { continue }
      let isNumber = [.number, .flag].contains(entry.kind.columnKind)
      let isSameName = PlainName.of(headers[index]).contains(PlainName.of(meant.text))
      guard meant == .trackGenre || (isNumber && isSameName) else { continue }
      let isOther = samples.contains { cells in
        index < cells.count && field < cells.count && cells[index] != "" && cells[index] != cells[field]
      }
      guard isOther else { continue }
      rivals.append(LoadReport.Rival(name: meant, taken: headers[field], header: headers[index]))
    }
    return rivals
  }
}
