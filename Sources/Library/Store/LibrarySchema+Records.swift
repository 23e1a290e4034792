import GRDB
import Music

extension LibraryStore {
  /// From texts with tabs and line breaks to JSON, from the names of sources to their ids, and a prediction that has
  /// room for families and evidence. Nothing that the person or a run has left is touched otherwise.
  static func records(_ db: Database) throws {
    try convertArtists(db)
    try convertPredictions(db)
    for row in try Row.fetchAll(db, sql: "SELECT number, keys FROM plan") {
      try db.execute(
        sql: "UPDATE plan SET keys = ? WHERE number = ?",
        arguments: [try lines(row, "keys").json, row["number"]])
    }
    for table in ["feature", "featureMiss"] {
      try db.execute(sql: "UPDATE \(table) SET source = 'reccobeats' WHERE source = 'ReccoBeats'")
    }
  }

  private static func convertArtists(_ db: Database) throws {
    let rows = try Row.fetchCursor(db, sql: "SELECT uri, artists FROM track")
    var converted: [(uri: String, artists: String)] = []
    while let row = try rows.next() {
      let artists = try lines(row, "artists").map { line in
        let parts = line.split(separator: "\t", maxSplits: 1, omittingEmptySubsequences: false).map(
          String.init)
        return ServiceTrack.Artist(
          id: parts[0].isEmpty ? nil : parts[0], name: parts.count > 1 ? parts[1] : "")
      }
      converted.append((try row.decode(forColumn: "uri"), artists.json))
    }
    let statement = try db.makeStatement(sql: "UPDATE track SET artists = ? WHERE uri = ?")
    for track in converted { try statement.execute(arguments: [track.artists, track.uri]) }
  }

  private static func convertPredictions(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE newPrediction (
          uri TEXT PRIMARY KEY, genre TEXT, confidence REAL NOT NULL, plausible TEXT NOT NULL,
          probabilities TEXT NOT NULL, families TEXT NOT NULL, evidence TEXT NOT NULL, model TEXT NOT NULL,
          imputed TEXT NOT NULL, predictedAt REAL NOT NULL
        ) WITHOUT ROWID
        """)
    let statement = try db.makeStatement(
      sql: "INSERT INTO newPrediction VALUES (?, ?, ?, ?, ?, '{}', '[]', ?, ?, ?)")
    let rows = try Row.fetchCursor(db, sql: "SELECT * FROM prediction")
    while let row = try rows.next() {
      var probabilities: [String: Double] = [:]
      for line in try lines(row, "shares") {
        let parts = line.split(separator: "\t", maxSplits: 1)
        if parts.count == 2, let probability = Double(parts[0]) {
          probabilities[String(parts[1])] = probability
        }
      }
      try statement.execute(arguments: [
        row["uri"], row["genre"], row["confidence"], try lines(row, "plausible").json,
        probabilities.json, row["model"], try lines(row, "imputed").json, row["predictedAt"],
      ])
    }
    try db.execute(sql: "DROP TABLE prediction")
    try db.execute(sql: "ALTER TABLE newPrediction RENAME TO prediction")
  }

  /// The lines of a column.
  ///
  /// - Throws: `RowDecodingError` if it holds no text.
  private static func lines(_ row: Row, _ column: String) throws -> [String] {
    let text: String? = try row.decode(forColumn: column)
    return (text ?? "").split(separator: "\n").map(String.init)
  }
}
