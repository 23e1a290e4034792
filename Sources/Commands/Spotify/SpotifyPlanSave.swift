import Library
import Report
import Shell
import Tabular

/// `spotify plan save`: writes the present plan for other tools.
struct SpotifyPlanSave: FileWritingCommand {
  var file = ""
  var replaces = false

  static let about = About(
    "spotify plan save", .spotify, "Write the present plan to a file: .csv, .json, or .txt with links.",
    details: ["A block of links in a .txt can be pasted into a playlist in most of Spotify's own apps."],
    terms: ["export", "links", "csv", "json"], setting: PlanOutput.setting + ["spotify plan size=1"],
    examples: ["spotify plan save plan.csv": "one line a song, unsorted ones included"],
    facts: PlanOutput.facts)
  static let parameters: [Parameter<SpotifyPlanSave>] = [
    .positional(
      "file", \.file, "the file to write; its end says how", completer: .files("csv", "json", "txt")),
    replaceParameter,
  ]

  func run(in context: inout RunContext) async throws -> Output {
    let plan = try context.library().plan()
    let path = try path(endings: SortingPlan.Format.allCases.map(\.rawValue), in: context)
    let ending = file.lowercased().split(separator: ".").last.map(String.init) ?? ""
    try AtomicFile.write(plan.text(as: SortingPlan.Format(rawValue: ending) ?? .csv), to: path)
    return Output(
      [
        .paragraph(
          "wrote \(counted: plan.placed, "song", .strong) in \(counted: plan.playlists.count, "playlist") to \(.text(path), .strong)"
        )
      ],
      facts: PlanOutput.facts(of: plan))
  }
}
