import Foundation
import Music
import Testing

@testable import Library

/// Which song goes where, and why the others go nowhere.
@Suite("Plan")
struct PlanTests {
  private func withLibrary(
    _ liked: [SavedTrack], _ predictions: [LibraryPrediction], _ body: (LibraryStore) async throws -> Void
  ) async throws {
    try await Samples.withStore { store in
      _ = try await LibrarySync(store: store, service: FakeService(liked: liked)).run()
      try store.setPredictions(predictions)
      try await body(store)
    }
  }

  private func prediction(_ number: Int, _ genre: String?, _ confidence: Double) -> LibraryPrediction {
    LibraryPrediction(
      uri: Samples.uri(number), genre: genre, confidence: confidence, plausible: [], model: "m", imputed: [])
  }

  @Test func `every reason for staying unsorted is told apart`() async throws {
    var liked = Samples.liked(9)
    liked[0].track.isrc = "XX7"
    liked.append(SavedTrack(addedAt: nil, track: ServiceTrack(kind: .local, uri: "spotify:local:a:b:c:1")))
    liked.append(SavedTrack(addedAt: nil, track: ServiceTrack(kind: .episode, uri: "spotify:episode:e")))
    let predictions = [
      prediction(0, "rock", 0.9), prediction(1, nil, 0.2), prediction(2, "rock", 0.3),
      prediction(3, "pop", 0.9),
      prediction(4, "jazz", 0.9), prediction(7, "rock", 0.9), prediction(8, "rock", 0.9),
    ]
    try await withLibrary(liked, predictions) { store in
      try store.place(Samples.uri(6), in: nil)
      try store.write { db in
        try FeatureRecord(
          Samples.features(5), of: Samples.uri(5), from: .source(SourceID(rawValue: "reccobeats")), by: .id,
          at: Date()
        ).insert(db)
      }
      let plan = try store.makePlan(PlanRequest(genres: ["rock", "POP"], leastSize: 2))
      #expect(plan.playlists.map(\.label) == ["rock"])
      #expect(plan.playlists.first?.tracks.map(\.uri) == [7, 0].map(Samples.uri))
      let reasons = Dictionary(plan.unsorted.map { ($0.uri, $0.reason) }) { first, _ in first }
      #expect(reasons[Samples.uri(1)] == .unknown)
      #expect(reasons[Samples.uri(2)] == .belowConfidence(genre: "rock", confidence: 0.3))
      #expect(reasons[Samples.uri(3)] == .belowSize(genre: "pop"))
      #expect(reasons[Samples.uri(4)] == .notChosen(genre: "jazz"))
      #expect(reasons[Samples.uri(5)] == .notPredicted)
      #expect(reasons[Samples.uri(6)] == .keptOut)
      #expect(reasons[Samples.uri(8)] == .sameRecording(uri: Samples.uri(7), genre: "rock"))
      #expect(reasons["spotify:local:a:b:c:1"] == .localFile)
      #expect(reasons["spotify:episode:e"] == .episode)
      #expect(plan.unsorted.count == 9)
    }
  }

  @Test
  func `genres that are left out get no playlist; a request from before there was a choice leaves none out`()
    async throws
  {
    try await withLibrary(Samples.liked(4), (0..<4).map { prediction($0, $0 < 2 ? "rock" : "jazz", 0.9) }) {
      store in
      let plan = try store.makePlan(PlanRequest(without: ["ROCK"], leastSize: 1))
      #expect(plan.playlists.map(\.label) == ["jazz"])
      #expect(plan.unsorted.map(\.reason) == [.notChosen(genre: "rock"), .notChosen(genre: "rock")])
    }
    let stored = String(decoding: try JSONEncoder().encode(PlanRequest()), as: UTF8.self)
    #expect(!stored.contains("leftOut"))
    #expect(try JSONDecoder().decode(PlanRequest.self, from: Data(stored.utf8)).excluded == [])
  }

