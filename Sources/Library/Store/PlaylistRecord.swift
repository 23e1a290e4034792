import GRDB
import Music

/// A playlist of the person's library as it was when it was last listed.
struct PlaylistRecord: Codable, FetchableRecord, PersistableRecord {
  static let databaseTableName = "playlist"
  static let persistenceConflictPolicy = PersistenceConflictPolicy(insert: .replace, update: .replace)

  var id, name, description, ownerID: String
  /// Whether the person owns it or collaborates on it, so that its entries can be read.
  var isOwn, collaborative: Bool
  var isPublic: Bool?
  var snapshot: String
  /// The snapshot whose entries are stored; nil before the first reading.
  var readSnapshot: String?
  var total: Int?
  var position: Int
  /// Whether it has left the person's library.
  var isGone = false
  /// `service` or `import`.
  var origin = "service"

  /// A playlist that an export holds.
  init(exported id: String, name: String, description: String, total: Int, position: Int) {
    (self.id, self.name, self.description, ownerID) = (id, name, description, "")
    (isOwn, collaborative, snapshot, origin) = (true, false, "", "import")
    (self.total, self.position) = (total, position)
  }

  /// Stores a playlist as the service lists it; which entries were read stays known.
  static func save(_ playlist: PlaylistSummary, position: Int, isOwn: Bool, in db: Database) throws {
    try db.cachedStatement(
      sql: """
        INSERT INTO playlist (id, name, description, ownerID, isOwn, collaborative, isPublic, snapshot, total,
          position, origin) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'service')
        ON CONFLICT (id) DO UPDATE SET name = excluded.name, description = excluded.description,
          ownerID = excluded.ownerID, isOwn = excluded.isOwn, collaborative = excluded.collaborative,
          isPublic = excluded.isPublic, snapshot = excluded.snapshot, total = excluded.total,
          position = excluded.position, isGone = 0
        """
    ).execute(arguments: [
      playlist.id, playlist.name, playlist.description, playlist.ownerID, isOwn, playlist.collaborative,
      playlist.isPublic, playlist.snapshotID, playlist.total, position,
    ])
  }

  /// The ids of the playlists in the person's library.
  static var idsOfPresent: QueryInterfaceRequest<String> {
    select(Column("id")).filter(Column("isGone") == false)
  }

  /// The playlists in the person's library in the service's order, imported ones after them.
  static func present(in db: Database) throws -> [PlaylistRecord] {
    try filter(Column("isGone") == false)
      .order(Column("origin") == "import", Column("position"), Column("id")).fetchAll(db)
  }

  /// The ids of the playlists that came from the service and are still there.
  static func idsOfService(in db: Database) throws -> [String] {
    try String.fetchAll(db, idsOfPresent.filter(Column("origin") == "service").order(Column("id")))
  }

  /// Whether the service lists a playlist of this name.
  static func isListed(name: String, in db: Database) throws -> Bool {
    try idsOfPresent.filter(Column("origin") == "service" && Column("name") == name).fetchCount(db) > 0
  }

  /// Whether a playlist came from the service, so that it can be written to; an imported one cannot.
  static func isOfService(_ id: String, in db: Database) throws -> Bool {
    try filter(key: id).filter(Column("origin") == "service").fetchCount(db) > 0
  }

  /// A place after all others.
  static func nextPosition(in db: Database) throws -> Int {
    try StoredNumber.checked(Int.fetchOne(db, select(max(Column("position")))) ?? 0) + 1
  }

  static func markGone(_ ids: [String], in db: Database) throws {
    _ = try filter(keys: ids).updateAll(db, Column("isGone").set(to: true))
  }

  /// Imported copies of a playlist have done their service once it can be read itself.
  static func markImportedGone(name: String, in db: Database) throws {
    _ = try filter(Column("origin") == "import" && Column("name") == name)
      .updateAll(db, Column("isGone").set(to: true))
  }

  /// Changes name and description, where given.
  static func rename(_ id: String, name: String?, description: String?, in db: Database) throws {
    guard var record = try fetchOne(db, key: id) else { return }
    record.name = name ?? record.name
    record.description = description ?? record.description
    try record.update(db)
  }

  static func markPublic(_ id: String, in db: Database) throws {
    _ = try filter(key: id).updateAll(db, Column("isPublic").set(to: true))
  }

  /// Notes that the stored entries are those of a snapshot; `isNewest` if the playlist is known to have none newer.
  static func markRead(
    _ id: String, snapshot: String, total: Int, isNewest: Bool = false, in db: Database
  ) throws {
    var changes = [Column("readSnapshot").set(to: snapshot), Column("total").set(to: total)]
    if isNewest { changes.append(Column("snapshot").set(to: snapshot)) }
    _ = try filter(key: id).updateAll(db, changes)
  }
}

extension LibraryStore {
  /// Whether the stored entries of a playlist are those of its present snapshot.
  func hasRead(_ playlist: PlaylistSummary) throws -> Bool {
    guard !playlist.snapshotID.isEmpty else { return false }
    return try read { try PlaylistRecord.fetchOne($0, key: playlist.id)?.readSnapshot } == playlist.snapshotID
  }
}
