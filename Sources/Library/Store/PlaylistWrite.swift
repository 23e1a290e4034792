/// One request that changes a playlist, as it stands in the journal.
enum PlaylistWrite: Codable, Sendable, Equatable {
  case create(name: String, description: String)
  /// At most 100 entries, at a position or at the end.
  case add([String], at: Int?)
  /// At most 100 entries, with every occurrence of each.
  case remove([String])
  /// Everything there gives way to at most 100 entries.
  case replace([String])
  case details(name: String?, description: String?)
  case unfollow

  /// The most entries that the service takes in one request.
  static let mostEntries = 100

  /// The entries of a playlist after the write.
  func applied(to entries: [String?]) -> [String?] {
    switch self {
    case .add(let uris, let position):
      let index = min(max(0, position ?? entries.count), entries.count)
      return Array(entries[..<index]) + uris + Array(entries[index...])
    case .remove(let uris):
      let gone = Set(uris)
      return entries.filter { $0.map { !gone.contains($0) } ?? true }
    case .replace(let uris): return uris
    case .create, .unfollow: return []
    case .details: return entries
    }
  }

  /// The fewest writes that turn one list of entries into another, as far as the service allows.
  ///
  /// Entries that stay keep their dates; nil entries and files of the person's own cannot be added, so they stay
  /// where they are or stay away. Only where single insertions would take many more requests is the whole list
  /// written anew.
  static func least(from entries: [String?], to target: [String?]) -> [PlaylistWrite] {
    let wanted = Set(target.compactMap { $0 })
    var gone: [String] = []
    var seen: Set<String> = []
    for case let uri? in entries where !wanted.contains(uri) && seen.insert(uri).inserted { gone.append(uri) }
    let removals = chunks(of: gone).map(PlaylistWrite.remove)
    let rest = entries.filter { $0.map(wanted.contains) ?? true }
    let insertions = insertions(into: rest, toReach: target)

    let canReplace = !rest.contains { $0?.hasPrefix("spotify:local:") ?? true }
    let whole = target.compactMap { $0 }.filter(isAddable)
    let anew = chunks(of: whole)
    guard canReplace, let first = anew.first, removals.count + insertions.count > anew.count + 3 else {
      return removals + insertions
    }
    return [.replace(first)] + anew.dropFirst().map { .add($0, at: nil) }
  }

  /// Walks along the target: what already stands at this place stays, what is lacking is put in, and what the
  /// person has moved elsewhere is left there.
  private static func insertions(into rest: [String?], toReach target: [String?]) -> [PlaylistWrite] {
    var lacking: [String: Int] = [:]
    for case let uri? in target where isAddable(uri) { lacking[uri, default: 0] += 1 }
    for case let uri? in rest { lacking[uri, default: 0] -= 1 }
    var writes: [PlaylistWrite] = []
    var run: [String] = []
    var matched = 0
    var inserted = 0

    func endRun() {
      let isLast = matched == rest.count
      for chunk in chunks(of: run) {
        writes.append(.add(chunk, at: isLast ? nil : matched + inserted))
        inserted += chunk.count
      }
      run = []
    }
    for uri in target {
      if matched < rest.count, rest[matched] == uri {
        endRun()
        matched += 1
      } else if let uri, lacking[uri, default: 0] > 0 {
        lacking[uri, default: 0] -= 1
        run.append(uri)
      }
    }
    endRun()
    return writes
  }

  private static func isAddable(_ uri: String) -> Bool { !uri.hasPrefix("spotify:local:") }

  private static func chunks(of uris: [String]) -> [[String]] {
    stride(from: 0, to: uris.count, by: mostEntries).map {
      Array(uris[$0..<min($0 + mostEntries, uris.count)])
    }
  }
}
