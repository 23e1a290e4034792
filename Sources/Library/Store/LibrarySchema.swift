import GRDB

extension LibraryStore {
  /// Every schema the library ever had, as steps from one to the next; a published step is never edited.
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1 library") { db in
      try db.execute(sql: librarySchema)
      try db.execute(sql: sortingSchema)
    }
    migrator.registerMigration("2 records", migrate: records)
    migrator.registerMigration("3 tags", migrate: tags)
    return migrator
  }

  /// What outside sources and exports call the genre of a track or an artist. `subject` is the uri of a track or the key
  /// of an artist; no tags in a row means that the source was asked in vain.
  private static func tags(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE tag (
          subject TEXT NOT NULL, source TEXT NOT NULL, tags TEXT NOT NULL, askedAt REAL NOT NULL,
          PRIMARY KEY (subject, source)
        ) WITHOUT ROWID
        """)
  }

  /// What the service or an export says of the person's library.
  private static let librarySchema = """
    CREATE TABLE state (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;

    -- `artists` has a line for each: id, tab, name. Since the second step it is JSON.
    CREATE TABLE track (
      uri TEXT PRIMARY KEY, kind TEXT NOT NULL, id TEXT, isrc TEXT, title TEXT NOT NULL,
      artists TEXT NOT NULL, album TEXT, albumID TEXT, releaseDate TEXT, milliseconds INTEGER,
      explicit INTEGER NOT NULL, plays INTEGER, playedMilliseconds INTEGER
    ) WITHOUT ROWID;
    CREATE INDEX trackByISRC ON track (isrc) WHERE isrc IS NOT NULL;

    -- `entry` is the uri, or a made-up key for an entry whose track the service no longer gives.
    -- `rank` falls from the head of the service's list to its end; `walk` is the pass that saw the entry last.
    CREATE TABLE liked (
      entry TEXT PRIMARY KEY, uri TEXT, addedAt REAL, rank INTEGER NOT NULL, walk INTEGER NOT NULL,
      origin TEXT NOT NULL
    ) WITHOUT ROWID;

    -- `readSnapshot` is the snapshot whose entries stand in `playlistItem`.
    CREATE TABLE playlist (
      id TEXT PRIMARY KEY, name TEXT NOT NULL, description TEXT NOT NULL, ownerID TEXT NOT NULL,
      isOwn INTEGER NOT NULL, collaborative INTEGER NOT NULL, isPublic INTEGER, snapshot TEXT NOT NULL,
      readSnapshot TEXT, total INTEGER, position INTEGER NOT NULL, isGone INTEGER NOT NULL DEFAULT 0,
      origin TEXT NOT NULL
    ) WITHOUT ROWID;
    CREATE TABLE playlistItem (
      playlist TEXT NOT NULL, position INTEGER NOT NULL, uri TEXT, addedAt REAL,
      PRIMARY KEY (playlist, position)
    ) WITHOUT ROWID;
    -- Pages of a playlist that is being read; they replace its entries when the last one has come.
    CREATE TABLE stagedItem (
      playlist TEXT NOT NULL, position INTEGER NOT NULL, uri TEXT, addedAt REAL,
      PRIMARY KEY (playlist, position)
    ) WITHOUT ROWID;
    """

  /// What timbre knows, thinks and does about it.
  private static let sortingSchema = """
    CREATE TABLE feature (
      uri TEXT NOT NULL, source TEXT NOT NULL, match TEXT NOT NULL, fetchedAt REAL NOT NULL,
      danceability REAL, energy REAL, key INTEGER, loudness REAL, mode INTEGER, speechiness REAL,
      acousticness REAL, instrumentalness REAL, liveness REAL, valence REAL, tempo REAL, timeSignature INTEGER,
      PRIMARY KEY (uri, source)
    ) WITHOUT ROWID;
    CREATE TABLE featureMiss (
      uri TEXT NOT NULL, source TEXT NOT NULL, askedAt REAL NOT NULL, PRIMARY KEY (uri, source)
    ) WITHOUT ROWID;

    CREATE TABLE prediction (
      uri TEXT PRIMARY KEY, genre TEXT, confidence REAL NOT NULL, plausible TEXT NOT NULL,
      shares TEXT NOT NULL,
      model TEXT NOT NULL, imputed TEXT NOT NULL, predictedAt REAL NOT NULL
    ) WITHOUT ROWID;
    CREATE TABLE placement (
      uri TEXT PRIMARY KEY, genre TEXT, placedAt REAL NOT NULL
    ) WITHOUT ROWID;
    -- `keys` are those of its playlists, one a line. Since the second step it is JSON.
    CREATE TABLE plan (
      number INTEGER PRIMARY KEY, madeAt REAL NOT NULL, request BLOB NOT NULL, keys TEXT NOT NULL, value BLOB NOT NULL
    );

    -- Playlists that timbre made; nothing else is ever written to.
    CREATE TABLE made (
      key TEXT PRIMARY KEY, playlist TEXT NOT NULL, name TEXT NOT NULL, description TEXT NOT NULL
    ) WITHOUT ROWID;
    -- What of a made playlist's content timbre put there; `isWithheld` when the person then took it out.
    CREATE TABLE madeItem (
      key TEXT NOT NULL, uri TEXT NOT NULL, isWithheld INTEGER NOT NULL, PRIMARY KEY (key, uri)
    ) WITHOUT ROWID;

    -- What apply and undo are about to write (`sent`), have written (`done`) or could not write (`void`).
    CREATE TABLE run (
      number INTEGER PRIMARY KEY, kind TEXT NOT NULL, state TEXT NOT NULL, startedAt REAL NOT NULL,
      undoes INTEGER
    );
    CREATE TABLE step (
      run INTEGER NOT NULL, number INTEGER NOT NULL, key TEXT NOT NULL, state TEXT NOT NULL,
      value BLOB NOT NULL, PRIMARY KEY (run, number)
    ) WITHOUT ROWID;
    CREATE TABLE runPlaylist (
      run INTEGER NOT NULL, key TEXT NOT NULL, value BLOB NOT NULL, PRIMARY KEY (run, key)
    ) WITHOUT ROWID;
    """
}
