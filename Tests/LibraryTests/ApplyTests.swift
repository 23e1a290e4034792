import Foundation
import Music
import Testing

@testable import Library

/// Plans written to a service, brought up to date and taken back.
@Suite("Apply")
struct ApplyTests {
  /// A library synced with a service of `count` liked songs, all predicted.
  private func withLibrary(
    _ count: Int, _ body: (LibraryStore, FakeService, Applier) async throws -> Void
  ) async throws {
    try await Samples.withStore { store in
      let service = FakeService(liked: Samples.liked(count))
      _ = try await LibrarySync(store: store, service: service).run()
      try store.setPredictions(Samples.predictions(0..<count))
      try await body(store, service, Applier(store: store, service: service))
    }
  }

  @discardableResult
  private func apply(_ applier: Applier, remake: Set<String> = []) async throws -> ApplySummary {
    try await applier.apply(applier.prepare(remake: remake))
  }

  private func list(_ genre: String, in service: FakeService) async -> [String] {
    for id in await service.ids() {
      if await service.lists[id]?.summary.name == "\(genre) · timbre" { return await service.uris(of: id) }
    }
    return []
  }

  private func id(_ genre: String, in service: FakeService) async -> String {
    for id in await service.ids() {
      if await service.lists[id]?.summary.name == "\(genre) · timbre" { return id }
    }
    return ""
  }

  @Test
  func `10,000 placements: at most 110 writes and 2 a playlist, then none; the plan takes no time`()
    async throws
  {
    try await withLibrary(10_000) { store, service, applier in
      _ = try store.makePlan(PlanRequest())
      await service.resetCounts()
      let summary = try await apply(applier)
      #expect((summary.created, summary.added) == (4, 10_000))
      #expect(await service.writes <= 110 + 2 * 4)
      // Latest liked first.
      #expect(await list("rock", in: service).prefix(2) == [Samples.uri(9_996), Samples.uri(9_992)])
      await service.resetCounts()
      #expect(try await apply(applier).writes == 0)
      #expect(await service.writes == 0)
    }
  }

  @Test func `an update writes only the difference, new songs in front of older ones`() async throws {
    try await withLibrary(400) { store, service, applier in
      _ = try store.makePlan(PlanRequest())
      try await apply(applier)
      await service.setLiked { list in
        list.removeAll { $0.track.uri == Samples.uri(8) }
        list.insert(contentsOf: (400..<408).reversed().map(Samples.saved), at: 0)
      }
      _ = try await LibrarySync(store: store, service: service).run()
      try store.setPredictions(Samples.predictions(0..<408))
      let summary = try await apply(applier)
      #expect((summary.added, summary.removed, summary.writes) == (8, 1, 5))
      let rock = await list("rock", in: service)
      #expect(rock.prefix(3) == [Samples.uri(404), Samples.uri(400), Samples.uri(396)])
      #expect(!rock.contains(Samples.uri(8)))
    }
  }

  @Test
  func `what the person did to a playlist stands: songs put in or taken out, another name, its deletion`()
    async throws
  {
    try await withLibrary(80) { store, service, applier in
      _ = try store.makePlan(PlanRequest())
      try await apply(applier)
      let rock = await id("rock", in: service)
      let jazz = await id("jazz", in: service)
      let pop = await id("pop", in: service)
      await service.edit(rock) { list in
        list.items.removeFirst()
        list.items.append(Samples.saved(1_234))
      }
      await service.edit(jazz) { $0.summary.name = "Smoky" }
      await service.edit(pop) { $0.isFollowed = false }
      await service.resetCounts()
      let preview = try await applier.prepare()
      #expect(preview.changes.isEmpty)
      #expect(preview.deleted.map(\.label) == ["pop"])
      #expect(preview.plan.unsorted.contains { $0.reason == .takenOut(genre: "rock") })
      _ = try await applier.apply(preview)
      #expect(await service.writes == 0)
      #expect(await service.uris(of: rock).contains(Samples.uri(1_234)))
      #expect(await service.lists[jazz]?.summary.name == "Smoky")
      // Only by name is it made again.
      try await apply(applier, remake: ["pop"])
      #expect(await list("pop", in: service).count == 20)
      #expect(try await apply(applier).writes == 0)
      // A placement by hand brings back what was taken out.
      try store.place(Samples.uri(76), in: "rock")
      #expect(try await apply(applier).added == 1)
    }
  }

  @Test func `a person's placement stands above the model, in later runs too`() async throws {
    try await withLibrary(40) { store, service, applier in
      _ = try store.makePlan(PlanRequest())
      try await apply(applier)
      try store.place(Samples.uri(0), in: "jazz")
      try store.place(Samples.uri(1), in: nil)
      try store.setPredictions(Samples.predictions(0..<40))
      let summary = try await apply(applier)
      #expect((summary.added, summary.removed) == (1, 2))
      #expect(await list("jazz", in: service).contains(Samples.uri(0)))
      #expect(await !list("rock", in: service).contains(Samples.uri(0)))
      #expect(await !list("jazz", in: service).contains(Samples.uri(1)))
      #expect(try store.plan().unsorted.map(\.reason) == [.keptOut])
    }
  }

