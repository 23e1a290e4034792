import Foundation
import Music
import Testing
import Work

@testable import Library

/// What a sync asks for, and what it makes of the answers.
@Suite("Sync")
struct SyncTests {
  private func stored(_ store: LibraryStore) throws -> [String] {
    try store.likedEntries().sorted()
  }

  private func expected(_ service: FakeService) async -> [String] {
    await service.liked.compactMap(\.track.uri).sorted()
  }

  @Test func `10,000 songs: 200 requests, then 3 in all`() async throws {
    try await Samples.withStore { store in
      let service = FakeService(liked: Samples.liked(10_000))
      let sync = LibrarySync(store: store, service: service)
      let first = try await sync.run()
      #expect(await service.likedReads == 200)
      #expect((first.liked, first.new, first.requests) == (10_000, 10_000, 202))
      await service.resetCounts()
      let second = try await sync.run()
      #expect(await service.reads == 3)
      #expect((second.new, second.removed, second.requests) == (0, 0, 3))
    }
  }

  @Test func `new songs cost a page, removed ones a search, neither the whole list`() async throws {
    try await Samples.withStore { store in
      let service = FakeService(liked: Samples.liked(5_000))
      let sync = LibrarySync(store: store, service: service)
      _ = try await sync.run()
      await service.setLiked { list in
        list.remove(at: 3_333)
        list.remove(at: 700)
        list.insert(contentsOf: (5_000..<5_060).reversed().map(Samples.saved), at: 0)
      }
      await service.resetCounts()
      let summary = try await sync.run()
      #expect((summary.new, summary.removed) == (60, 2))
      #expect(await service.likedReads < 25)
      #expect(try await stored(store) == expected(service))
    }
  }

  @Test func `a song liked again moves to the head and is neither new nor gone`() async throws {
    try await Samples.withStore { store in
      let service = FakeService(liked: Samples.liked(300))
      let sync = LibrarySync(store: store, service: service)
      _ = try await sync.run()
      await service.setLiked { list in
        var again = list.remove(at: 200)
        again.addedAt = Date(timeIntervalSince1970: 1_700_000_000)
        list.insert(again, at: 0)
      }
      let summary = try await sync.run()
      #expect((summary.new, summary.removed) == (0, 0))
      #expect(try await stored(store) == expected(service))
    }
  }

  @Test func `an order that is not newest first is no obstacle`() async throws {
    try await Samples.withStore { store in
      let service = FakeService(liked: Samples.liked(400).sorted { $0.track.title < $1.track.title })
      let sync = LibrarySync(store: store, service: service)
      _ = try await sync.run()
      await service.setLiked { list in
        list.insert(Samples.saved(1_000), at: 222)
        list.remove(at: 30)
        list.remove(at: 31)
      }
      _ = try await sync.run()
      #expect(try await stored(store) == expected(service))
    }
  }

  @Test func `a run that stops goes on where it was`() async throws {
    try await Samples.withStore { store in
      let service = FakeService(liked: Samples.liked(1_000))
      await service.configure {
        $0.mishap = { request, _ in
          request == 15 ? .refused(.quotaExceeded(retryAfterSeconds: 40_000)) : .none
        }
      }
      let sync = LibrarySync(store: store, service: service)
      await #expect(throws: ServiceError.quotaExceeded(retryAfterSeconds: 40_000)) { try await sync.run() }
      #expect(try store.likedEntries().count == 650)
      await service.resetCounts()
      let summary = try await sync.run()
      #expect(summary.isResumed)
      // The seven pages left, and the head once more to see what happened meanwhile.
      #expect(await service.likedReads == 8)
      #expect(try await stored(store) == expected(service))
    }
  }

