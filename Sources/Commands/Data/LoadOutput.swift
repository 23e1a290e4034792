import Report
import Shell
import Tabular

/// What `load` says of a table: what was taken for what, what was left out, what could not be read.
struct LoadOutput {
  let report: LoadReport
  let dataset: Dataset
  let features: Int

  /// The parts of the output, the least expected ones last.
  var blocks: [Output.Block] {
    var blocks: [Output.Block] = [.paragraph(headline)]
    if dataset.isSynthetic {
      blocks.append(
        .note("synthetic: drawn from published statistics per genre; artists and titles are invented"))
    }
    blocks.append(.fields(fields))
    blocks += unreadable + misread
    if dataset.genres.isEmpty {
      blocks.append(
        .warning("there is no genre column: the tracks can be looked at and predicted, not learned from"))
    }
    blocks.append(
      .suggestion(
        dataset.genres.isEmpty
          ? "next: \(.code("describe"))" : "next: \(.code("genres")), \(.code("clean")), \(.code("split"))"))
    return blocks
  }

  private var headline: Text {
    let genres: Text = dataset.genres.isEmpty ? "" : ", \(counted: dataset.genres.count, "genre", .strong)"
    return
      "\(.name(dataset.title), .strong): \(counted: dataset.rowCount, "track", .strong), \(counted: features, "feature", .strong)"
      + genres
  }

  private var fields: [Output.Field] {
    var fields: [Output.Field] = []
    let renamed = report.kept.filter { $0.isRecognised && !$0.header.isEmpty && $0.header != $0.name.text }
    let own = report.kept.filter { !$0.isRecognised }.map(\.header)
    if !renamed.isEmpty {
      fields.append(
        Output.Field(
          "taken for", Text(renamed.map { "\($0.header) → \($0.name.text)" }.joined(separator: ", "))))
    }
    if !own.isEmpty { fields.append(Output.Field("kept as they are", Text(own.joined(separator: ", ")))) }
    for column in report.leftOut { fields.append(Output.Field("left out", Self.sentence(of: column))) }
    let gaps = report.kept.filter { $0.missing > 0 }
    if !gaps.isEmpty {
      fields.append(
        Output.Field(
          "missing", Text(gaps.map { "\($0.name.text) \(NumberText.count($0.missing))" }.joined(separator: ", "))
        ))
    }
    for conversion in report.conversions {
      fields.append(Output.Field("read as", Self.sentence(of: conversion)))
    }
    return fields
  }

  private static func sentence(of column: LoadReport.LeftOutColumn) -> Text {
    let name: Text = column.header.isEmpty ? "the unnamed column" : "\(.name(column.header))"
    return switch column.reason {
    case .rowNumber(let first): name + ": it only numbers the rows, from \(first)"
    case .rowOrder: name + ": it only grows from row to row, as a row number does"
    case .empty: name + ": it is empty"
    }
  }

  private static func sentence(of conversion: LoadReport.Conversion) -> Text {
    switch conversion {
    case .artistsSeparated(let mark): "several artists in one cell are told apart by \(.text("“\(mark)”"))"
    case .percent(let name): "\(.name(name.text)) in percent"
    case .seconds(let name): "\(.name(name.text)) in seconds"
    }
  }

  private var unreadable: [Output.Block] {
    guard report.unreadableCount > 0 else { return [] }
    let lines = report.unreadable.map { line -> Text in
      "line \(line.line), column \(line.column): \(line.reason.sentence)  \(.text(line.excerpt), .faint)"
    }
    let more = report.unreadableCount - report.unreadable.count
    return [
      .warning(
        "\(counted: report.unreadableCount, "line") could not be read and \(report.unreadableCount == 1 ? "is" : "are") left out"
      ),
      .list(lines + (more > 0 ? ["and \(more) more"] : [])),
    ]
  }

  private var misread: [Output.Block] {
    guard report.misreadCount > 0 else { return [] }
    let cells = report.misread.map { cell -> Text in
      "line \(cell.line), \(.name(cell.name.text)): \(.text(cell.text), .strong)"
    }
    let more = report.misreadCount - report.misread.count
    return [
      .warning(
        "\(counted: report.misreadCount, "cell") could not be read as what the column holds, taken for missing"
      ),
      .list(cells + (more > 0 ? ["and \(more) more"] : [])),
    ]
  }
}
