/// Everything that the simulated service keeps of one person: it is written to a file and read back.
public struct SimulatedAccount: Sendable, Codable, Equatable {
  /// One line of liked songs or of a playlist.
  public struct Entry: Sendable, Codable, Equatable {
    /// What stands in the line.
    public enum Content: Sendable, Codable, Equatable {
      case track(id: String)
      /// A track of which the service has lost album, dates, codes and artists' ids.
      case bare(id: String)
      case episode(id: String, title: String)
      /// A file on the person's disk: `spotify:local:artist:album:title:seconds`.
      case local(artist: String, album: String, title: String, seconds: Int)
      /// Content that is no longer given.
      case null
    }

    public var content: Content
    /// ISO 8601 in UTC; nil on very old entries.
    public var addedAt: String?

    public init(_ content: Content, addedAt: String?) {
      self.content = content
      self.addedAt = addedAt
    }

    /// What the entry is added and removed by.
    public var uri: String? {
      switch content {
      case .track(let id), .bare(let id): "spotify:track:\(id)"
      case .episode(let id, _): "spotify:episode:\(id)"
      case .local(let artist, let album, let title, let seconds):
        "spotify:local:" + [artist, album, title].map(Wire.formEncoded).joined(separator: ":") + ":\(seconds)"
      case .null: nil
      }
    }
  }

  public struct Playlist: Sendable, Codable, Equatable {
    public var id: String
    public var name: String
    public var description: String
    public var ownerID: String
    public var collaborative = false
    public var isPublic = true
    /// Counts the edits; the snapshot id is made of it.
    public var version = 1
    /// Whether it is in the person's library. An unfollowed playlist still answers to its id.
    public var followed = true
    public var entries: [Entry] = []

    public var uris: [String] { entries.compactMap(\.uri) }

    public init(id: String, name: String, description: String = "", ownerID: String, entries: [Entry] = []) {
      self.id = id
      self.name = name
      self.description = description
      self.ownerID = ownerID
      self.entries = entries
    }
  }

  /// A login that was granted; tokens are kept only as digests, so that the file gives no access to anything.
  struct Grant: Sendable, Codable, Equatable {
    var clientID: String
    var scopes: Set<String>
    var refreshDigest: String
    /// When access with this digest ends, in seconds since 1970.
    var accessEnds: [String: Double] = [:]
  }

  public var personID: String
  public var displayName: String
  /// Newest first.
  public var liked: [Entry]
  /// In the order in which the library shows them.
  public var playlists: [Playlist]
  /// Other releases of catalogue tracks: another id, the same ISRC.
  public var variants: [SimulatedTrack]
  var grants: [Grant] = []
  /// Counts what was made, so that new ids never repeat.
  var made = 0

  public init(
    personID: String = "demo-listener", displayName: String = "Demo Listener", liked: [Entry] = [],
    playlists: [Playlist] = [], variants: [SimulatedTrack] = []
  ) {
    self.personID = personID
    self.displayName = displayName
    self.liked = liked
    self.playlists = playlists
    self.variants = variants
  }

  /// The playlist with an id, whether it is in the library or not.
  public func playlist(_ id: String) -> Playlist? { playlists.first { $0.id == id } }
}
