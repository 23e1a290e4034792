import FeatureSources
import Library
import Music
import Report
import Shell

/// `tags status`: how many tracks have genre tags, from where, and which names are not understood.
struct TagsStatus: Command {
  static let about = About(
    "tags status", .spotify,
    "How many tracks have genre tags, from where, and which names are not understood.",
    details: [
      "A name that no genre family is known for says nothing. A file `genre-names.csv` of your own, with the columns `words` and "
        + "`families`, in the folder of your data, can say what such names mean; it stands above the table that ships."
    ],
    terms: ["coverage", "musicbrainz", "last.fm", "genre"],
    setting: ["spotify login demo", "spotify sync features=off", "tags fetch from=lastfm"],
    examples: ["tags status": "one line a source"],
    facts: [Facts.tracks, Facts.tagged, Facts.unmapped])
  static let parameters: [Parameter<TagsStatus>] = []

  /// Names that are listed.
  private static let mostNames = 15

  func run(in context: inout RunContext) async throws -> Output {
    let environment = context.host.environment
    let status = try context.library().tagStatus()
    let unknown = try environment.genreNames().notUnderstood(of: status.names)
    let facts: [Fact] = [
      .integer(Facts.tracks, status.tracks), .integer(Facts.tagged, status.tagged),
      .integer(Facts.unmapped, unknown.count),
    ]
    guard !status.sources.isEmpty else {
      return Output(
        [
          .paragraph("no source has been asked for tags yet"),
          .suggestion("\(.code("tags fetch")) asks MusicBrainz; an Exportify file brings its own"),
        ], facts: facts)
    }
    var output = Output(
      [
        .paragraph("\(status.tagged, .strong) of \(status.tracks) tracks have genre tags"),
        .table(
          Table(
            columns: [
              .text("source"), .number("artists"), .number("tracks"), .number("not known", importance: 1),
              .text("last asked", importance: 2), .text("again from", importance: 2),
            ],
            rows: status.sources.map { source in
              [
                .text(Self.name(of: source.id)), .count(source.artists), .count(source.tracks),
                .count(source.misses), source.askedAt.map { .text($0.day) } ?? .missing,
                source.nextRetry.map { .text($0.day) } ?? .missing,
              ]
            })),
      ], facts: facts)
    if !unknown.isEmpty {
      output.append(.heading("Not understood"))
      output.append(
        .table(
          Table(
            columns: [.text("tag"), .number("tracks")],
            rows: unknown.prefix(Self.mostNames).map { [.text($0.name), .count($0.tracks)] })))
      if unknown.count > Self.mostNames { output.append(.note("and \(unknown.count - Self.mostNames) more")) }
      output.append(
        .note(
          "a line such as \(.code("\(Quoting.quotedIfNeeded(unknown[0].name)),rock")) in "
            + "\(.text(environment.dataFolder + "/" + GenreNames.fileName), .faint) says what one means"))
    }
    for note in Self.attributions(status) { output.append(.note(note)) }
    return output
  }

  /// What the sources that have answered want to be said.
  static func attributions(_ status: TagStatus) -> [Text] {
    status.sources.filter { $0.artists + $0.tracks > 0 }.compactMap { source in
      TagProviders.provider(of: source.id).flatMap { FeaturesStatus.attribution($0.identity) }
    }
  }

  private static func name(of source: SourceID) -> String {
    source == .exportify
      ? "Exportify import" : TagProviders.provider(of: source)?.identity.name ?? source.rawValue
  }
}
