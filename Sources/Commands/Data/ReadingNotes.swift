import Report
import Shell
import Tabular

/// What is said of a file that was read, whoever read it: how its columns were taken, and what was left out or could not
/// be read.
struct ReadingNotes {
  let report: LoadReport
  /// Whether the command takes options that say otherwise.
  var takesOptions = true

  /// How the file was taken, where another reading was possible.
  var fields: [Output.Field] {
    var fields: [Output.Field] = []
    for line in report.skippedLines.prefix(3) {
      fields.append(
        Output.Field(
          "left out", "line \(line.line), which stands before the header: \(.text(line.text), .faint)"))
    }
    if let line = report.unitsLine {
      fields.append(
        Output.Field("left out", "line \(line.line), which names units: \(.text(line.text), .faint)"))
    }
    if !report.summaryRows.isEmpty {
      let labels = report.summaryRows.prefix(6).joined(separator: ", ")
      fields.append(
        Output.Field(
          "left out",
          "\(counted: report.summaryRows.count, "row") under the table, which \(report.summaryRows.count == 1 ? "sums" : "sum") it up: \(.text(labels), .faint)"
        ))
    }
    if report.repeatedHeaderCount > 0 {
      fields.append(
        Output.Field("left out", "\(counted: report.repeatedHeaderCount, "line") that repeat the header"))
    }
    if report.ruledLineCount > 0 {
      fields.append(
        Output.Field("left out", "\(counted: report.ruledLineCount, "line") of strokes, which hold nothing"))
    }
    for rival in report.rivals.prefix(5) {
      let option = rival.name == .trackGenre ? "genre" : rival.name.text
      let sentence: Text =
        "\(.name(rival.name.text)) from \(.name(rival.taken)), which \(.name(rival.header)) could be too"
      fields.append(
        Output.Field(
          "read as",
          takesOptions
            ? sentence + ": \(.code("\(option)=\(Quoting.quotedIfNeeded(rival.header))")) takes that"
            : sentence))
    }
    if report.encoding != .utf8 { fields.append(Output.Field("read as", encodingSentence)) }
    if report.isQuoteGuessed {
      fields.append(
        Output.Field(
          "read as",
          takesOptions
            ? "cells in single quotes; \(.code("quote=double")) takes those for letters"
            : "cells in single quotes"
        ))
    }
    for (sentence, names) in units {
      fields.append(
        Output.Field("read as", "\(.text(names.map(\.text).joined(separator: ", "))) \(sentence)"))
    }
    for conversion in report.conversions where takesOptions {
      if let sentence = Self.sentence(of: conversion) { fields.append(Output.Field("read as", sentence)) }
    }
    if report.datesAsBeats > 0 {
      fields.append(
        Output.Field(
          "read as",
          "time signatures that a spreadsheet had made dates of, such as 04-Apr for 4/4 (\(report.datesAsBeats))"
        ))
    }
    return fields
  }

  private var encodingSentence: Text {
    if report.encoding == .utf8Twice {
      let sentence: Text =
        "UTF-8 that a program has taken for Windows-1252 and written once more, as “Ã±” for “ñ”"
      return report.isEncodingGuessed && takesOptions
        ? sentence + "; \(.code("encoding=utf-8")) says otherwise" : sentence
    }
    let sentence: Text = "\(report.encoding.name), for it is not UTF-8"
    guard report.isEncodingGuessed else {
      return sentence
    }
    let reason: Text = report.encoding == .windows1252 ? "" : ", as what stands in it are words then"
    return sentence + reason
      + (takesOptions
        ? "; that is a guess, and \(.code("encoding=NAME")) says otherwise, such as windows-1250, windows-1251 or shift_jis"
        : "; that is a guess: a file saved as UTF-8 leaves none")
  }

  /// Columns by the unit that they were in.
  private var units: [(sentence: Text, names: [ColumnName])] {
    var units: [(sentence: Text, names: [ColumnName])] = []
    func add(_ name: ColumnName, _ sentence: Text) {
      if let index = units.firstIndex(where: { $0.sentence == sentence }) {
        units[index].names.append(name)
      } else {
        units.append((sentence, [name]))
      }
    }
    for conversion in report.conversions {
      switch conversion {
      case .percent(let name): add(name, "in percent")
      case .tenths(let name): add(name, "in points from 0 to 10")
      case .seconds(let name): add(name, "in seconds")
      case .minutes(let name, let mayBeClock):
        add(
          name,
          mayBeClock && takesOptions
            ? "in minutes; \(.code("times=clock")) takes 2.56 for 2:56" : "in minutes")
      case .clock(let name):
        add(
          name,
          "in minutes and seconds, 2.56 being 2:56, as hardly any fraction is above .59"
            + (takesOptions ? "; \(.code("times=minutes")) takes them for decimals" : ""))
      case .days(let name): add(name, "as parts of a day, as spreadsheets count times")
      case .hoursAsMinutes(let name):
        add(name, "in minutes and seconds, which a spreadsheet had taken for hours")
      case .artistsSeparated, .modeFromKey, .firstOfList, .allOfList, .blankIsNo, .decimalComma: break
      }
    }
    return units
  }

