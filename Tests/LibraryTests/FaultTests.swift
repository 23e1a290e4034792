import Foundation
import GRDB
import Music
import Synchronization
import Tabular
import TestSupport
import Testing

@testable import Library

/// Syncs, applies and undoes that fail and are killed at random, until they come to their end: nothing may be lost
/// and nothing doubled.
@Suite("Faults")
struct FaultTests {
  /// What goes wrong in one seeded life of a library, and the files that a killed process leaves.
  private final class Fate: Sendable {
    private let generator: Mutex<SeededGenerator>
    private let image: Mutex<Int>
    private let folder: String
    private let killAt: Int

    init(seed: UInt64, folder: String) {
      var generator = SeededGenerator(seed: seed, stream: "faults")
      killAt = 2 + generator.integer(below: 60)
      self.generator = Mutex(generator)
      self.folder = folder
      image = Mutex(0)
    }

    var path: String { path(image.withLock { $0 }) }
    private func path(_ number: Int) -> String { "\(folder)/library-\(number).sqlite" }

    func mishap(_ request: Int, isWrite: Bool) throws -> FakeService.Mishap {
      if request == killAt {
        try leaveImage()
        throw FakeService.Killed()
      }
      return generator.withLock { generator in
        guard generator.integer(below: 12) == 0 else { return .none }
        switch generator.integer(below: 6) {
        case 0: return .refused(.server(status: 503))
        case 1: return .refused(.rateLimited(retryAfterSeconds: 3_600))
        case 2: return .refused(.quotaExceeded(retryAfterSeconds: nil))
        case 3: return .refused(.network(.timedOut(host: "fake")))
        default: return .answerLost
        }
      }
    }

    /// Copies the files as they stand at this moment: no farewell of the running process reaches the copy.
    private func leaveImage() throws {
      try image.withLock { number in
        for companion in ["", "-wal"] where FileManager.default.fileExists(atPath: path(number) + companion) {
          try FileManager.default.copyItem(
            atPath: path(number) + companion, toPath: path(number + 1) + companion)
        }
        number += 1
      }
    }
  }

  /// Repeats a piece of work, each time on a library opened anew, until it succeeds.
  private func untilDone(_ fate: Fate, _ work: (LibraryStore) async throws -> Void) async throws {
    for _ in 0..<200 {
      do {
        let store = try LibraryStore(path: fate.path)
        defer { try? store.close() }
        return try await work(store)
      } catch is ServiceError {
      } catch is FakeService.Killed {
      }
    }
    Issue.record("never came to its end")
  }

  @Test(arguments: 0..<4)
  func `40 lives: the library and the account agree at the end`(group: Int) async throws {
    for seed in group * 10..<group * 10 + 10 {
      try await TemporaryFolder.with { folder in
        try await life(seed: UInt64(seed), folder: folder)
      }
    }
  }

  private func life(seed: UInt64, folder: String) async throws {
    var generator = SeededGenerator(seed: seed, stream: "life")
    let count = 40 + generator.integer(below: 120)
    let service = FakeService(liked: Samples.liked(count))
    await service.addList("own", name: "Own", items: (0..<70).map(Samples.saved))
    let fate = Fate(seed: seed, folder: folder)
    await service.configure { $0.mishap = fate.mishap }

    try await untilDone(fate) { _ = try await LibrarySync(store: $0, service: service).run() }
    var store = try LibraryStore(path: fate.path)
    #expect(try store.likedEntries().count == count, "seed \(seed)")
    #expect(try store.uris(ofPlaylist: "own").count == 70, "seed \(seed)")
    try store.setPredictions(Samples.predictions(0..<count))
    _ = try store.makePlan(PlanRequest())
    try store.close()

    try await untilDone(fate) { store in
      let applier = Applier(store: store, service: service)
      _ = try await applier.apply(applier.prepare())
    }
    try await expectLists(in: service, count: count, seed: seed) { $0 % 4 }
    let before = await contents(of: service)

    // Next month: other predictions, some songs gone.
    let gone = Set((0..<5).map { _ in generator.integer(below: count) })
    await service.setLiked { list in list.removeAll { gone.map(Samples.uri).contains($0.track.uri ?? "") } }
    try await untilDone(fate) { _ = try await LibrarySync(store: $0, service: service).run() }
    store = try LibraryStore(path: fate.path)
    #expect(try store.likedEntries().count == count - gone.count, "seed \(seed)")
    try store.setPredictions(
      (0..<count).map { number in
        LibraryPrediction(
          uri: Samples.uri(number), genre: Samples.genres[(number / 7) % 4], confidence: 0.9, plausible: [],
          model: "next", imputed: [])
      })
    try store.close()
    try await untilDone(fate) { store in
      let applier = Applier(store: store, service: service)
      _ = try await applier.apply(applier.prepare())
    }
    try await expectLists(in: service, count: count, gone: gone, seed: seed) { ($0 / 7) % 4 }

    await service.configure { $0.mishap = { _, _ in .none } }
    store = try LibraryStore(path: fate.path)
    let applier = Applier(store: store, service: service)
    #expect(try await applier.apply(applier.prepare()).writes == 0, "seed \(seed)")

    await service.configure { $0.mishap = fate.mishap }
    try store.close()
    try await untilDone(fate) { store in
      // An undo that came to its end just before its process was killed must not be followed by another.
      let isUndone = try store.read {
        try Row.fetchOne($0, sql: "SELECT 1 FROM run WHERE state = 'undone'") != nil
      }
      if !isUndone {
        let applier = Applier(store: store, service: service)
        _ = try await applier.undo(applier.prepareUndo())
      }
    }
    #expect(await contents(of: service) == before, "seed \(seed)")
  }

  /// Songs of every playlist that timbre made, by name.
  private func contents(of service: FakeService) async -> [String: [String]] {
    var contents: [String: [String]] = [:]
    for id in await service.ids() where id != "own" {
      contents[await service.lists[id]?.summary.name ?? id, default: []] += await service.uris(of: id)
    }
    return contents
  }

  private func expectLists(
    in service: FakeService, count: Int, gone: Set<Int> = [], seed: UInt64, genre: (Int) -> Int
  ) async throws {
    let contents = await contents(of: service)
    #expect(await service.ids().count == 5, "seed \(seed)")
    for (index, name) in Samples.genres.enumerated() {
      let wanted = (0..<count).filter { genre($0) == index && !gone.contains($0) }.map(Samples.uri)
      let found = contents["\(name) · timbre"] ?? []
      #expect(found.count == wanted.count, "seed \(seed), \(name)")
      #expect(Set(found) == Set(wanted), "seed \(seed), \(name)")
    }
    #expect(await service.uris(of: "own").count == 70, "seed \(seed)")
  }
}
