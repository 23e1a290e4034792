import GRDB

/// An entry of the list of liked songs.
struct LikedRecord: FetchableRecord, PersistableRecord {
  static let databaseTableName = "liked"
  static let persistenceConflictPolicy = PersistenceConflictPolicy(insert: .replace, update: .replace)

  /// Who an entry comes from.
  enum Origin: String {
    case service
    case export = "import"
  }

  /// The uri, or a made-up key for an entry whose track the service no longer gives.
  var entry: String
  var uri: String?
  /// Seconds since 1970; nil on entries from before the service kept dates.
  var addedAt: Double?
  /// Falls from the head of the service's list to its end.
  var rank: Int
  /// The number of the whole reading that saw the entry last.
  var walk: Int
  var origin: Origin

  init(entry: String, uri: String?, addedAt: Double?, rank: Int, walk: Int, origin: Origin) {
    self.entry = entry
    self.uri = uri
    self.addedAt = addedAt
    self.rank = rank
    self.walk = walk
    self.origin = origin
  }

  init(row: Row) throws {
    entry = try row.decode(forColumn: "entry")
    uri = try row.decode(forColumn: "uri")
    addedAt = try row.decode(forColumn: "addedAt")
    rank = try row.decode(forColumn: "rank")
    walk = try row.decode(forColumn: "walk")
    origin = Origin(rawValue: try row.decode(forColumn: "origin")) ?? .service
  }

  func encode(to container: inout PersistenceContainer) {
    container["entry"] = entry
    container["uri"] = uri
    container["addedAt"] = addedAt
    container["rank"] = rank
    container["walk"] = walk
    container["origin"] = origin.rawValue
  }

  private static var fromService: QueryInterfaceRequest<LikedRecord> {
    filter(Column("origin") == Origin.service.rawValue)
  }

  /// The uris of all entries that have one.
  static var uris: QueryInterfaceRequest<String> { select(Column("uri")).filter(Column("uri") != nil) }

  /// All entries from the head of the list to its end.
  static func all(in db: Database) throws -> [LikedRecord] {
    try order(Column("rank").desc, Column("uri")).fetchAll(db)
  }

  /// The keys of all entries.
  static func entries(in db: Database) throws -> Set<String> {
    try Set(String.fetchAll(db, select(Column("entry"))))
  }

  /// The keys of the entries that came from the service, from the head of its list to its end.
  static func entriesOfService(in db: Database) throws -> [String] {
    try String.fetchAll(db, fromService.select(Column("entry")).order(Column("rank").desc))
  }

  /// How many entries came from the service.
  static func countOfService(in db: Database) throws -> Int { try fromService.fetchCount(db) }

  /// Whether the service has given this entry before, with this date.
  static func isKnown(_ entry: String, addedAt: Double?, in db: Database) throws -> Bool {
    let known = try fromService.filter(key: entry).fetchOne(db)
    return known.map { $0.addedAt == addedAt } ?? false
  }

  /// The least and the greatest rank; 0 in an empty list.
  static func ranks(in db: Database) throws -> (least: Int, greatest: Int) {
    let least = try Int.fetchOne(db, select(min(Column("rank")))) ?? 0
    let greatest = try Int.fetchOne(db, select(max(Column("rank")))) ?? 0
    return (try StoredNumber.checked(least), try StoredNumber.checked(greatest))
  }

  /// Adds an entry of an export; of one that is there only a lacking date is filled in.
  func insertFromExport(in db: Database) throws {
    try db.cachedStatement(
      sql: """
        INSERT INTO liked VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (entry) DO UPDATE SET addedAt = coalesce(addedAt, excluded.addedAt)
        """
    ).execute(arguments: [entry, uri, addedAt, rank, walk, origin.rawValue])
  }

  /// Drops entries that a whole reading has not seen.
  static func deleteUnseen(by walk: Int, in db: Database) throws {
    try filter(Column("walk") < walk).deleteAll(db)
  }
}

extension LibraryStore {
  func likedEntries() throws -> Set<String> { try read(LikedRecord.entries) }
}