  @Test func `a library that changes between two pages loses nothing`() async throws {
    for seed in 0..<20 {
      try await Samples.withStore { store in
        let service = FakeService(liked: Samples.liked(600))
        let counter = Counter()
        await service.configure {
          $0.beforeLikedPage = { list in
            let call = counter.next()
            guard call % 3 == seed % 3, call < 12 else { return }
            if (call + seed) % 2 == 0 {
              list.remove(at: (call * 37 + seed * 11) % list.count)
            } else {
              list.insert(Samples.saved(1_000 + call), at: 0)
            }
          }
        }
        let sync = LibrarySync(store: store, service: service)
        _ = try await sync.run()
        await service.configure { $0.beforeLikedPage = { _ in } }
        _ = try await sync.run()
        #expect(try await stored(store) == expected(service), "seed \(seed)")
      }
    }
  }

  @Test func `an interrupt stops between two pages and keeps what has come`() async throws {
    try await Samples.withStore { store in
      let service = FakeService(liked: Samples.liked(500))
      let counter = Counter()
      let sync = LibrarySync(
        store: store, service: service, watch: Watch(isCancelled: { counter.next() > 4 }))
      await #expect(throws: CancellationError.self) { try await sync.run() }
      let kept = try store.likedEntries()
      #expect(kept.count == 200)
    }
  }

  @Test func `special entries are stored and counted`() async throws {
    try await Samples.withStore { store in
      let local = ServiceTrack(kind: .local, uri: "spotify:local:a:b:c:10", title: "c")
      let episode = ServiceTrack(kind: .episode, id: "e", uri: "spotify:episode:e", title: "talk")
      var bare = Samples.track(9)
      (bare.album, bare.isrc) = (nil, nil)
      let date = Date(timeIntervalSince1970: 1_500_000_000)
      let service = FakeService(liked: [
        Samples.saved(5), SavedTrack(addedAt: nil, track: bare), SavedTrack(addedAt: date, track: .missing),
        SavedTrack(addedAt: date, track: .missing),
        SavedTrack(addedAt: date, track: Samples.track(6, isrc: "XX5")),
      ])
      await service.addList(
        "p", name: "Mine",
        items: [
          Samples.saved(1), SavedTrack(addedAt: nil, track: local), SavedTrack(addedAt: nil, track: episode),
          SavedTrack(addedAt: nil, track: .missing), Samples.saved(1),
        ])
      let sync = LibrarySync(store: store, service: service)
      let summary = try await sync.run()
      #expect(
        summary.entries
          == EntryCounts(
            missing: 3, episodes: 1, local: 1, withoutDate: 1, withoutAlbum: 1, withoutISRC: 1, duplicates: 1)
      )
      #expect(try store.uris(ofPlaylist: "p").count == 4)
      #expect(try await sync.run().requests == 3)
    }
  }

  @Test
  func `unchanged playlists are skipped, foreign ones never read, refused ones left out, gone ones noticed`()
    async throws
  {
    try await Samples.withStore { store in
      let service = FakeService(liked: Samples.liked(10))
      for number in 0..<60 {
        await service.addList("p\(number)", name: "List \(number)", items: [Samples.saved(number)])
      }
      await service.addList("theirs", name: "Followed", owner: "other", items: [])
      await service.addList(
        "ours", name: "Shared", owner: "other", collaborative: true, items: [Samples.saved(7)])
      let sync = LibrarySync(store: store, service: service)
      let first = try await sync.run()
      #expect((first.playlists.own, first.playlists.followed, first.playlists.read) == (61, 1, 61))
      await service.edit("p5") { $0.items.append(Samples.saved(500)) }
      await service.edit("p6") { $0.isFollowed = false }
      let second = try await sync.run()
      #expect((second.playlists.read, second.playlists.unchanged, second.playlists.gone) == (1, 59, 1))
      #expect(try store.uris(ofPlaylist: "p5") == [Samples.uri(5), Samples.uri(500)])
      #expect(try !store.playlists().contains { $0.id == "p6" })
    }
  }

  @Test func `another account is not mixed into the library`() async throws {
    try await Samples.withStore { store in
      try store.setState(.account, to: ServiceProfile(id: "somebody", displayName: nil))
      await #expect(throws: LibraryError.otherAccount(stored: "somebody", found: "me")) {
        try await LibrarySync(store: store, service: FakeService()).run()
      }
    }
  }
}
