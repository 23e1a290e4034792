/// The columns of exports whose header comes in the person's language, so that they are known by their number and order.
enum ExportLayouts {
  /// exportify.app (github.com/watsonbox/exportify): nineteen columns, and blocks of fixed width that a person may add.
  static let exportify: [[String]] = {
    let genres = ["artist genres"]
    let album = ["album genres", "label", "copyrights"]
    let features = AudioFeature.allCases.map(\.column.text)
    return [
      base, base + genres, base + album, base + genres + album, base + features, base + genres + features,
      base + features + album, base + genres + features + album,
    ]
  }()

  private static let base = [
    "track uri", "track name", "artist uri(s)", "artist name(s)", "album uri", "album name",
    "album artist uri(s)",
    "album artist name(s)", "album release date", "album image url", "disc number", "track number",
    "track duration (ms)", "track preview url", "explicit", "popularity", "isrc", "added by", "added at",
  ]
}
