/// A playlist without its tracks, as the list of a person's playlists shows it.
public struct PlaylistSummary: Sendable, Hashable, Codable {
  /// Stays the same for as long as the playlist lives; names do not.
  public var id: String
  /// The name as the owner wrote it; names need not differ.
  public var name: String
  /// The text under the name; empty if there is none.
  public var description: String
  /// The id of the person whose playlist it is.
  public var ownerID: String
  /// Whether others whom the owner invited may change it too.
  public var collaborative: Bool
  /// Nil when the service does not say.
  public var isPublic: Bool?
  /// Changes with every edit of the playlist.
  public var snapshotID: String
  /// How many entries it has; nil when the service does not say.
  public var total: Int?

  /// A playlist; what is left out is what a service says nothing of.
  public init(
    id: String, name: String, description: String = "", ownerID: String, collaborative: Bool = false,
    isPublic: Bool? = nil, snapshotID: String, total: Int? = nil
  ) {
    self.id = id
    self.name = name
    self.description = description
    self.ownerID = ownerID
    self.collaborative = collaborative
    self.isPublic = isPublic
    self.snapshotID = snapshotID
    self.total = total
  }
}

/// The person behind an account.
public struct ServiceProfile: Sendable, Hashable, Codable {
  /// What `PlaylistSummary.ownerID` is compared with.
  public var id: String
  /// The name that the person shows to others; nil if they have none.
  public var displayName: String?

  /// The person behind an account.
  public init(id: String, displayName: String?) {
    self.id = id
    self.displayName = displayName
  }
}

/// A stretch of a longer list.
public struct Page<Item: Sendable>: Sendable {
  /// The entries of this stretch in the list's order.
  public var items: [Item]
  /// Position of the first entry of the page in the whole list.
  public var offset: Int
  /// Length of the whole list at the moment of asking.
  public var total: Int
  /// Where the next page starts; nil at the end.
  public var next: Int?
  /// Entries of this stretch that held nothing at all and are not among `items`.
  public var skipped: Int

  /// A stretch of a list; `next` is the position to ask for next.
  public init(items: [Item], offset: Int, total: Int, next: Int?, skipped: Int = 0) {
    self.items = items
    self.offset = offset
    self.total = total
    self.next = next
    self.skipped = skipped
  }
}

extension Page: Equatable where Item: Equatable {}
