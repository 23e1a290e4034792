import Foundation

@testable import Tabular

/// Tables for tests.
enum Tables {
  static let schema = ColumnSchema([
    ColumnSchema.Entry(.trackID, .trackID, aliases: ["track uri"]),
    ColumnSchema.Entry(.isrc, .text),
    ColumnSchema.Entry(.artists, .artists, aliases: ["artist"]),
    ColumnSchema.Entry(.trackName, .text, aliases: ["title"]),
    ColumnSchema.Entry(.explicit, .flag),
    ColumnSchema.Entry(.energy, .share), ColumnSchema.Entry(.danceability, .share),
    ColumnSchema.Entry(.loudness, .number(missingAtOrBelow: nil)),
    ColumnSchema.Entry(.tempo, .number(missingAtOrBelow: 0)),
    ColumnSchema.Entry(.durationMs, .milliseconds, aliases: ["duration"], range: 1...86_400_000),
    ColumnSchema.Entry(.trackGenre, .category, aliases: ["genre"]),
  ])

  static func read(_ text: String, threads: Int = 2) throws -> LoadedTable {
    try TableReader(schema: schema, threads: threads).read(bytes: Array(text.utf8), title: "test")
  }

  /// `count` tracks of invented artists: every artist has `perArtist` of them and one genre of `genres`.
  static func tracks(_ count: Int, perArtist: Int = 4, genres: Int = 3, seed: UInt64 = 1) throws -> Dataset {
    var generator = SeededGenerator(seed: seed, stream: "test")
    func values() -> NumberColumn { NumberColumn((0..<count).map { _ in Float(generator.unit()) }) }
    return try Dataset(
      title: "test",
      columns: [
        (.trackID, .text(TextColumn((0..<count).map { "id\($0)" }))),
        (.artists, .text(TextColumn((0..<count).map { "artist \($0 / perArtist)" }))),
        (.trackName, .text(TextColumn((0..<count).map { "song number \($0)x" }))),
        (.energy, .number(values())), (.tempo, .number(values())),
        (.trackGenre, .category(CategoryColumn((0..<count).map { "genre \($0 / perArtist % genres)" }))),
      ])
  }
}
