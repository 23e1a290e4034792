/// What a person asks of a plan.
public struct PlanRequest: Codable, Sendable, Equatable {
  /// Which tracks are sorted.
  public enum Source: Codable, Sendable, Equatable {
    case liked
    /// The entries of one playlist, by its id.
    case playlist(String)
    /// Liked songs and all playlists of the person's own, but not those that timbre made.
    case all
  }

  /// How a playlist is ordered when it is made, and where new tracks go later.
  public enum Order: String, Codable, Sendable, CaseIterable {
    /// Latest liked first.
    case liked
    /// Surest first.
    case confidence
    /// Slowest first.
    case tempo
  }

  /// Only these genres or families, whatever their case; empty for all that are predicted.
  public var genres: [String]
  /// The family of each genre, for playlists by family; nil for playlists by genre.
  public var families: [String: String]?
  /// Which tracks are sorted.
  public var source: Source
  /// Tracks that are predicted with less stay unsorted; 0 to 1.
  public var leastConfidence: Double
  /// A new playlist is made for no fewer tracks than these.
  public var leastSize: Int
  /// `{genre}` in it stands for the genre or family, `{decade}` for the decade of the release, which then has a playlist of
  /// its own.
  public var namePattern: String
  /// How each playlist is ordered.
  public var order: Order
  /// Only tracks that meet this, in the language of `filter where`; nil for all.
  public var condition: String?
  /// The id of a playlist of the person's own into which all goes, instead of playlists for each genre; nil for those.
  public var into: String?
  /// Genres or families that get no playlist; nil is none, as in plans from before there was a choice.
  private var leftOut: [String]?
  /// Playlists beside the first that a track may go into; nil is none, as in plans from before there was a choice.
  private var further: Int?

  /// A request; what is left out is what `spotify plan` does by default.
  public init(
    genres: [String] = [], without excluded: [String] = [], families: [String: String]? = nil,
    source: Source = .liked,
    leastConfidence: Double = 0.5, leastSize: Int = 5, namePattern: String = "{genre} · timbre",
    order: Order = .liked, condition: String? = nil, into: String? = nil, mostPlaylists: Int = 1
  ) {
    self.genres = genres
    leftOut = excluded.isEmpty ? nil : excluded
    self.families = families
    self.source = source
    self.leastConfidence = leastConfidence
    self.leastSize = leastSize
    self.namePattern = namePattern
    self.order = order
    self.condition = condition
    self.into = into
    further = mostPlaylists > 1 ? mostPlaylists - 1 : nil
  }

  /// Not these genres or families, whatever their case.
  public var excluded: [String] { leftOut ?? [] }

  /// The most playlists that a track goes into.
  public var mostPlaylists: Int { 1 + (further ?? 0) }

  /// What is asked of an answer unless the person says otherwise. Of families, nine songs in ten of public libraries have it,
  /// and more than four in five of those come right; single genres are harder to tell.
  public static func leastConfidence(byFamily: Bool) -> Double { byFamily ? 0.55 : 0.25 }

  /// Whether each decade has a playlist of its own.
  public var splitsByDecade: Bool { namePattern.contains("{decade}") }

  /// Whether audio features decide anything in it.
  var needsFeatures: Bool { order == .tempo || condition != nil }

  private var kind: PlaylistKey.Kind { families == nil ? .genre : .family }

  /// What the playlist of a genre or family is made for.
  func key(for label: String, decade: Int?) -> PlaylistKey {
    PlaylistKey(kind, label, decade: splitsByDecade ? decade : nil)
  }

  /// The genre, or in a plan by families its family; a genre that is in no family stands for itself.
  public func label(of genre: String) -> String {
    families?[genre] ?? genre
  }

  /// What a new playlist is called.
  func name(of key: PlaylistKey) -> String {
    namePattern.replacing("{genre}", with: key.label)
      .replacing("{decade}", with: key.decade.map { "\($0)s" } ?? "")
      + (key.volume > 1 ? " \(key.volume)" : "")
  }

  /// What a playlist's description says of it; it ends with the marker by which timbre knows it again.
  func description(of label: String, marker: String) -> String {
    let origin =
      switch source {
      case .liked: "my liked songs"
      case .playlist: "one of my playlists"
      case .all: "my library"
      }
    return "Tracks of \(origin) that sound like \(label), sorted by timbre. \(marker)"
  }

  /// Whether a playlist with this key can come out of this request.
  func covers(_ key: PlaylistKey) -> Bool {
    guard key.kind == kind, (key.decade != nil) == splitsByDecade else { return false }
    let label = key.label.lowercased()
    func names(_ list: [String]) -> Bool { list.contains { $0.lowercased() == label } }
    return (genres.isEmpty || names(genres)) && !names(excluded)
  }
}
