import Foundation
import Music
import Testing

@testable import Library

/// Where features come from, and that nobody is asked twice.
@Suite("Features")
struct FeatureTests {
  /// A source that knows some tracks by id and some by recording code.
  private actor Source: FeatureSource {
    static let identity = SourceIdentity(
      id: SourceID(rawValue: "fake"), name: "Fake", attribution: nil, licence: "none",
      address: "https://x.example")
    nonisolated let batchSize = 40
    private(set) var calls: [(kind: FeatureKey, count: Int)] = []
    var failsAt = 0

    func failAt(_ call: Int) { failsAt = call }

    func features(for keys: [String], by kind: FeatureKey) throws -> FeatureAnswer {
      calls.append((kind, keys.count))
      if calls.count == failsAt { throw ServiceError.rateLimited(retryAfterSeconds: 900) }
      let known = keys.filter { key in
        let number = Int(key.drop { !$0.isNumber }) ?? 0
        return kind == .id ? number % 2 == 0 : number % 5 == 0
      }
      let values = known.map { ($0, Samples.features(Int($0.drop { !$0.isNumber }) ?? 0)) }
      return FeatureAnswer(
        values: Dictionary(values) { first, _ in first }, misses: keys.filter { !known.contains($0) })
    }
  }

  private func withLibrary(_ count: Int, _ body: (LibraryStore) async throws -> Void) async throws {
    try await Samples.withStore { store in
      _ = try await LibrarySync(store: store, service: FakeService(liked: Samples.liked(count))).run()
      try await body(store)
    }
  }

  @Test
  func `a source is asked in full batches, by id and then by recording code, and not again for four weeks`()
    async throws
  {
    try await withLibrary(100) { store in
      let source = Source()
      let now = Date(timeIntervalSince1970: 1_800_000_000)
      let status = try await FeatureResolver(store: store, sources: [source]).run(at: now).status
      #expect(await source.calls.map(\.count) == [40, 40, 20, 40, 10])
      #expect((status.known, status.missing, status.misses) == (60, 40, 40))
      let soon = now.addingTimeInterval(20 * 86_400)
      _ = try await FeatureResolver(store: store, sources: [source]).run(at: soon)
      #expect(await source.calls.count == 5)
      let later = now.addingTimeInterval(29 * 86_400)
      _ = try await FeatureResolver(store: store, sources: [source]).run(at: later)
      #expect(await source.calls.count == 7)
    }
  }

  @Test
  func
    `sources are asked in order, each only for what those before it do not know, and for each key once a run`()
    async throws
  {
    var liked = Samples.liked(90)
    // One recording code on all of them: it is asked for once, in the first batch.
    for index in liked.indices { liked[index].track.isrc = "XX1" }
    try await Samples.withStore { store in
      _ = try await LibrarySync(store: store, service: FakeService(liked: liked)).run()
      let (first, second) = (Source(), Source())
      _ = try await FeatureResolver(store: store, sources: [first, second]).run()
      #expect(await first.calls.map(\.count) == [40, 40, 10, 1])
      // The second bears the same id: what the first did not know is known to be missing.
      #expect(await second.calls.isEmpty)
    }
  }

  @Test
  func `a source that stops answering leaves what came before, and the next run asks for the rest`()
    async throws
  {
    try await withLibrary(100) { store in
      let source = Source()
      await source.failAt(3)
      let resolver = FeatureResolver(store: store, sources: [source])
      await #expect(throws: ServiceError.rateLimited(retryAfterSeconds: 900)) { try await resolver.run() }
      let kept = try store.featureStatus()
      let completed = try await resolver.run().status
      #expect((kept.known, completed.known) == (40, 60))
    }
  }

  @Test
  func `the person's own tables come first: by id, recording code, artist and title, each shown as such`()
    async throws
  {
    try await withLibrary(4) { store in
      try store.write { db in
        try FeatureRecord(
          [.energy: 0.9, .timeSignature: 3], of: Samples.uri(0), from: .exportify, by: .id,
          at: Date()
        ).insert(db)
      }
      let table = OwnTable(
        name: "mine",
        rows: [
          .init(id: Samples.track(0).id, isrc: nil, leadArtist: "", title: "", features: [.energy: 0.1]),
          .init(id: nil, isrc: "xx1", leadArtist: "", title: "", features: [.energy: 0.2]),
          .init(
            id: nil, isrc: nil, leadArtist: "ARTIST 2", title: "Söng 2 (feat. B) - 2011 Remaster",
            features: [.energy: 0.3]),
        ])
      let status = try await FeatureResolver(store: store, tables: [table]).run().status
      #expect(status.sources == [.init(origin: .table("mine"), tracks: 3, byTitle: 1)])
      let features = try store.features()
      // The table's value holds; what it lacks comes from the import.
      #expect(features[Samples.uri(0)]?.values == [.energy: 0.1, .timeSignature: 3])
      #expect(features[Samples.uri(1)]?.match == .isrc)
      #expect(features[Samples.uri(2)]?.match == .title)
      #expect(features[Samples.uri(3)] == nil)
    }
  }
}
