import Foundation
import GRDB
import Music

extension LibraryStore {
  /// Makes a plan and remembers it as the present one.
  ///
  /// - Throws: `LibraryError.unknownPlaylist` for a source or a goal that the library does not have, and `PredicateError` for
  ///   a condition that makes no sense.
  public func makePlan(_ request: PlanRequest, at now: Date = Date()) throws -> SortingPlan {
    let account = try account()?.id ?? ""
    var planner = try read { db in
      let tracks = try TrackRecord.all(in: db)
      var made = try MadePlaylist.all(in: db)
      if let into = request.into.map({ PlaylistKey(.playlist, $0) }), made[into] == nil {
        made[into] = try MadePlaylist.own(into, in: db)
      }
      return try Planner(
        request: request, candidates: Self.candidates(request, tracks, in: db), tracks: tracks, made: made,
        account: account)
    }
    let plan = planner.plan(at: now)
    let encoder = JSONEncoder()
    var record = PlanRecord(
      madeAt: now.timeIntervalSince1970, request: try encoder.encode(request),
      keys: plan.playlists.map(\.key),
      value: try encoder.encode(plan))
    try write { try record.store(in: $0) }
    return plan
  }

  /// The plan that was made last.
  ///
  /// - Throws: `LibraryError.noPlan`.
  public func plan() throws -> SortingPlan {
    guard let record = try read(PlanRecord.last),
      let plan = try? JSONDecoder().decode(SortingPlan.self, from: record.value)
    else { throw LibraryError.noPlan }
    return plan
  }

  /// What was asked of the last plan; nil if there is none. Throws `LibraryError`.
  public func planRequest() throws -> PlanRequest? {
    try read(PlanRecord.last).flatMap { try? JSONDecoder().decode(PlanRequest.self, from: $0.request) }
  }

  /// Makes the last plan anew, after a placement or a prediction has changed.
  ///
  /// - Throws: `LibraryError.noPlan`.
  public func remakePlan(at now: Date = Date()) throws -> SortingPlan {
    guard let request = try planRequest() else { throw LibraryError.noPlan }
    return try makePlan(request, at: now)
  }

  /// The tracks of a source in its order, each once, with all that decides where they go.
  private static func candidates(
    _ request: PlanRequest, _ tracks: [String: ServiceTrack], in db: Database
  ) throws -> [Planner.Candidate] {
    // Reading features takes longer than all the rest, and most plans need none.
    let features = request.needsFeatures ? try features(in: db) : [:]
    let predictions = try LibraryPrediction.all(in: db)
    let placements = try Placement.all(in: db)
    var seen: Set<String> = []
    var candidates = try entries(of: request.source, in: db).compactMap { entry -> Planner.Candidate? in
      guard let uri = entry.uri else { return Planner.Candidate(track: .missing, addedAt: entry.addedAt) }
      guard let track = tracks[uri], seen.insert(uri).inserted else { return nil }
      return Planner.Candidate(
        track: track, addedAt: entry.addedAt, prediction: predictions[uri], placement: placements[uri],
        tempo: features[uri]?.values[.tempo])
    }
    if let condition = request.condition {
      let mask = try LibraryTable.mask(condition, of: candidates.map(\.track), features: features)
      for place in candidates.indices { candidates[place].meetsCondition = mask[place] }
    }
    return candidates
  }

  /// What a source holds, also entries that hold nothing, in its order.
  private static func entries(
    of source: PlanRequest.Source, in db: Database
  ) throws -> [(uri: String?, addedAt: Double?)] {
    func items(_ id: String) throws -> [(uri: String?, addedAt: Double?)] {
      try PlaylistItemRecord.all(of: id, in: db).map { ($0.uri, $0.addedAt) }
    }
    switch source {
    case .liked: return try LikedRecord.all(in: db).map { ($0.uri, $0.addedAt) }
    case .playlist(let id):
      guard try PlaylistRecord.exists(db, key: id) else { throw LibraryError.unknownPlaylist(id) }
      return try items(id)
    case .all:
      let made = try MadeRecord.byPlaylist(in: db)
      let own = try PlaylistRecord.present(in: db).filter { $0.isOwn && made[$0.id] == nil }
      return try entries(of: .liked, in: db) + own.flatMap { try items($0.id) }
    }
  }
}
