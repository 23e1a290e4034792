/// A table that can be loaded by name.
public enum KnownDataset: String, Sendable, CaseIterable {
  /// The synthetic table that ships with the product.
  case demo
  /// The public table of 114,000 tracks in 114 genres, fetched by those who want it.
  case spotifyTracks = "spotify-tracks"

  /// What it is, in a phrase.
  public var summary: String {
    switch self {
    case .demo: "3,006 invented tracks, 20 genres"
    case .spotifyTracks: "114,000 tracks, 114 genres"
    }
  }

  /// Whether its tracks are invented.
  public var isSynthetic: Bool { self == .demo }

  /// What the known copy of the public table is.
  enum Known {
    static let byteCount = 20_118_244
    static let digest = "b202fa49909b2d5cef71a04b1d21243cfeb36414535f2ca9272aa646721177bd"
    static let rowCount = 114_000
    static let genreCount = 114
    /// Below the base address.
    static let location = "datasets/maharshipandya/spotify-tracks-dataset/resolve/main/dataset.csv"
    static let defaultBase = "https://huggingface.co"
  }
}
