import Music
import Report
import Shell
import Tabular

/// `rename`: gives columns other names.
struct RenameColumns: Command {
  var names: [NamedText] = []
  var name: String?

  static let about = About(
    "rename", .data, "Give columns other names.",
    details: [
      "A name that timbre knows, such as genre or energy, makes the column what that name means; load FILE energy=COLUMN also reads units and scales.",
      "Genres are renamed with group genres NEW=OLD.",
    ],
    terms: ["column", "call"], setting: ["load demo"],
    examples: [
      "rename popularity=fame": "one column",
      "rename energy=valence valence=energy": "two that were mixed up",
    ], facts: ChangedTable.facts)
  static let parameters: [Parameter<RenameColumns>] = [
    .pairs(
      "column", \.names, required: true, "the old name and the new one, such as popularity=fame",
      completer: .values { request in
        guard let dataset = request.session.dataset else { return [] }
        guard request.key != nil else {
          return DataCompletions.columns(of: dataset).map {
            Completion($0.text + "=", $0.description, continues: true)
          }
        }
        return TrackSchema.columns.entries.map(\.name).filter { dataset[$0] == nil }.map {
          Completion($0.text, "a column that timbre knows")
        }
      }), .naming(\.name),
  ]

  func run(in context: inout RunContext) async throws -> Output {
    let dataset = try context.take(Dataset.self)
    let pairs = try names.map { pair in
      (
        old: try ColumnChoice.find(pair.name, in: dataset, at: .span(pair.nameSpan)),
        new: TrackSchema.columns.canonicalName(of: pair.text) ?? ColumnName(pair.text)
      )
    }
    let renamed = try dataset.renaming(pairs, kinds: TrackSchema.columns.kinds)
    let words = pairs.map { "\($0.old.text) is \($0.new.text)" }.joined(separator: ", ")
    return ChangedTable.keep(
      renamed, of: dataset, named: name, as: "renamed", "\(.text(words))", in: &context)
  }
}
