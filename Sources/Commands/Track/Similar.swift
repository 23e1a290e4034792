import Learning
import Music
import Report
import Shell
import Tabular

/// `similar`: the tracks of the current table that sound most like one of them.
struct Similar: Command {
  var reference: String?
  var track: String?
  var artist: String?
  var count = 10

  static let about = About(
    "similar", .track, "List the tracks of the table that sound most like a track.",
    details: [
      "Near means near in all audio features, each measured in standard deviations; other releases of the same recording are left out."
    ],
    terms: ["nearest", "neighbours", "like", "recommend"], setting: ["load demo"],
    examples: ["similar track:\"No Staircase in the Rain\" count=3": "the three nearest recordings"],
    facts: [Facts.rows, Facts.distance])
  static let parameters: [Parameter<Similar>] = [
    .positional(
      "what", \.reference, "a title, or the id, address or URI of a track",
      completer: TrackQuery.quotedCompleter),
    .selector("track", \.track, "an id, an address, or a title", completer: TrackQuery.completer),
    .selector("artist", \.artist, "the artist, to tell titles apart", completer: TrackQuery.artistCompleter),
    .option("count", \.count, in: 1...1_000, "how many tracks to list"),
  ]

  func run(in context: inout RunContext) async throws -> Output {
    let dataset = try context.take(Dataset.self)
    guard track != nil || reference != nil || artist != nil else {
      throw TrackQuery.missing(for: Self.about.name, in: dataset)
    }
    let query = TrackQuery(track: track ?? reference, artist: artist, verb: "similar")
    let match = try query.find(in: dataset, host: context.host)
    let names = TrackSchema.audioFeatures.filter { dataset.isNumeric($0) }
    guard !names.isEmpty else {
      throw Diagnostic("no-features", "the table has no audio features to compare")
    }
    let near = try NearestTracks.of(
      row: match.rows[0], count: count, features: Features(names.map(\.text)), in: dataset)
    let list = TrackList(dataset)
    var facts: [Fact] = [.integer(Facts.rows, near.count)]
    if let first = near.first {
      facts.append(.number(Facts.distance, first.distance))
    }
    return Output(
      [
        .paragraph("nearest to \(match.label)"),
        .table(
          Table(
            columns: TrackList.columns + [
              .text("genre", importance: 1, flexible: false), .number("distance"),
            ],
            rows: near.map { near in
              list.cells(of: near.row) + [
                dataset.genreColumn?[near.row].map { .genre($0) } ?? .missing,
                .number(near.distance, digits: 2),
              ]
            })),
        .note(
          "the distance over \(names.count) audio features, each divided by its standard deviation; \(.code("predict")) measures it over what the model sees"
        ),
      ], facts: facts)
  }
}
