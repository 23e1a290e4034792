extension Dataset {
  /// The table with shares between 0 and 1 and times in milliseconds, whatever the file counts in.
  func normalisingUnits(_ schema: ColumnSchema, report: inout LoadReport) throws(DatasetError) -> Dataset {
    var table = self
    let entries = schema.entries.filter { $0.kind == .share || $0.kind == .milliseconds }
    let largestOf = concurrentMap(entries.count) { index in
      var largest: Float = 0
      for value in numbers(entries[index].name)?.values ?? [] where value > largest { largest = value }
      return largest
    }
    for (entry, largest) in zip(entries, largestOf) {
      guard let column = numbers(entry.name) else { continue }
      switch entry.kind {
      // A single value beyond 1 is a mistake; a column in which most are is in percent.
      case .share where largest > 1 && largest <= 100 && Self.mostlyAboveOne(column):
        table = try table.setting(
          entry.name, to: .number(NumberColumn(finite: column.values.map { $0 / 100 })))
        report.conversions.append(.percent(entry.name))
      // No table holds only tracks of less than twenty seconds.
      case .milliseconds where largest > 0 && largest < 20_000:
        table = try table.setting(
          entry.name, to: .number(NumberColumn(finite: column.values.map { $0 * 1_000 })))
        report.conversions.append(.seconds(entry.name))
      default:
        break
      }
    }
    return table
  }

  private static func mostlyAboveOne(_ column: NumberColumn) -> Bool {
    var above = 0
    for value in column.values where value > 1 { above += 1 }
    return above * 2 > column.values.count - column.missingCount
  }
}
