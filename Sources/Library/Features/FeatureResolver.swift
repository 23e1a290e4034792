import Foundation
import GRDB
import Music
import Work

/// Finds audio features for the tracks of the library: in the person's own tables, in what is stored or imported,
/// and at last by asking feature sources, one after the other and in batches.
public struct FeatureResolver: Sendable {
  /// A source is asked again for what it did not know after four weeks: new releases appear there late.
  public static let missLifetime: TimeInterval = 28 * 86_400

  let store: LibraryStore
  let tables: [OwnTable]
  let sources: [any FeatureSource]
  let watch: Watch

  /// - Parameter sources: asked in this order; each only for what those before it do not know.
  public init(
    store: LibraryStore, tables: [OwnTable] = [], sources: [any FeatureSource] = [], watch: Watch = Watch()
  ) {
    self.store = store
    self.tables = tables
    self.sources = sources
    self.watch = watch
  }

  /// What a run brought.
  public struct Summary: Sendable, Equatable {
    /// Where the features of the library's tracks come from now.
    public var status: FeatureStatus
    /// Answers of sources that were not taken, because they lie outside of what a feature can be.
    public var refused: Int
  }

  /// Fills the library; what each batch brings is stored before the next is asked for.
  ///
  /// - Throws: `ServiceError`, `LibraryError` or `CancellationError`; what had come by then stays.
  @discardableResult
  public func run(at now: Date = Date()) async throws -> Summary {
    let tracks = try store.tracks()
    try fillFromTables(tracks, at: now)
    var refused = 0
    for source in sources {
      let known = try store.read { try Set(String.fetchAll($0, FeatureRecord.uris)) }
      var asking = FeatureQuestion(store: store, source: source, watch: watch, now: now)
      try await asking.run(for: tracks.filter { $0.id != nil && !known.contains($0.uri ?? "") })
      refused += asking.refused
    }
    return Summary(status: try store.featureStatus(at: now), refused: refused)
  }

  private func fillFromTables(_ tracks: [ServiceTrack], at now: Date) throws {
    for table in tables {
      try watch.check()
      let index = OwnTableIndex(table)
      try store.write { db in
        for track in tracks {
          guard let uri = track.uri, let (features, match) = index.features(for: track) else { continue }
          try FeatureRecord(features, of: uri, from: .table(table.name), by: match, at: now).insert(db)
        }
      }
    }
  }
}