  private static func sentence(of conversion: LoadReport.Conversion) -> Text? {
    switch conversion {
    case .artistsSeparated(.comma):
      "several artists in one cell, told apart by a comma where both sides occur as artists by themselves"
    case .artistsSeparated(.semicolon): "several artists in one cell, told apart by a semicolon"
    case .artistsSeparated(.list): "several artists in one cell, written as a list"
    case .artistsSeparated(.other(let mark)): "several artists in one cell, told apart by “\(mark)”"
    case .artistsSeparated(.joints(let marks)):
      "several artists in one cell, told apart by \(.text(marks.map { "“\($0)”" }.joined(separator: ", "))) where each of them is an artist by itself too"
    case .blankIsNo(let name): "\(.name(name.text)), an empty cell being no, as nothing but yes is written"
    case .modeFromKey(let header): "the mode, from \(.name(header))"
    case .firstOfList(let header):
      "the genre, the first of those in \(.name(header)); \(.code("genres=all")) takes all, \(.code("genres=whole")) the cell as it is, \(.code("genre=COLUMN")) another column"
    case .allOfList(let header):
      "the genres, all of those in \(.name(header)): a track stands in a row for each of its genres; \(.code("genres=first")) takes the first alone"
    case .decimalComma: "numbers with a comma for a point"
    case .percent, .tenths, .seconds, .minutes, .clock, .days, .hoursAsMinutes: nil
    }
  }

  /// What could not be read, and what was read in spite of faults.
  var warnings: [Output.Block] { unreadable + remarks }

  /// Whether the file was taken otherwise than most, or something of it could not be read.
  var areWorthSaying: Bool { !units.isEmpty || report.encoding != .utf8 || !remarks.isEmpty }

  /// Cells that could not be read, and what was read in spite of faults.
  var remarks: [Output.Block] {
    var blocks = misread
    if report.repairedCount > 0 {
      blocks.append(
        .note(
          "\(counted: report.repairedCount, "line") with stray quotes were read in the one way that fits the columns"
        ))
    }
    if report.splitCount > 0 {
      blocks.append(
        .note(
          "\(counted: report.splitCount, "row") end in another mark than the other lines do, and were read as lines"
        ))
    }
    if let text = report.doubtfulText {
      blocks.append(
        .warning(
          "letters beyond ASCII make up whole words, such as \(.text(text), .strong), as those of another script do: names are probably garbled"
            + (takesOptions
              ? "; \(.code("encoding=windows-1251")) reads Cyrillic, \(.code("encoding=shift_jis")) Japanese, \(.code("help load")) lists the others"
              : "")))
    }
    if report.entityCount > 0 {
      blocks.append(
        .note(
          "\(counted: report.entityCount, "cell") with characters as web pages write them, such as &amp; for &, which were read as those"
            + (takesOptions ? "; \(.code("entities=literal")) leaves them as they are" : "")))
    }
    if report.literalEntityCount > 0 {
      blocks.append(
        .note(
          "\(counted: report.literalEntityCount, "cell") with what web pages write for a character, such as &amp;, left as written, since others have a plain &"
            + (takesOptions ? "; \(.code("entities=decoded")) reads them as characters" : "")))
    }
    if report.windows1252Count > 0 {
      blocks.append(
        .warning(
          "\(counted: report.windows1252Count, "cell") of this file in UTF-8 are not UTF-8 and were read as Windows-1252"
        ))
    }
    if report.damagedCharacterCount > 0 {
      blocks.append(
        .warning(
          "\(counted: report.damagedCharacterCount, "character") are damaged in the file and stand as \u{fffd}"
        ))
    }
    if !report.outside.isEmpty {
      let columns = report.outside.map { "\($0.name.text) \(NumberText.count($0.count))" }.joined(
        separator: ", ")
      blocks.append(
        .warning("values outside what their column can hold are taken for missing: \(.text(columns))"))
    }
    return blocks
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
