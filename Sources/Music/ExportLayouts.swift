/// The columns of exports whose header comes in the person's language, so that they are known by their number and order.
enum ExportLayouts {
  /// exportify.app (github.com/watsonbox/exportify): nineteen columns, of late with one that says whether the track can be
  /// played, and blocks of fixed width that a person may add.
  static let exportify: [[String]] = {
    let features = AudioFeature.allCases.map(\.column.text)
    let bases: [[String]] = [track + kept, track + ["is playable"] + kept]
    var layouts: [[String]] = []
    for base in bases {
      for withGenres in [base, base + ["artist genres"]] {
        for withFeatures in [withGenres, withGenres + features] {
          layouts.append(withFeatures)
          layouts.append(withFeatures + ["album genres", "label", "copyrights"])
        }
      }
    }
    return layouts
  }()

  private static let track = [
    "track uri", "track name", "artist uri(s)", "artist name(s)", "album uri", "album name",
    "album artist uri(s)",
    "album artist name(s)", "album release date", "album image url", "disc number", "track number",
    "track duration (ms)", "track preview url", "explicit", "popularity", "isrc",
  ]
  private static let kept = ["added by", "added at"]
}
