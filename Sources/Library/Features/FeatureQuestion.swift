import Foundation
import GRDB
import Music
import Work

/// One source asked for the features of tracks in one run, by id first and by recording code for what that does not
/// find: another release may be known.
struct FeatureQuestion {
  let store: LibraryStore
  let source: any FeatureSource
  let watch: Watch
  let now: Date
  /// Answers that were not taken.
  private(set) var refused = 0
  /// What the source has answered in this run, so that it is asked once for each key; nil for what it does not know.
  private var answers: [FeatureKey: [String: ServiceFeatures?]] = [:]

  init(store: LibraryStore, source: any FeatureSource, watch: Watch, now: Date) {
    self.store = store
    self.source = source
    self.watch = watch
    self.now = now
  }

  private var id: SourceID { type(of: source).identity.id }

  /// Asks for tracks that have no features yet, but not for those that the source did not know lately.
  mutating func run(for tracks: [ServiceTrack]) async throws {
    let since = now.addingTimeInterval(-FeatureResolver.missLifetime)
    let missed = try store.read { [id] in try FeatureMissRecord.uris(of: id, since: since, in: $0) }
    let open = tracks.filter { !missed.contains($0.uri ?? "") }
    var unknown: [ServiceTrack] = []
    var done = 0
    for batch in batches(of: open) {
      unknown += try await ask(for: batch, by: .id)
      done = done + batch.count
      report(done - unknown.count, of: open.count)
    }
    done -= unknown.count
    for batch in batches(of: unknown.filter { $0.isrc != nil }) {
      _ = try await ask(for: batch, by: .isrc)
      done += batch.count
      report(done, of: open.count)
    }
  }

  private func batches(of tracks: [ServiceTrack]) -> [[ServiceTrack]] {
    let size = max(1, source.batchSize)
    return stride(from: 0, to: tracks.count, by: size).map {
      Array(tracks[$0..<min($0 + size, tracks.count)])
    }
  }

  private func report(_ done: Int, of total: Int) {
    watch.report(WorkProgress("finding features", Double(done), of: Double(total), unit: .things("tracks")))
  }

  /// One request. Answers the tracks that the source does not know; a miss is final when no other key is left.
  private mutating func ask(for batch: [ServiceTrack], by kind: FeatureKey) async throws -> [ServiceTrack] {
    try watch.check()
    func key(_ track: ServiceTrack) -> String? { kind == .id ? track.id : track.isrc }
    var keys: [String] = []
    for key in batch.compactMap(key) where answers[kind]?[key] == nil && !keys.contains(key) {
      keys.append(key)
    }
    if !keys.isEmpty {
      let answer = try await source.features(for: keys, by: kind)
      refused += answer.refused
      for key in keys { answers[kind, default: [:]].updateValue(answer.values[key], forKey: key) }
    }
    let known = answers[kind] ?? [:]
    return try store.write { [id, now] db in
      var unknown: [ServiceTrack] = []
      for track in batch {
        guard let uri = track.uri else { continue }
        if let features = key(track).flatMap({ known[$0] ?? nil }) {
          try FeatureRecord(
            features, of: uri, from: .source(id), by: kind == .id ? .id : .isrc, at: now
          ).insert(db)
        } else {
          unknown.append(track)
          guard kind == .isrc || track.isrc == nil else { continue }
          try FeatureMissRecord(uri: uri, source: id, askedAt: now.timeIntervalSince1970).insert(db)
        }
      }
      return unknown
    }
  }
}
