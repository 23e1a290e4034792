/// What a playlist shall hold after an apply or an undo.
enum PlaylistTarget {
  /// What a playlist shall hold: what is there without what leaves; new tracks that precede all others in the plan's
  /// order at the front, the rest at the end.
  static func applied(entries: [String?], wanted: [String], made: MadePlaylist) -> [String?] {
    if made.key.kind == .playlist {
      // The person's own: nothing leaves, and what is new stands behind what is theirs.
      let present = Set(entries.compactMap { $0 })
      return entries + wanted.filter { !present.contains($0) }
    }
    let order = Set(wanted)
    let staying = entries.filter { uri in uri.map { !made.base.contains($0) || order.contains($0) } ?? true }
    let present = Set(staying.compactMap { $0 })
    let front = staying.isEmpty ? [] : Array(wanted.prefix { !present.contains($0) })
    let first = present.isDisjoint(with: order) ? [] : front
    let rest = wanted.dropFirst(first.count).filter { !present.contains($0) }
    return first + staying + rest
  }

  /// What a playlist held before a run, with what the person has added and removed since.
  static func undone(
    entries: [String?], before: RunPlaylistRecord.Before, changes: PlaylistChanges
  ) -> [String?] {
    let present = Set(entries.compactMap { $0 })
    let former = Set(before.entries.compactMap { $0 })
    let kept = before.entries.filter { uri in
      uri.map { present.contains($0) || changes.removed.contains($0) } ?? false
    }
    let byHand = entries.filter { uri in
      uri.map { !former.contains($0) && !changes.added.contains($0) } ?? false
    }
    return kept + byHand
  }
}
