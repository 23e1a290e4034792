import Foundation
import Music

/// Makes a plan from what the library holds: a person's placements first, then the model's predictions.
struct Planner {
  /// The service takes no more entries in one playlist.
  static let mostTracks = 10_000

  /// A track of the source, and all that decides where it goes.
  struct Candidate {
    /// `.missing` for an entry whose track the service no longer gives.
    var track: ServiceTrack
    /// Seconds since 1970.
    var addedAt: Double?
    var prediction: LibraryPrediction?
    var placement: Placement?
    /// Whether it meets the condition of the request; true without one.
    var meetsCondition = true
    var tempo: Double?

    var uri: String { track.uri ?? "" }
  }

  let request: PlanRequest
  let candidates: [Candidate]
  /// All tracks of the library by uri, for the titles of those that leave.
  let tracks: [String: ServiceTrack]
  /// The playlists that timbre made or files into, by key.
  let made: [PlaylistKey: MadePlaylist]
  let account: String
  /// The most entries of a playlist.
  var mostTracks = Planner.mostTracks

  var unsorted: [Int: UnsortedTrack.Reason] = [:]
  var members: [PlaylistKey: [Int]] = [:]
  let rule: PlacementRule

  init(
    request: PlanRequest, candidates: [Candidate], tracks: [String: ServiceTrack],
    made: [PlaylistKey: MadePlaylist], account: String
  ) {
    self.tracks = tracks
    self.request = request
    self.candidates = candidates
    self.made = made
    self.account = account
    rule = PlacementRule(request: request)
  }

  mutating func plan(at now: Date) -> SortingPlan {
    for index in candidates.indices { place(index) }
    keepOneOfEachRecording()
    var playlists: [PlannedPlaylist] = []
    let known = request.into == nil ? made.keys.filter(request.covers) : []
    for key in Set(members.keys).union(known.map(\.first)).sorted() {
      playlists += key.kind == .playlist ? filed(into: key) : volumes(of: key)
    }
    playlists.sort { ($1.tracks.count, $0.key) < ($0.tracks.count, $1.key) }
    // What has a place is not unsorted, even if another playlist has no room for it.
    let placed = Set(playlists.flatMap { $0.tracks.map(\.uri) })
    let left = unsorted.keys.sorted().compactMap { index -> UnsortedTrack? in
      let track = candidates[index].track
      guard let reason = unsorted[index], !placed.contains(track.uri ?? "") else { return nil }
      return UnsortedTrack(
        uri: track.uri ?? "", title: track.title, artists: track.artists.map(\.name), reason: reason)
    }
    return SortingPlan(request: request, madeAt: now, playlists: playlists, unsorted: left)
  }

  /// Finds the playlists of a track, or the reason why it has none.
  private mutating func place(_ index: Int) {
    let candidate = candidates[index]
    let labels: [String]
    do throws(PlacementRule.Unplaced) {
      labels = try rule.labels(of: candidate)
    } catch {
      unsorted[index] = error.reason
      return
    }
    for label in labels {
      let key = request.key(for: label, decade: candidate.track.releaseDecade)
      if request.splitsByDecade, key.decade == nil {
        unsorted[index] = .noDate(genre: label)
      } else if !request.covers(key) {
        unsorted[index] = unsorted[index] ?? .notChosen(genre: label)
      } else {
        let goal = request.into.map { PlaylistKey(.playlist, $0) } ?? key
        if candidate.placement == nil, isWithheld(candidate.uri, from: goal) {
          unsorted[index] = .takenOut(genre: label)
        } else if members[goal]?.last != index {
          members[goal, default: []].append(index)
        }
      }
    }
  }

  /// Whether the person took a track out of a playlist, whichever of its volumes it was in.
  private func isWithheld(_ uri: String, from key: PlaylistKey) -> Bool {
    var key = key
    while let known = made[key] {
      if known.withheld.contains(uri) { return true }
      key.volume += 1
    }
    return false
  }

  /// Of several releases of a recording one is placed: the person's choice, else the one already placed, else the
  /// one liked first.
  private mutating func keepOneOfEachRecording() {
    let placed = Set(made.values.flatMap(\.base))
    func order(_ index: Int) -> (Int, Int, Double, String) {
      let candidate = candidates[index]
      return (
        candidate.placement == nil ? 1 : 0, placed.contains(candidate.uri) ? 0 : 1,
        candidate.addedAt ?? .greatestFiniteMagnitude, candidate.uri
      )
    }
    let indices = Set(members.values.flatMap { $0 }).sorted()
    let recordings = KnownRecordings(of: indices.map { candidates[$0].track })
    let identities = Dictionary(
      uniqueKeysWithValues: indices.map { ($0, recordings.identity(of: candidates[$0].track)) })
    var best: [KnownRecordings.Identity: Int] = [:]
    for index in indices {
      guard let recording = identities[index] ?? nil else { continue }
      if let other = best[recording], order(other) < order(index) { continue }
      best[recording] = index
    }
    var labels: [Int: String] = [:]
    for key in members.keys.sorted() { for index in members[key] ?? [] { labels[index] = key.label } }
    for key in members.keys.sorted() {
      members[key]?.removeAll { index in
        guard candidates[index].placement == nil,
          let kept = (identities[index] ?? nil).flatMap({ best[$0] }), kept != index
        else { return false }
        unsorted[index] = .sameRecording(uri: candidates[kept].uri, genre: labels[kept] ?? key.label)
        return true
      }
    }
  }
}
