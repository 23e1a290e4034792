import Foundation
import Music
import Tabular
import Testing

@testable import Library

/// Sorting as people ask for it: by decade, under a condition, into several playlists or one of their own.
@Suite("Sorting choices")
struct SortingChoicesTests {
  private func withLibrary(
    _ count: Int = 8, change: (Int, inout ServiceTrack) -> Void = { _, _ in },
    _ body: (LibraryStore, FakeService, Applier) async throws -> Void
  ) async throws {
    try await Samples.withStore { store in
      var liked = Samples.liked(count)
      for index in liked.indices { change(count - 1 - index, &liked[index].track) }
      let service = FakeService(liked: liked)
      _ = try await LibrarySync(store: store, service: service).run()
      try store.setPredictions(
        (0..<count).map { number in
          LibraryPrediction(
            uri: Samples.uri(number), genre: "rock", confidence: 0.6, plausible: [],
            probabilities: ["rock": 0.6, number % 2 == 0 ? "pop" : "jazz": 0.3, "folk": 0.1], model: "m",
            imputed: [])
        })
      try await body(store, service, Applier(store: store, service: service))
    }
  }

  @Test func `a decade of a genre has a playlist of its own; a song without a date waits`() async throws {
    let dates = ["1991", "1999-12-31", "2004-05", nil]
    try await withLibrary(change: { $1.releaseDate = dates[$0 % 4] }) { store, _, applier in
      let plan = try store.makePlan(PlanRequest(leastSize: 1, namePattern: "{genre} {decade}"))
      #expect(plan.playlists.map(\.name) == ["rock 1990s", "rock 2000s"])
      #expect(plan.playlists.map(\.tracks.count) == [4, 2])
      #expect(plan.playlists[0].key.description == "genre:rock|1990s")
      #expect(plan.unsorted.map(\.reason) == [.noDate(genre: "rock"), .noDate(genre: "rock")])
      _ = try await applier.apply(applier.prepare())
      #expect(try await applier.apply(applier.prepare()).writes == 0)
      // A plan without decades leaves these alone and makes its own.
      #expect(try store.makePlan(PlanRequest(leastSize: 1)).playlists.map(\.state) == [.create])
    }
  }

  @Test(arguments: [
    ("decade = 1990", 2), ("year >= 2000 and not explicit", 4), ("live", 1), ("remix or live", 2),
    ("minutes > 3", 8), ("artist contains \"artist 3\"", 1), ("title contains live", 2),
    ("tempo missing", 8),
  ])
  func `a condition speaks of what the catalogue and the title say`(condition: String, count: Int)
    async throws
  {
    let titles = [
      0: "Live and Let Go", 1: "Song (Live in the Hall)", 2: "Song - Someone Remix", 3: "Song - Radio Edit",
    ]
    try await withLibrary(change: { number, track in
      track.title = titles[number] ?? "Song \(number)"
      track.releaseDate = number < 2 ? "1994-01-01" : "2010"
      track.explicit = number > 5
    }) { store, _, _ in
      let plan = try store.makePlan(PlanRequest(leastSize: 1, condition: condition))
      #expect(plan.placed == count)
      #expect(plan.unsorted.count { $0.reason == .conditionNotMet } == 8 - count)
      #expect(throws: Tabular.PredicateError.self) { try store.makePlan(PlanRequest(condition: "tempo >")) }
    }
  }

  @Test func `a song goes to its second playlist too where that is likely, and counts once`() async throws {
    try await withLibrary { store, _, _ in
      let plan = try store.makePlan(PlanRequest(leastConfidence: 0.8, leastSize: 1, mostPlaylists: 2))
      #expect(plan.playlists.map(\.label) == ["rock", "jazz", "pop"])
      #expect(plan.playlists.map(\.tracks.count) == [8, 4, 4] && plan.placed == 8 && plan.unsorted.isEmpty)
      #expect(try store.makePlan(PlanRequest(leastConfidence: 0.8, leastSize: 1)).placed == 0)
    }
  }

  @Test
  func `into a playlist of one's own: only added, behind what is there, and taken back whole`() async throws {
    try await withLibrary { store, service, applier in
      let mine = try await service.createPlaylist(name: "Mine", description: "my own", isPublic: false)
      _ = try await service.addItems([Samples.uri(50), Samples.uri(2)], to: mine.id, at: nil)
      _ = try await LibrarySync(store: store, service: service).run()
      let request = PlanRequest(source: .liked, leastSize: 1, into: mine.id)
      let plan = try store.makePlan(request)
      #expect(plan.playlists.map(\.name) == ["Mine"] && plan.playlists[0].new == 7)
      let summary = try await applier.apply(applier.prepare())
      #expect((summary.created, summary.added, summary.removed) == (0, 7, 0))
      let after = await service.uris(of: mine.id)
      #expect(after.prefix(2) == [Samples.uri(50), Samples.uri(2)] && after.count == 9)
      #expect(await service.lists[mine.id]?.summary.description == "my own")
      // What the model thinks otherwise later takes nothing out again.
      try store.setPredictions([])
      #expect(try await applier.apply(applier.prepare()).writes == 0)
      _ = try await applier.undo(applier.prepareUndo())
      #expect(await service.uris(of: mine.id) == [Samples.uri(50), Samples.uri(2)])
      #expect(try store.playlists().first { $0.id == mine.id }?.madeFor == nil)
    }
  }

  @Test func `a full playlist goes on in a second; what stands in one stays there`() async throws {
    try await withLibrary(10) { store, _, _ in
      func plan() throws -> SortingPlan {
        try store.read { db in
          let tracks = try TrackRecord.all(in: db)
          var planner = try Planner(
            request: PlanRequest(leastSize: 1, order: .liked),
            candidates: (0..<10).reversed().map {
              Planner.Candidate(
                track: Samples.track($0), addedAt: Double($0),
                prediction: Samples.predictions([0]).first.map {
                  var own = $0; own.genre = "rock"; return own
                })
            }, tracks: tracks, made: MadePlaylist.all(in: db), account: "me")
          planner.mostTracks = 4
          return planner.plan(at: Date())
        }
      }
      let first = try plan()
      #expect(first.playlists.map(\.name) == ["rock · timbre", "rock · timbre 2", "rock · timbre 3"])
      #expect(first.playlists.map(\.tracks.count) == [4, 4, 2] && first.unsorted.isEmpty)
      #expect(Set(first.playlists.map(\.description)).count == 3)
      #expect(PlaylistKey(first.playlists[2].key.description) == first.playlists[2].key)
    }
  }

  @Test
  func `which playlists hold a song or another release of it, and which liked songs are in none`()
    async throws
  {
    try await withLibrary(change: { number, track in if number == 1 { track.isrc = "XX0" } }) {
      store, service, _ in
      let mine = try await service.createPlaylist(name: "Mine", description: "", isPublic: false)
      _ = try await service.addItems([Samples.uri(0), Samples.uri(5)], to: mine.id, at: nil)
      _ = try await LibrarySync(store: store, service: service).run()
      #expect(try store.playlists(holding: Samples.track(5)).map(\.playlist.name) == ["Mine"])
      let other = try store.playlists(holding: Samples.track(1, isrc: "XX0"))
      #expect(other.map(\.uri) == [Samples.uri(0)])
      #expect(try store.playlists(holding: Samples.track(3)).isEmpty)
      #expect(try store.unfiledTracks().compactMap(\.uri) == [7, 6, 4, 3, 2].map(Samples.uri))
    }
  }
}
