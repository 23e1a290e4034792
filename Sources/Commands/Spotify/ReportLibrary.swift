import Library
import Report
import Shell
import Tabular

/// `report library FILE`: a document about the person's library.
struct ReportLibrary: FileWritingCommand {
  var file = ""
  var replaces = false

  static let about = About(
    "report library", .spotify, "Write a document about your library; the file's ending chooses the form.",
    role: .looks,
    details: [
      "What is known of its songs, their families over the years, your playlists before and after the plan, how sure the answers "
        + "are, and what is in no playlist. Run `predict library` before, and `spotify plan families` for the part about playlists."
    ],
    terms: ["export", "html", "document", "statistics", "share"], setting: PlotLibrary.about.setting,
    examples: ["report library songs.html": "one page with pictures"],
    facts: [Facts.lines])
  static let parameters: [Parameter<ReportLibrary>] = [
    .positional(
      "file", \.file, "the file to write; its ending chooses the form", completer: DocumentFile.completer),
    replaceParameter,
  ]

  func run(in context: inout RunContext) async throws -> Output {
    let path = try path(endings: DocumentFile.endings(context.session), in: context)
    let store = try context.library()
    guard try !store.predictions().isEmpty else {
      throw Diagnostic(
        "no-predictions", "no song of the library has a genre yet",
        help: "\(.code("predict library")) finds the genres")
    }
    let script = SessionScript(try Self.script(for: store))
    let (start, before) = (context.session.records.count, context.session)
    _ = await context.nested(in: .block) { session, interpreter in
      await ScriptRunner().run(script, by: interpreter, in: &session) { _ in }
    }
    let records = context.session.records.dropFirst(start).filter(\.succeeded)
    context.session = before
    try context.watch.check()
    return try DocumentFile(path).write(
      SessionDocument(
        Array(records), title: FileText.title(of: file), program: context.session.catalog.program,
        date: WallClock.now), in: context)
  }

  /// The lines that tell of a library, as far as there is something to tell.
  private static func script(for store: LibraryStore) throws -> String {
    let hasPlan = try store.planRequest() != nil
    let hasDates = try !store.likedSongs(by: .likedYear, families: [:]).parts.isEmpty
    let hasReleases = try !store.likedSongs(by: .releaseDecade, families: [:]).parts.isEmpty
    let hasPlaylists = try !store.ownPlaylists(families: [:]).parts.isEmpty
    let lines: [(isWanted: Bool, lines: [String])] = [
      (true, ["# %% What is known of the songs", "spotify status", "features status", "tags status"]),
      (hasDates, ["# %% When what was liked", "plot library by=year", "plot library by=month"]),
      (hasReleases, ["# %% From when the songs are", "plot library by=released"]),
      (true, ["# %% How sure the families are", "plot library by=confidence"]),
      (hasPlaylists || hasPlan, ["# %% Playlists", "plot library by=playlist"]),
      (hasPlan, ["spotify plan show"]),
      (hasPlaylists, ["# %% In no playlist", "spotify unfiled families limit=100"]),
    ]
    return lines.filter(\.isWanted).flatMap(\.lines).joined(separator: "\n")
  }
}
