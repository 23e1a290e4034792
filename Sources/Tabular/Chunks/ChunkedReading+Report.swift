extension ChunkedReading {
  /// What the stretches tell of unreadable lines and cells, with their lines in the file.
  func report(on results: [ChunkResult]) -> LoadReport {
    var report = LoadReport(path: path)
    report.note(plan)
    if plan.isWindows1252 {
      for result in results { report.foreign.add(result.foreign) }
    } else {
      report.windows1252Count = results.reduce(0) { $0 + $1.windows1252Count }
    }
    report.repeatedHeaderCount = results.reduce(0) { $0 + $1.repeatedHeaderCount }
    report.ruledLineCount = results.reduce(0) { $0 + $1.ruledLineCount }
    report.splitCount = results.reduce(0) { $0 + $1.splitCount }
    report.repairedCount = results.reduce(0) { $0 + $1.repairedCount }
    report.datesAsBeats = results.reduce(0) { $0 + $1.datesAsBeats }
    report.rowCount = results.reduce(0) { $0 + $1.rowCount }
    var line = firstLine
    for result in results {
      report.unreadableCount += result.unreadableRecords.count
      report.misreadCount += result.misreadCount
      for found in result.unreadable where report.unreadable.count < LoadReport.listed {
        report.unreadable.append(
          LoadReport.UnreadableLine(
            line: line + found.line, column: found.column, reason: found.reason, excerpt: found.excerpt))
      }
      for found in result.misread where report.misread.count < LoadReport.listed {
        report.misread.append(
          LoadReport.MisreadCell(
            line: line + found.line, name: plan.fields[found.field].name, text: found.text))
      }
      line += result.lineCount
    }
    for (field, run) in runs(in: results).sorted(by: { $0.key < $1.key }) {
      report.leftOut.append(
        LoadReport.LeftOutColumn(
          header: plan.fields[field].header,
          reason: run.isConsecutive ? .rowNumber(first: run.first) : .rowOrder))
    }
    return report
  }
}
