import Library
import Report
import Shell
import Tabular

/// `spotify plan save`: writes the present plan for other tools.
struct SpotifyPlanSave: Command {
  var file = ""

  static let about = About(
    "spotify plan save", .spotify, "Write the present plan to a file: .csv, .json, or .txt with links.",
    details: ["A block of links in a .txt can be pasted into a playlist in most of Spotify's own apps."],
    terms: ["export", "links", "csv", "json"], setting: PlanOutput.setting + ["spotify plan size=1"],
    examples: ["spotify plan save plan.csv": "one line a song, unsorted ones included"],
    facts: PlanOutput.facts)
  static let parameters: [Parameter<SpotifyPlanSave>] = [
    .positional(
      "file", \.file, "the file to write; its end says how", completer: .files("csv", "json", "txt"))
  ]

  func run(in context: inout RunContext) async throws -> Output {
    let plan = try context.library().plan()
    let end = file.lowercased().split(separator: ".").last.map(String.init) ?? ""
    guard let format = SortingPlan.Format(rawValue: end) else {
      throw Diagnostic(
        "unknown-format", "the end of the name says how to write the plan: .csv, .json or .txt", kind: .usage,
        at: .parameter("file"))
    }
    let path = context.host.environment.path(file)
    try AtomicFile.write(plan.text(as: format), to: path)
    return Output(
      [
        .paragraph(
          "wrote \(plan.placed, .strong) songs in \(plan.playlists.count) playlists to \(.text(path), .strong)"
        )
      ],
      facts: PlanOutput.facts(of: plan))
  }
}
