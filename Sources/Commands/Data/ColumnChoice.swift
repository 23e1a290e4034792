import Music
import Report
import Shell
import Tabular

/// Finding a column of a table by what a person calls it, and showing its values.
enum ColumnChoice {
  /// The headings of columns that are shown under another name than their own, by which they can be meant too.
  static let shownNames: [ColumnName: String] = [
    .trackName: "title", .trackGenre: "genre", .albumName: "album", .durationMs: "duration",
  ]

  /// The column that is meant: its own name, or one that exports give it.
  ///
  /// - Throws: a diagnostic with the nearest names.
  static func find(_ typed: String, in dataset: Dataset, for parameter: String) throws -> ColumnName {
    try find(typed, in: dataset, at: .element(typed, of: parameter))
  }

  /// The column that is meant by what stands at a place in the line.
  ///
  /// - Throws: a diagnostic with the nearest names.
  static func find(_ typed: String, in dataset: Dataset, at place: Diagnostic.Place) throws -> ColumnName {
    let name = ColumnName(typed)
    if dataset[name] != nil { return name }
    if let known = TrackSchema.columns.canonicalName(of: typed), dataset[known] != nil { return known }
    let names = dataset.columnNames.map(\.text)
    throw Diagnostic(
      "unknown-column", "the table has no column \(.text(typed), .strong)",
      at: place,
      help: "it has \(names.joined(separator: ", "))",
      suggestions: NearestNames.of(
        typed, among: names + dataset.columnNames.compactMap { shownNames[$0] }))
  }

  /// The column that is meant, if it can be measured.
  static func findNumbers(_ typed: String, in dataset: Dataset, for parameter: String) throws -> ColumnName {
    let name = try find(typed, in: dataset, for: parameter)
    guard !dataset.isNumeric(name) else { return name }
    throw Diagnostic(
      "not-a-number", "\(.name(name.text), .strong) does not hold numbers",
      at: .element(typed, of: parameter),
      help: "\(.code("describe")) tells what each column holds",
      suggestions: ["count by=\(name.text)", "describe \(name.text)"])
  }

  /// A number of a column, with the digits that it deserves.
  static func value(_ number: Double, of name: ColumnName) -> Value {
    switch name {
    case .durationMs: .duration(number / 1_000)
    case .popularity, .key, .mode, .timeSignature: .number(number, digits: number == number.rounded() ? 0 : 1)
    case .tempo, .loudness: .number(number, digits: 1)
    default: .number(number, digits: digits(number))
    }
  }

  /// The value of a row, missing ones included.
  static func value(_ row: Int, _ name: ColumnName, of dataset: Dataset) -> Value {
    switch dataset[name] {
    case .number(let column): column[row].map { value(Double($0), of: name) } ?? .missing
    case .flag(let column): column[row].map { .flag($0) } ?? .missing
    case .category(let column): column[row].map { .genre($0) } ?? .missing
    case .text(let column):
      column[row].map { .text(name == .artists ? $0.replacing(";", with: ", ") : $0) } ?? .missing
    case nil: .missing
    }
  }

  private static func digits(_ number: Double) -> Int {
    if number == number.rounded() && abs(number) >= 10 { return 0 }
    return abs(number) >= 100 ? 1 : 2
  }

  /// A remark that stands wherever invented tracks are shown.
  static func syntheticNote(_ dataset: Dataset) -> [Output.Block] {
    dataset.isSynthetic ? [.note("synthetic: these tracks are invented")] : []
  }
}
