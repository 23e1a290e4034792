import Music
import Report
import Shell
import Tabular

/// A table besides the current one that a command reads: one of the session, one known by name, or a file.
struct OtherTable {
  let dataset: Dataset
  /// What a person should know of how a file was read.
  let notes: [Output.Block]

  /// Offers the tables of the session and files.
  static let completer = Completer.files(TableFormats.readEndings, also: .items(Dataset.kind))

  /// Finds a table of the session by its name, else reads the file.
  init(_ text: String, in context: inout RunContext) throws {
    if context.session.items.entry(Dataset.kind, text) != nil {
      dataset = try context.take(Dataset.self, named: text)
      notes = []
      return
    }
    let place = try KnownTables.find(text, in: context)
    let reader = TableReader(schema: TrackSchema.columns, threads: context.session.threadCount)
    let loaded = try reader.read(file: place.path, title: place.title, watch: context.watch)
    dataset = loaded.dataset.described(isSynthetic: place.isSynthetic)
    let reading = ReadingNotes(report: loaded.report)
    notes = (reading.fields.isEmpty ? [] : [.fields(reading.fields)]) + reading.warnings
  }
}
