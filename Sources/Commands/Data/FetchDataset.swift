import Music
import Network
import Report
import Shell
import Work

/// `datasets fetch`: brings a public table into the cache.
struct FetchDataset: Command {
  var name = ""

  static let about = About(
    "datasets fetch", .data, "Fetch a public table, go on where an earlier try stopped, and check it.",
    checking: .nothing,
    details: [
      "spotify-tracks comes from huggingface.co, 20 MB. The known copy is told by its SHA-256; another one is kept if it has the same shape, with a warning.",
      "set datasets.address=… names another place of the same layout.",
    ],
    terms: ["download", "get", "huggingface", "spotify-tracks"],
    examples: ["datasets fetch spotify-tracks": "114,000 tracks in 114 genres"],
    facts: [Facts.rows, Facts.genres, Facts.bytes, Facts.isKnownCopy])
  static let parameters: [Parameter<FetchDataset>] = [
    .positional(
      "name", \.name, "which table",
      completer: .values { _ in
        [Completion(KnownDataset.spotifyTracks.rawValue, KnownDataset.spotifyTracks.summary)]
      })
  ]

  func run(in context: inout RunContext) async throws -> Output {
    guard name == KnownDataset.spotifyTracks.rawValue else {
      throw Diagnostic(
        "nothing-to-fetch", "\(.text(name), .strong) is no table that can be fetched", kind: .usage,
        at: .parameter("name"),
        suggestions: ["datasets fetch \(KnownDataset.spotifyTracks.rawValue)"])
    }
    let tables = KnownTables.all(for: context.session, in: context.host.environment)
    let fetched = try await tables.fetch(with: HTTPClient(), watch: context.watch)
    var output = Output(
      [
        .paragraph(
          "\(.name(name), .strong): \(counted: fetched.rows, "track", .strong) in \(counted: fetched.genres, "genre") (\(.bytes(fetched.byteCount)))"
        ),
        .fields([
          Output.Field("from", Text(tables.base)),
          Output.Field("SHA-256", "\(.text(fetched.digest), .faint)"),
        ]),
      ],
      facts: [
        .integer(Facts.rows, fetched.rows), .integer(Facts.genres, fetched.genres),
        .integer(Facts.bytes, fetched.byteCount), .flag(Facts.isKnownCopy, fetched.isKnownCopy),
      ])
    if !fetched.isKnownCopy {
      output.append(
        .warning(
          "this is not the known copy; it has the same shape, but results may differ from published ones"))
    }
    output.append(.suggestion("next: \(.code("load \(name)"))"))
    return output
  }
}
