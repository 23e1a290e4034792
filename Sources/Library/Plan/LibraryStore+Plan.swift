import Foundation
import GRDB
import Music

extension LibraryStore {
  /// Makes a plan and remembers it as the present one.
  ///
  /// - Throws: `LibraryError.unknownPlaylist` for a source that the library does not have.
  public func makePlan(_ request: PlanRequest, at now: Date = Date()) throws -> SortingPlan {
    let features = try features()
    let account = try account()?.id ?? ""
    var planner = try read { db in
      var made = try Self.madePlaylists(in: db)
      for (key, playlist) in made {
        made[key]?.tracks = try Self.plannedTracks(playlist.current, in: db)
      }
      return try Planner(
        request: request, candidates: Self.candidates(request.source, features: features, in: db), made: made,
        account: account)
    }
    let plan = planner.plan(at: now)
    try write { db in
      try db.execute(
        sql: "INSERT INTO plan (madeAt, value) VALUES (?, ?)",
        arguments: [now.timeIntervalSince1970, try JSONEncoder().encode(plan)])
      try db.execute(sql: "DELETE FROM plan WHERE number <= (SELECT max(number) FROM plan) - 3")
    }
    return plan
  }

  /// The plan that was made last.
  ///
  /// - Throws: `LibraryError.noPlan`.
  public func plan() throws -> SortingPlan {
    let data = try read { try Data.fetchOne($0, sql: "SELECT value FROM plan ORDER BY number DESC LIMIT 1") }
    guard let data, let plan = try? JSONDecoder().decode(SortingPlan.self, from: data) else {
      throw LibraryError.noPlan
    }
    return plan
  }

  /// Makes the last plan anew, after a placement or a prediction has changed.
  public func remakePlan(at now: Date = Date()) throws -> SortingPlan {
    try makePlan(plan().request, at: now)
  }

  /// The tracks of a source, each once, in its order.
  private static func candidates(
    _ source: PlanRequest.Source, features: [String: LibraryFeatures], in db: Database
  ) throws -> [Planner.Candidate] {
    let predictions = try predictions(in: db)
    let placements = try placements(in: db)
    let liked = "SELECT uri, addedAt FROM liked WHERE uri IS NOT NULL ORDER BY rank DESC, uri"
    let rows: [Row]
    switch source {
    case .liked: rows = try Row.fetchAll(db, sql: liked)
    case .playlist(let id):
      let exists =
        try Int.fetchOne(db, sql: "SELECT count(*) FROM playlist WHERE id = ?", arguments: [id]) ?? 0
      guard exists > 0 else { throw LibraryError.unknownPlaylist(id) }
      rows = try Row.fetchAll(
        db,
        sql: "SELECT uri, addedAt FROM playlistItem WHERE playlist = ? AND uri IS NOT NULL ORDER BY position",
        arguments: [id])
    case .all:
      rows =
        try Row.fetchAll(db, sql: liked)
        + Row.fetchAll(
          db,
          sql: """
            SELECT uri, addedAt FROM playlistItem JOIN playlist ON id = playlist
            WHERE uri IS NOT NULL AND isOwn AND NOT isGone AND id NOT IN (SELECT playlist FROM made)
            ORDER BY playlist.position, playlist, playlistItem.position
            """)
    }
    var tracks: [String: ServiceTrack] = [:]
    for row in try Row.fetchAll(db, sql: "SELECT * FROM track") { tracks[row["uri"]] = track(from: row) }
    var seen: Set<String> = []
    return rows.compactMap { row in
      let uri: String = row["uri"]
      guard let track = tracks[uri], seen.insert(uri).inserted else { return nil }
      return Planner.Candidate(
        track: track, addedAt: row["addedAt"], prediction: predictions[uri], placement: placements[uri],
        hasFeatures: features[uri] != nil, tempo: features[uri]?.values.tempo)
    }
  }

  private static func plannedTracks(_ uris: [String], in db: Database) throws -> [String: PlannedTrack] {
    var planned: [String: PlannedTrack] = [:]
    for uri in uris {
      guard let row = try db.cachedStatement(sql: "SELECT * FROM track WHERE uri = ?").row(uri) else {
        continue
      }
      let track = track(from: row)
      planned[uri] = PlannedTrack(
        uri: uri, title: track.title, artists: track.artists.map(\.name), isNew: false)
    }
    return planned
  }
}

extension Statement {
  fileprivate func row(_ uri: String) throws -> Row? {
    try Row.fetchOne(self, arguments: [uri])
  }
}
