import Music
import Tabular

/// The tracks of a library as a table, so that a condition can be asked of them in the language of `filter where`.
public enum LibraryTable {
  /// The length in minutes.
  public static let minutes: ColumnName = "minutes"
  /// The year of the release.
  public static let year: ColumnName = "year"
  /// The first year of the decade of the release.
  public static let decade: ColumnName = "decade"
  /// Whether the title says that it was recorded before an audience.
  public static let live: ColumnName = "live"
  /// Whether the title says that it is another mix.
  public static let remix: ColumnName = "remix"

  /// A row for each track, with what the catalogue says of it and its audio features.
  public static func dataset(
    of tracks: [ServiceTrack], features: [String: LibraryFeatures]
  ) throws(DatasetError) -> Dataset {
    let found = tracks.map { track in track.uri.flatMap { features[$0]?.values } }
    let remarks = tracks.map { TitleRemarks($0.title) }
    func numbers(_ values: [Double?]) -> Column {
      .number(NumberColumn(values.map { $0.map(Float.init) ?? .nan }))
    }
    let catalogue: [(name: ColumnName, column: Column)] = [
      (.trackName, .text(TextColumn(tracks.map(\.title)))),
      (
        .artists,
        .text(TextColumn(tracks.map { $0.artists.map(\.name).joined(separator: ";") }))
      ),
      (.albumName, .text(TextColumn(tracks.map { $0.album?.name }))),
      (.explicit, .flag(FlagColumn(tracks.map { Bool?.some($0.explicit) }))),
      (live, .flag(FlagColumn(remarks.map { Bool?.some($0.isLive) }))),
      (remix, .flag(FlagColumn(remarks.map { Bool?.some($0.isRemix) }))),
      (year, numbers(tracks.map { $0.releaseYear.map(Double.init) })),
      (decade, numbers(tracks.map { $0.releaseDecade.map(Double.init) })),
      (minutes, numbers(tracks.map { $0.durationMilliseconds.map { Double($0) / 60_000 } })),
      (.durationMs, numbers(tracks.map { $0.durationMilliseconds.map(Double.init) })),
    ]
    let sound = AudioFeature.allCases.map { feature in
      (name: feature.column, column: numbers(found.map { $0?[feature] }))
    }
    return try Dataset(title: "library", columns: catalogue + sound)
  }

  /// For each track whether it meets a condition.
  ///
  /// - Throws: `PredicateError` for a condition that makes no sense.
  public static func mask(
    _ condition: String, of tracks: [ServiceTrack], features: [String: LibraryFeatures]
  ) throws -> [Bool] {
    let table = try dataset(of: tracks, features: features)
    let predicate = try Predicate(condition, for: table, schema: TrackSchema.columns)
    var mask = [Bool](repeating: false, count: tracks.count)
    for row in predicate.rows(of: table) { mask[row] = true }
    return mask
  }
}

extension ServiceTrack {
  /// The year of the release; nil if it is not known.
  public var releaseYear: Int? {
    releaseDate.flatMap { Int($0.prefix(4)) }.flatMap { (1000...2999).contains($0) ? $0 : nil }
  }

  /// The first year of the decade of the release; nil if it is not known.
  public var releaseDecade: Int? { releaseYear.map { $0 / 10 * 10 } }
}
