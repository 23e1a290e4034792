import Foundation
import GRDB
import Music

/// How far the search for features is, in tracks.
public struct FeatureProgress: Sendable, Equatable {
  public var done, total: Int
}

/// Finds audio features for the tracks of the library: in the person's own tables, in what is stored or imported,
/// and at last by asking a feature source, in batches.
public struct FeatureResolver: Sendable {
  /// A source is asked again for what it did not know after four weeks: new releases appear there late.
  public static let missLifetime: TimeInterval = 28 * 86_400

  let store: LibraryStore
  let tables: [OwnTable]
  let source: (any FeatureSource)?
  let observer: Observer<FeatureProgress>

  public init(
    store: LibraryStore, tables: [OwnTable] = [], source: (any FeatureSource)? = nil,
    observer: Observer<FeatureProgress> = Observer()
  ) {
    self.store = store
    self.tables = tables
    self.source = source
    self.observer = observer
  }

  /// Fills the library; what each batch brings is stored before the next is asked for.
  ///
  /// - Throws: `ServiceError`, `LibraryError` or `CancellationError`; what had come by then stays.
  public func run(at now: Date = Date()) async throws -> FeatureStatus {
    let tracks = try store.tracks()
    try fillFromTables(tracks, at: now)
    if let source { try await ask(source, for: tracks, at: now) }
    return try store.featureStatus(at: now)
  }

  private func fillFromTables(_ tracks: [ServiceTrack], at now: Date) throws {
    for table in tables {
      try observer.check()
      let index = OwnTableIndex(table)
      try store.write { db in
        for track in tracks {
          guard let uri = track.uri, let (features, match) = index.features(for: track) else { continue }
          try LibraryStore.save(
            features, of: uri, source: LibraryStore.tablePrefix + table.name, match: match, at: now, in: db)
        }
      }
    }
  }

  /// Asks by id first, and by recording code for what that does not find: another release may be known.
  private func ask(_ source: any FeatureSource, for tracks: [ServiceTrack], at now: Date) async throws {
    let settled = try store.urisNotToAsk(source.name, at: now, lifetime: Self.missLifetime)
    let open = tracks.filter { $0.id != nil && !settled.contains($0.uri ?? "") }
    var done = 0
    let size = max(1, source.batchSize)
    for start in stride(from: 0, to: open.count, by: size) {
      try observer.check()
      let batch = Array(open[start..<min(start + size, open.count)])
      let unknown = try await ask(source, for: batch, by: .id, at: now)
      done += batch.count - unknown.count
      observer.report(FeatureProgress(done: done, total: open.count))
    }
    // Those without a code have been marked by now; the rest are tried a second way, again in full batches.
    let again = try tracksWithoutFeatures(open)
    for start in stride(from: 0, to: again.count, by: size) {
      try observer.check()
      let batch = Array(again[start..<min(start + size, again.count)])
      _ = try await ask(source, for: batch, by: .isrc, at: now)
      done += batch.count
      observer.report(FeatureProgress(done: done, total: open.count))
    }
  }

  /// One request. Answers the tracks that the source does not know; a miss is final when no other key is left.
  private func ask(
    _ source: any FeatureSource, for batch: [ServiceTrack], by kind: FeatureKey, at now: Date
  ) async throws -> [ServiceTrack] {
    func key(_ track: ServiceTrack) -> String? { kind == .id ? track.id : track.isrc }
    var keys: [String] = []
    for key in batch.compactMap(key) where !keys.contains(key) { keys.append(key) }
    let answer = try await source.features(for: keys, by: kind)
    return try store.write { db in
      var unknown: [ServiceTrack] = []
      for track in batch {
        guard let uri = track.uri else { continue }
        if let features = key(track).flatMap({ answer.values[$0] }) {
          try LibraryStore.save(
            features, of: uri, source: source.name, match: kind == .id ? .id : .isrc, at: now, in: db)
        } else {
          unknown.append(track)
          guard kind == .isrc || track.isrc == nil else { continue }
          try db.execute(
            sql: "INSERT OR REPLACE INTO featureMiss VALUES (?, ?, ?)",
            arguments: [uri, source.name, now.timeIntervalSince1970])
        }
      }
      return unknown
    }
  }

  private func tracksWithoutFeatures(_ tracks: [ServiceTrack]) throws -> [ServiceTrack] {
    let known = try store.read { try Set(String.fetchAll($0, sql: "SELECT DISTINCT uri FROM feature")) }
    return tracks.filter { $0.isrc != nil && !known.contains($0.uri ?? "") }
  }
}
