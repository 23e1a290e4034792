import Music
import Report
import Shell
import Tabular

/// What `load` says of a table: what was taken for what, what was left out, what could not be read.
struct LoadOutput {
  /// What the person typed to read it.
  let file: String
  let report: LoadReport
  let dataset: Dataset
  let features: Int
  /// Features that a column seems to hold under another name, and what could be the genre.
  private let guesses: ColumnGuesses

  /// - Parameter features: how many features the table has.
  init(file: String, report: LoadReport, dataset: Dataset, features: Int) {
    (self.file, self.report, self.dataset, self.features) = (file, report, dataset, features)
    guesses = ColumnGuesses(
      dataset, recognised: Swift.Set(report.kept.filter(\.isRecognised).map(\.name)))
  }

  /// How many names are listed one by one.
  private static let listed = 20

  /// The parts of the output, the least expected ones last.
  var blocks: [Output.Block] {
    var blocks: [Output.Block] = [.paragraph(headline)]
    if dataset.isSynthetic {
      blocks.append(
        .note("synthetic: drawn from published statistics per genre; artists and titles are invented"))
    }
    let notes = ReadingNotes(report: report)
    blocks.append(.fields(fields + notes.fields))
    blocks += notes.warnings
    blocks += meanings
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
    let guessed = guesses.features
    let guessedNames = Swift.Set(guessed.map(\.column))
    let own = report.kept.filter { !$0.isRecognised && !guessedNames.contains($0.name) }
    if !renamed.isEmpty {
      fields.append(Output.Field("taken for", Self.list(renamed.map { "\($0.header) → \($0.name.text)" })))
    }
    if !guessed.isEmpty {
      fields.append(
        Output.Field("present but not recognised", Self.list(guessed.map(\.column.text))))
    }
    if !own.isEmpty { fields.append(Output.Field("kept as they are", Self.list(own.map(\.header)))) }
    for column in report.leftOut.prefix(Self.listed) {
      fields.append(Output.Field("left out", Self.sentence(of: column)))
    }
    if report.leftOut.count > Self.listed {
      fields.append(Output.Field("left out", "\(report.leftOut.count - Self.listed) more columns"))
    }
    let gaps = report.kept.filter { $0.missing > 0 }
    if !gaps.isEmpty {
      fields.append(
        Output.Field("missing", Self.list(gaps.map { "\($0.name.text) \(NumberText.count($0.missing))" })))
    }
    return fields
  }

  private static func list(_ names: [String]) -> Text {
    let more = names.count > listed ? ", and \(names.count - listed) more" : ""
    return Text(names.prefix(listed).map(shortened).joined(separator: ", ") + more)
  }

  /// A name that fits a line, whatever the file calls its columns.
  private static func shortened(_ name: String) -> String {
    let beginning = name.prefix(80)
    return beginning.endIndex == name.endIndex ? name : beginning + "…"
  }

  private static func sentence(of column: LoadReport.LeftOutColumn) -> Text {
    let name: Text = column.header.isEmpty ? "the unnamed column" : "\(.name(column.header))"
    return switch column.reason {
    case .rowNumber(let first): name + ": it only numbers the rows, from \(first)"
    case .rowOrder: name + ": it only grows from row to row, as a row number does"
    case .empty: name + ": it is empty"
    }
  }

  /// What is worth knowing of the columns before the table is used.
  private var meanings: [Output.Block] {
    var blocks: [Output.Block] = []
    if !report.impossible.isEmpty {
      blocks.append(
        .warning(
          "most values of \(.text(report.impossible.map(\.text).joined(separator: ", "))) are none that a track can have: the table may hold standardised features, which no other table can be compared with"
        ))
    }
    if features == 0 {
      blocks.append(
        .warning(
          "no column holds a feature that timbre knows; \(.code(command("energy=COLUMN"))) names one by hand")
      )
    } else if let guess = guesses.features.first {
      blocks.append(
        .warning(
          "\(counted: guesses.features.count, "column") may hold features under other names: \(.code(command("\(guess.meant.text)=\(Quoting.quotedIfNeeded(guess.column.text))"))) takes \(.name(guess.column.text)) for \(.name(guess.meant.text))"
        ))
    }
    if dataset.genres.isEmpty {
      blocks.append(
        .warning("there is no genre column: the tracks can be looked at and predicted, not learned from"))
      let column = guesses.genre?.text
      blocks.append(
        .note(
          column.map {
            "\(.name($0)) looks like one: \(.code(command("genre=\(Quoting.quotedIfNeeded($0))")))"
          } ?? "\(.code(command("genre=COLUMN"))) names one by hand"))
    }
    let placeholders = dataset.origin.placeholderArtists
    if !placeholders.isEmpty {
      let names = placeholders.prefix(5).map { "\($0.name) (\(NumberText.count($0.rows)))" }.joined(
        separator: ", ")
      blocks.append(.note("stands for no artist, and is not taken for one: \(.text(names))"))
    }
    return blocks
  }

  private func command(_ column: String) -> String { "load \(Quoting.quotedIfNeeded(file)) \(column)" }
}
