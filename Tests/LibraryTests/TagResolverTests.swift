import Foundation
import Music
import Synchronization
import Testing
import Work

@testable import Library

/// Tags asked for: once for each artist, kept, gone on with, and asked again after weeks.
@Suite("Asking for tags")
struct TagResolverTests {
  /// A source that knows every second artist and counts what it is asked.
  private final class Source: TagSource {
    static let identity = SourceIdentity(
      id: SourceID(rawValue: "sample"), name: "Sample", attribution: nil, licence: "none",
      address: "https://sample.example")
    let interval: Duration
    let asked = Mutex<[TagQuestion]>([])
    let failsAfter: Int

    init(interval: Duration = .zero, failsAfter: Int = .max) {
      self.interval = interval
      self.failsAfter = failsAfter
    }

    func takes(_ question: TagQuestion) -> Bool {
      if case .recording(_, _, let isrc) = question { return isrc != nil }
      return true
    }

    func tags(for question: TagQuestion) async throws -> [GenreTag] {
      let count = asked.withLock { list in
        list.append(question)
        return list.count
      }
      if count > failsAfter { throw ServiceError.server(status: 503) }
      guard case .artist(let name) = question,
        let number = name.split(separator: " ").last.flatMap({ Int($0) })
      else { return [] }
      return number % 2 == 0 ? [GenreTag("rock", weight: 3)] : []
    }
  }

  private func withLibrary(_ count: Int, _ body: (LibraryStore) async throws -> Void) async throws {
    try await Samples.withStore { store in
      _ = try await LibrarySync(store: store, service: FakeService(liked: Samples.liked(count))).run()
      try await body(store)
    }
  }

  @Test
  func
    `one question for all songs of an artist, those of the most songs first; their tags are those of their songs`()
    async throws
  {
    // Artists 0 to 9 have three songs, the other thirty two.
    try await withLibrary(90) { store in
      let source = Source()
      let summary = try await TagResolver(store: store).run(source, about: .artists)
      #expect((summary.asked, summary.found, summary.known) == (40, 20, 0))
      let first = source.asked.withLock { $0.prefix(10) }
      #expect(Set(first) == Set((0..<10).map { TagQuestion.artist("Artist \($0)") }))
      let status = try store.tagStatus()
      #expect((status.tracks, status.tagged) == (90, 45))
      #expect(status.sources.map(\.artists) == [20] && status.sources.map(\.misses) == [20])
      #expect(status.names == ["rock": 45])
      #expect(try store.tags().tags(of: Samples.track(2)) == [GenreTag("rock", weight: 3)])
      #expect(try await TagResolver(store: store).run(source, about: .artists).asked == 0)
    }
  }

  @Test
  func
    `what breaks off is kept and gone on with; a miss is asked again after four weeks, a known artist is not`()
    async throws
  {
    try await withLibrary(80) { store in
      await #expect(throws: ServiceError.server(status: 503)) {
        try await TagResolver(store: store).run(Source(failsAfter: 15), about: .artists)
      }
      let summary = try await TagResolver(store: store).run(Source(), about: .artists)
      #expect((summary.asked, summary.known) == (25, 15))
      let later = Date().addingTimeInterval(TagResolver.missLifetime + 60)
      let again = try await TagResolver(store: store).run(Source(), about: .artists, at: { later })
      #expect((again.asked, again.found, again.known) == (20, 0, 20))
    }
  }

  @Test func `a person who stops is obeyed at once, and every second answer has its pause`() async throws {
    try await withLibrary(80) { store in
      let source = Source(interval: .seconds(1))
      let waited = Mutex<[Duration]>([])
      let resolver = TagResolver(
        store: store, watch: Watch(isCancelled: { source.asked.withLock { $0.count >= 4 } }),
        pause: { pause in waited.withLock { $0.append(pause) } })
      await #expect(throws: CancellationError.self) { try await resolver.run(source, about: .artists) }
      #expect(source.asked.withLock { $0.count } == 4)
      // Nothing was really waited, so nearly the whole interval was left each time.
      let pauses = waited.withLock { $0 }
      #expect(pauses.count == 3 && pauses.allSatisfy { $0 <= .seconds(1) && $0 > .milliseconds(100) })
    }
  }

  @Test func `a source is asked only for what no other knows, unless everything is wanted`() async throws {
    try await withLibrary(80) { store in
      try store.setTags([GenreTag("jazz")], of: .artist("ARTIST 3"), from: .exportify)
      for number in [4, 44] {
        try store.setTags([GenreTag("pop")], of: .track(Samples.uri(number)), from: .exportify)
      }
      #expect(try await TagResolver(store: store).run(Source(), about: .artists).asked == 38)
      #expect(try await TagResolver(store: store).run(Source(), about: .artists, repeating: true).asked == 2)
      #expect(try await TagResolver(store: store).run(Source(), about: .tracks).asked == 78)
    }
  }
}
