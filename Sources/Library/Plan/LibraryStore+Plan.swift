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
      var tracks: [String: ServiceTrack] = [:]
      for row in try Row.fetchAll(db, sql: "SELECT \(Self.trackColumns) FROM track") {
        let track = Self.track(from: row)
        tracks[track.uri ?? ""] = track
      }
      return try Planner(
        request: request, candidates: Self.candidates(request.source, tracks, features, in: db),
        tracks: tracks,
        made: Self.madePlaylists(in: db), account: account)
    }
    let plan = planner.plan(at: now)
    try write { db in
      try db.execute(
        sql: "INSERT INTO plan (madeAt, request, keys, value) VALUES (?, ?, ?, ?)",
        arguments: [
          now.timeIntervalSince1970, try JSONEncoder().encode(request),
          plan.playlists.map(\.key).joined(separator: "\n"), try JSONEncoder().encode(plan),
        ])
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

  /// What was asked of the last plan; nil if there is none.
  public func planRequest() throws -> PlanRequest? {
    try read { try Data.fetchOne($0, sql: "SELECT request FROM plan ORDER BY number DESC LIMIT 1") }
      .flatMap { try? JSONDecoder().decode(PlanRequest.self, from: $0) }
  }

  /// Makes the last plan anew, after a placement or a prediction has changed.
  ///
  /// - Throws: `LibraryError.noPlan`.
  public func remakePlan(at now: Date = Date()) throws -> SortingPlan {
    guard let request = try planRequest() else { throw LibraryError.noPlan }
    return try makePlan(request, at: now)
  }

  /// The keys of the last plan's playlists.
  static func plannedKeys(in db: Database) throws -> [String] {
    try String.fetchOne(db, sql: "SELECT keys FROM plan ORDER BY number DESC LIMIT 1")?
      .split(separator: "\n").map(String.init) ?? []
  }

  /// The tracks of a source, each once, in its order.
  private static func candidates(
    _ source: PlanRequest.Source, _ tracks: [String: ServiceTrack], _ features: [String: LibraryFeatures],
    in db: Database
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
    var seen: Set<String> = []
    return rows.compactMap { row in
      let uri: String = row[0]
      guard let track = tracks[uri], seen.insert(uri).inserted else { return nil }
      return Planner.Candidate(
        track: track, addedAt: row[1], prediction: predictions[uri], placement: placements[uri],
        hasFeatures: features[uri] != nil, tempo: features[uri]?.values.tempo)
    }
  }
}
