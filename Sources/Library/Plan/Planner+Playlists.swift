import Music

extension Planner {
  /// The playlist of a genre or family with what it changes, and further volumes of it where one is full; none if it is too
  /// small to be made. What stands in a volume stays in it.
  mutating func volumes(of key: PlaylistKey) -> [PlannedPlaylist] {
    let indices = sorted(members[key] ?? [])
    let volumes = knownVolumes(of: key)
    if volumes.isEmpty, indices.count < max(1, request.leastSize) {
      for index in indices { unsorted[index] = .belowSize(genre: key.label) }
      return []
    }
    var parts = volumes.map { _ in [Int]() }
    var room = volumes.map { mostTracks - $0.byHand }
    var open: [Int] = []
    for index in indices {
      if let volume = volumes.indices.first(where: { volumes[$0].base.contains(candidates[index].uri) }) {
        parts[volume].append(index)
        room[volume] -= 1
      } else {
        open.append(index)
      }
    }
    for index in open {
      if let volume = room.firstIndex(where: { $0 > 0 }) {
        parts[volume].append(index)
        room[volume] -= 1
      } else {
        parts.append([index])
        room.append(mostTracks - 1)
      }
    }
    if parts.isEmpty { parts = [[]] }
    let places = Dictionary(zip(indices, indices.indices), uniquingKeysWith: { first, _ in first })
    return parts.enumerated().map { number, part in
      let own = PlaylistKey(key.kind, key.label, decade: key.decade, volume: number + 1)
      return playlist(own, part.sorted { (places[$0] ?? 0) < (places[$1] ?? 0) })
    }
  }

  /// The volumes that were made, without a gap.
  private func knownVolumes(of key: PlaylistKey) -> [MadePlaylist] {
    var volumes: [MadePlaylist] = []
    var key = key
    while let known = made[key] {
      volumes.append(known)
      key.volume += 1
    }
    return volumes
  }

  private func playlist(_ key: PlaylistKey, _ indices: [Int]) -> PlannedPlaylist {
    let known = made[key]
    let present = Set(known?.current ?? [])
    let planned = indices.map { plannedTrack(candidates[$0], present: present) }
    let wanted = Set(planned.map(\.uri))
    let base = known?.base ?? []
    let leaving = (known?.current ?? []).filter { base.contains($0) && !wanted.contains($0) }
    let name = known.flatMap(\.nameByHand) ?? request.name(of: key)
    let description =
      known.flatMap(\.descriptionByHand)
      ?? request.description(of: key.title, marker: PlaylistMarker.text(account: account, key: key))
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

  /// What is added to a playlist of the person's own; nothing ever leaves it, and its name and description stay theirs.
  mutating func filed(into key: PlaylistKey) -> [PlannedPlaylist] {
    guard let own = made[key] else { return [] }
    let present = Set(own.current)
    var room = max(0, mostTracks - own.current.count)
    var kept: [Int] = []
    for index in sorted(members[key] ?? []) {
      if present.contains(candidates[index].uri) {
        kept.append(index)
      } else if room > 0 {
        kept.append(index)
        room -= 1
      } else {
        unsorted[index] = .playlistFull(genre: own.name)
      }
    }
    let planned = kept.map { plannedTrack(candidates[$0], present: present) }
    return [
      PlannedPlaylist(
        key: key, name: own.nameByHand ?? own.name, description: own.descriptionByHand ?? own.description,
        playlistID: own.id,
        state: own.isDeleted ? .deleted : planned.contains(where: \.isNew) ? .update : .unchanged,
        tracks: planned, leaving: [], byHand: present.subtracting(planned.map(\.uri)).count)
    ]
  }

  private func plannedTrack(_ candidate: Candidate, present: Set<String>) -> PlannedTrack {
    let isByHand = candidate.placement != nil
    return PlannedTrack(
      uri: candidate.uri, title: candidate.track.title, artists: candidate.track.artists.map(\.name),
      confidence: isByHand ? nil : confidence(of: candidate),
      evidence: isByHand ? .byHand : candidate.prediction?.chiefEvidence,
      isNew: !present.contains(candidate.uri))
  }

  private func confidence(of candidate: Candidate) -> Double {
    candidate.prediction.flatMap { rule.answers(of: $0).first?.probability } ?? 0
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

extension MadePlaylist {
  /// How many entries the person put there.
  var byHand: Int { current.count { !base.contains($0) } }
}
