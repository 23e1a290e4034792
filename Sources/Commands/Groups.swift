import Shell

// The parts of the work, in the order in which help lists them.
extension About.Group {
  static let data = About.Group("data", "load, look at, clean, narrow and split a table of tracks")
  static let model = About.Group("model", "train classifiers and judge them")
  static let track = About.Group("track", "ask about tracks")
  static let spotify = About.Group("spotify", "sort a Spotify library into genre playlists", reachesOut: true)
  static let session = About.Group("session", "the session itself: help, history, replay, undo")
}