  @Test
  func `every liked song is placed or counted as unsorted, also one that the service no longer knows`()
    async throws
  {
    var liked = Samples.liked(6)
    liked.append(SavedTrack(addedAt: Date(timeIntervalSince1970: 1_500_000_000), track: .missing))
    liked.append(SavedTrack(addedAt: nil, track: ServiceTrack(kind: .local, uri: "spotify:local:a:b:c:1")))
    try await withLibrary(liked, (0..<4).map { prediction($0, "rock", 0.9) }) { store in
      let plan = try store.makePlan(PlanRequest(leastSize: 1))
      #expect(plan.placed + plan.unsorted.count == liked.count)
      #expect(plan.unsorted.count { $0.reason == .missing } == 1)
    }
  }

  @Test
  func
    `a release without a recording code is known by artist and title; other songs of its name are not taken for it`()
    async throws
  {
    var liked = Samples.liked(5)
    func rename(_ index: Int, _ title: String, _ artist: String, isrc: String?) {
      liked[index].track.title = title
      liked[index].track.artists = [.init(id: nil, name: artist)]
      liked[index].track.isrc = isrc
    }
    // The list is newest first: number 4 stands at index 0.
    rename(4, "Same Song", "Band", isrc: "XX1")
    rename(3, "Same Song - 2011 Remaster", "BAND", isrc: nil)
    rename(2, "Same Song", "Another Band", isrc: nil)
    rename(1, "Same Song", "Band", isrc: "XX2")
    rename(0, "Same song", "Another Band", isrc: nil)
    try await withLibrary(liked, (0..<5).map { prediction($0, "rock", 0.9) }) { store in
      let plan = try store.makePlan(PlanRequest(leastSize: 1))
      #expect(Set(plan.playlists.flatMap { $0.tracks.map(\.uri) }) == Set([0, 2, 3].map(Samples.uri)))
      let reasons = Dictionary(plan.unsorted.map { ($0.uri, $0.reason) }) { first, _ in first }
      #expect(reasons[Samples.uri(1)] == .sameRecording(uri: Samples.uri(0), genre: "rock"))
      #expect(reasons[Samples.uri(4)] == .sameRecording(uri: Samples.uri(2), genre: "rock"))
    }
  }

  @Test func `a model that wavers between two genres of one family is sure of the family`() async throws {
    let wavering = LibraryPrediction(
      uri: Samples.uri(0), genre: "pop", confidence: 0.4, plausible: ["pop"],
      probabilities: ["pop": 0.4, "metal": 0.3, "punk": 0.3], model: "m", imputed: [])
    try await withLibrary(Samples.liked(1), [wavering]) { store in
      var request = PlanRequest(leastConfidence: 0.5, leastSize: 1)
      #expect(try store.makePlan(request).playlists.isEmpty)
      request.families = ["pop": "pop", "metal": "rock", "punk": "rock"]
      let plan = try store.makePlan(request)
      #expect(plan.playlists.map(\.key) == [PlaylistKey(.family, "rock")])
      #expect(abs((plan.playlists.first?.meanConfidence ?? 0) - 0.6) < 1e-9)
    }
  }

  @Test func `the order is the one asked for`() async throws {
    let predictions = [prediction(0, "rock", 0.7), prediction(1, "rock", 0.9), prediction(2, "rock", 0.8)]
    try await withLibrary(Samples.liked(3), predictions) { store in
      try store.write { db in
        for (number, tempo) in [(0, 90.0), (1, 180.0), (2, 60.0)] {
          try FeatureRecord(
            [.tempo: tempo], of: Samples.uri(number),
            from: .source(SourceID(rawValue: "reccobeats")), by: .id, at: Date()
          ).insert(db)
        }
      }
      func order(_ order: PlanRequest.Order) throws -> [String] {
        try store.makePlan(PlanRequest(leastSize: 1, order: order)).playlists.flatMap { $0.tracks.map(\.uri) }
      }
      #expect(try order(.liked) == [2, 1, 0].map(Samples.uri))
      #expect(try order(.confidence) == [1, 2, 0].map(Samples.uri))
      #expect(try order(.tempo) == [2, 0, 1].map(Samples.uri))
    }
  }
}