  @Test func `undo puts back what was there, and again what was there before that`() async throws {
    try await withLibrary(500) { store, service, applier in
      _ = try store.makePlan(PlanRequest())
      try await apply(applier)
      let first = await list("rock", in: service)
      let rock = await id("rock", in: service)
      try store.setPredictions(
        (0..<500).map { number in
          LibraryPrediction(
            uri: Samples.uri(number), genre: number % 3 == 0 ? "rock" : "jazz", confidence: 0.9,
            plausible: [],
            model: "other", imputed: [])
        })
      try await apply(applier)
      #expect(await list("rock", in: service) != first)
      await service.edit(rock) { $0.items.append(Samples.saved(999)) }
      _ = try await applier.undo(applier.prepareUndo())
      #expect(await service.uris(of: rock) == first + [Samples.uri(999)])
      _ = try await applier.undo(applier.prepareUndo())
      // The list with a song of the person's own stays with that song; the others are gone.
      #expect(await service.ids() == [rock])
      #expect(await service.uris(of: rock) == [Samples.uri(999)])
      await #expect(throws: LibraryError.nothingToUndo) { try await applier.undo(applier.prepareUndo()) }
    }
  }

  @Test
  func `a playlist whose making was answered by silence is found again by its marker, not made twice`()
    async throws
  {
    try await withLibrary(40) { store, service, applier in
      _ = try store.makePlan(PlanRequest())
      let preview = try await applier.prepare()
      let writes = Counter()
      await service.configure {
        $0.mishap = { _, isWrite in isWrite && writes.next() == 1 ? .answerLost : .none }
      }
      _ = try await applier.apply(preview)
      #expect(await service.ids().count == 4)
      #expect(await list("rock", in: service).count == 10)
    }
  }

  @Test func `a list that Spotify makes public all the same is told`() async throws {
    try await withLibrary(40) { store, service, applier in
      await service.configure { $0.ignoresPrivacy = true }
      _ = try store.makePlan(PlanRequest(genres: ["rock"]))
      #expect(try await apply(applier).publicAnyway == ["rock · timbre"])
    }
  }

  @Test func `a new name pattern renames what the person has not renamed`() async throws {
    try await withLibrary(40) { store, service, applier in
      _ = try store.makePlan(PlanRequest(genres: ["rock", "jazz"]))
      try await apply(applier)
      let jazz = await id("jazz", in: service)
      let rock = await id("rock", in: service)
      await service.edit(jazz) { $0.summary.name = "Smoky" }
      _ = try store.makePlan(PlanRequest(genres: ["rock", "jazz"], namePattern: "all my {genre}"))
      #expect(try await apply(applier).writes == 1)
      #expect(await service.lists[rock]?.summary.name == "all my rock")
      #expect(await service.lists[jazz]?.summary.name == "Smoky")
    }
  }

  @Test
  func `what was confirmed is what is written: after another apply nothing is, and the new preview says so`()
    async throws
  {
    try await withLibrary(40) { store, service, applier in
      _ = try store.makePlan(PlanRequest())
      let confirmed = try await applier.prepare()
      try await apply(applier)
      await service.resetCounts()
      await #expect {
        _ = try await applier.apply(confirmed)
      } throws: { error in
        (error as? Changed<ApplyPreview>)?.now.changes.isEmpty == true
      }
      #expect(await service.writes == 0)
      #expect(await service.ids().count == 4)
      // The same for an undo, when the person has put a song into a list that it would remove.
      let undo = try await applier.prepareUndo()
      let rock = await id("rock", in: service)
      await service.edit(rock) { $0.items.append(Samples.saved(999)) }
      await #expect {
        _ = try await applier.undo(undo)
      } throws: { error in
        (error as? Changed<UndoPreview>)?.now.changes.contains { !$0.isRemoved } == true
      }
      #expect(await service.writes == 0)
    }
  }

  @Test func `undo puts back what was there also where the apply wrote whole lists anew`() async throws {
    try await withLibrary(1_500) { store, service, applier in
      func predict(_ genre: (Int) -> Int) throws {
        try store.setPredictions(
          (0..<1_500).map { number in
            LibraryPrediction(
              uri: Samples.uri(number), genre: Samples.genres[genre(number)], confidence: 0.9, plausible: [],
              model: "test", imputed: [])
          })
      }
      try predict { $0 % 3 }
      _ = try store.makePlan(PlanRequest())
      try await apply(applier)
      let before = await list("rock", in: service)
      try predict { ($0 + 1) % 3 }
      try await apply(applier)
      let writes = try store.read { try WriteRecord.fetchAll($0) }.compactMap(\.write)
      let replaces = writes.contains { if case .replace = $0 { true } else { false } }
      #expect(replaces, "the test needs an apply that writes a list anew")
      _ = try await applier.undo(applier.prepareUndo())
      #expect(await list("rock", in: service) == before)
    }
  }
}
