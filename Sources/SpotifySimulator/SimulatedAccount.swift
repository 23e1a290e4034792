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

    /// What stands in the line.
    public var content: Content
    /// ISO 8601 in UTC; nil on very old entries.
    public var addedAt: String?

    /// A line with the moment it was added.
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

  /// A playlist that the service keeps, in the person's library or not.
  public struct Playlist: Sendable, Codable, Equatable {
    /// 22 letters and digits.
    public var id: String
    /// The name; several playlists may share one.
    public var name: String
    /// The text under the name.
    public var description: String
    /// The id of the person who made it.
    public var ownerID: String
    /// Whether others may change it too.
    public var collaborative = false
    /// Whether it is listed as public.
    public var isPublic = true
    /// Counts the edits; the snapshot id is made of it.
    public var version = 1
    /// Whether it is in the person's library. An unfollowed playlist still answers to its id.
    public var followed = true
    /// The lines in their order.
    public var entries: [Entry] = []

    /// What the lines are added and removed by; those that hold nothing are left out.
    public var uris: [String] { entries.compactMap(\.uri) }

    /// A playlist in the person's library at its first version.
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

  /// The id that `/me` answers with.
  public var personID: String
  /// The name that `/me` answers with.
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

  /// An account that nobody has logged in to.
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
