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
    var hasFeatures: Bool
    var tempo: Double?

    var uri: String { track.uri ?? "" }
  }

  let request: PlanRequest
  let candidates: [Candidate]
  /// All tracks of the library by uri, for the titles of those that leave.
  let tracks: [String: ServiceTrack]
  /// The playlists that timbre made, by key.
  let made: [PlaylistKey: MadePlaylist]
  let account: String

  private var unsorted: [Int: UnsortedTrack.Reason] = [:]
  private var members: [PlaylistKey: [Int]] = [:]

  init(
    request: PlanRequest, candidates: [Candidate], tracks: [String: ServiceTrack],
    made: [PlaylistKey: MadePlaylist], account: String
  ) {
    self.tracks = tracks
    self.request = request
    self.candidates = candidates
    self.made = made
    self.account = account
  }

  mutating func plan(at now: Date) -> SortingPlan {
    for index in candidates.indices { place(index) }
    keepOneOfEachRecording()
    var playlists: [PlannedPlaylist] = []
    let keys = Set(members.keys).union(made.keys.filter(request.covers)).sorted()
    for key in keys {
      if let playlist = playlist(key) { playlists.append(playlist) }
    }
    playlists.sort { ($1.tracks.count, $0.key) < ($0.tracks.count, $1.key) }
    let left = unsorted.keys.sorted().compactMap { index in
      unsorted[index].map {
        UnsortedTrack(
          uri: candidates[index].uri, title: candidates[index].track.title,
          artists: candidates[index].track.artists.map(\.name), reason: $0)
      }
    }
    return SortingPlan(request: request, madeAt: now, playlists: playlists, unsorted: left)
  }

  /// Finds the playlist of a track, or the reason why it has none.
  private mutating func place(_ index: Int) {
    let candidate = candidates[index]
    switch target(of: candidate) {
    case .failure(let reason): unsorted[index] = reason.reason
    case .success(let key):
      let label = key.label
      if !request.covers(key) {
        unsorted[index] = .notChosen(genre: label)
      } else if candidate.placement == nil, made[key]?.withheld.contains(candidate.uri) == true {
        unsorted[index] = .takenOut(genre: label)
      } else {
        members[key, default: []].append(index)
      }
    }
  }

  private struct Unplaced: Error { var reason: UnsortedTrack.Reason }

  private func target(of candidate: Candidate) -> Result<PlaylistKey, Unplaced> {
    func none(_ reason: UnsortedTrack.Reason) -> Result<PlaylistKey, Unplaced> {
      .failure(Unplaced(reason: reason))
    }
    switch candidate.track.kind {
    case .track: break
    case .local: return none(.localFile)
    case .episode: return none(.episode)
    case .missing: return none(.missing)
    }
    if let placement = candidate.placement {
      return placement.genre.map { .success(request.key(for: request.label(of: $0))) } ?? none(.keptOut)
    }
    guard let prediction = candidate.prediction else {
      return none(candidate.hasFeatures ? .notPredicted : .noFeatures)
    }
    guard let (genre, confidence) = answer(of: prediction) else { return none(.unknown) }
    if confidence < request.leastConfidence {
      return none(.belowConfidence(genre: genre, confidence: confidence))
    }
    return .success(request.key(for: genre))
  }

  /// What a prediction says in the terms of the request: a model that wavers between two genres of one family is sure
  /// of the family.
  private func answer(of prediction: LibraryPrediction) -> (label: String, confidence: Double)? {
    guard let genre = prediction.genre else { return nil }
    guard let families = request.families else { return (genre, prediction.confidence) }
    // What the model said of families themselves, unless they were other families then.
    let known = Set(families.values)
    if let best = prediction.families.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }),
      prediction.families.keys.allSatisfy(known.contains)
    {
      return (best.key, best.value)
    }
    var sums: [String: Double] = [:]
    for (genre, probability) in prediction.probabilities.sorted(by: { $0.key < $1.key }) {
      sums[request.label(of: genre), default: 0] += probability
    }
    let best = sums.max { ($0.value, $1.key) < ($1.value, $0.key) }
    return best.map { ($0.key, min(1, $0.value)) } ?? (request.label(of: genre), prediction.confidence)
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
    let indices = members.values.flatMap { $0 }
    let recordings = KnownRecordings(of: indices.map { candidates[$0].track })
    var best: [KnownRecordings.Identity: Int] = [:]
    for index in indices {
      guard let recording = recordings.identity(of: candidates[index].track) else { continue }
      if let other = best[recording], order(other) < order(index) { continue }
      best[recording] = index
    }
    var labels: [Int: String] = [:]
    for (key, own) in members { for index in own { labels[index] = key.label } }
    for key in members.keys.sorted() {
      members[key]?.removeAll { index in
        guard candidates[index].placement == nil,
          let kept = recordings.identity(of: candidates[index].track).flatMap({ best[$0] }), kept != index
        else { return false }
        unsorted[index] = .sameRecording(uri: candidates[kept].uri, genre: labels[kept] ?? key.label)
        return true
      }
    }
  }

  /// One playlist with what it changes, or nil if it is too small to be made.
  private mutating func playlist(_ key: PlaylistKey) -> PlannedPlaylist? {
    let label = key.label
    let known = made[key]
    var indices = sorted(members[key] ?? [])
    if known == nil, indices.count < max(1, request.leastSize) {
      for index in indices { unsorted[index] = .belowSize(genre: label) }
      return nil
    }
    for index in indices.dropFirst(Self.mostTracks) { unsorted[index] = .playlistFull(genre: label) }
    indices = Array(indices.prefix(Self.mostTracks))

    let present = Set(known?.current ?? [])
    let planned = indices.map { index in
      plannedTrack(candidates[index], isNew: !present.contains(candidates[index].uri))
    }
    let wanted = Set(planned.map(\.uri))
    let base = known?.base ?? []
    let leaving = (known?.current ?? []).filter { base.contains($0) && !wanted.contains($0) }
    let name = known.flatMap(\.nameByHand) ?? request.namePattern.replacing("{genre}", with: label)
    let description =
      known.flatMap(\.descriptionByHand)
      ?? request.description(of: label, marker: PlaylistMarker.text(account: account, key: key))
    let isSame =
      leaving.isEmpty && !planned.contains(where: \.isNew)
      && (known?.name == name || known?.nameByHand != nil)
      && (known?.description == description || known?.descriptionByHand != nil)
    let state: PlannedPlaylist.State =
      known == nil ? .create : known?.isDeleted == true ? .deleted : isSame ? .unchanged : .update
    return PlannedPlaylist(
      key: key, name: name, description: description, playlistID: known?.id, state: state, tracks: planned,
      leaving: leaving.map {
        PlannedTrack(
          uri: $0, title: tracks[$0]?.title ?? "", artists: tracks[$0]?.artists.map(\.name) ?? [],
          isNew: false)
      },
      byHand: present.subtracting(base).subtracting(wanted).count)
  }

  private func plannedTrack(_ candidate: Candidate, isNew: Bool) -> PlannedTrack {
    PlannedTrack(
      uri: candidate.uri, title: candidate.track.title, artists: candidate.track.artists.map(\.name),
      confidence: candidate.placement == nil ? confidence(of: candidate) : nil, isNew: isNew)
  }

  private func confidence(of candidate: Candidate) -> Double {
    candidate.prediction.flatMap { answer(of: $0)?.confidence } ?? 0
  }

  /// The order asked for; ties stay in the order of the source.
  private func sorted(_ indices: [Int]) -> [Int] {
    func value(_ index: Int) -> Double {
      let candidate = candidates[index]
      switch request.order {
      case .liked: return -(candidate.addedAt ?? -.greatestFiniteMagnitude)
      case .confidence: return candidate.placement == nil ? -confidence(of: candidate) : -1
      case .tempo: return candidate.tempo ?? .greatestFiniteMagnitude
      }
    }
    return indices.map { (value($0), $0) }.sorted { $0 < $1 }.map(\.1)
  }
}
