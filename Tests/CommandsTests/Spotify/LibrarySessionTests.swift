import FeatureSources
import Library
import Report
import Shell
import SpotifySimulator
import Synchronization
import Testing

@testable import Commands

/// The whole way against the simulator: login, sync, tags, predict, review, plan, apply, undo.
@Suite("From login to undo", .serialized)
struct LibrarySessionTests {
  @Test
  func
    `songs without features find their place by tags and artists, a review decides, and all is taken back`()
    async throws
  {
    var bench = try SessionBench()
    // The table would bring the features that are lacking here.
    try await bench.run("load demo", "split 60/20/20", "train epochs=2", "forget demo")
    try await bench.run("spotify login demo", "spotify sync")
    let before = try await bench.run("features status")
    let without = try #require(before.output.fact("without_features")?.number)
    #expect(without > 10)

    let tags = try await bench.run("tags fetch from=musicbrainz,lastfm")
    let tracks = try #require(tags.output.fact("tracks")?.number)
    let tagged = try #require(tags.output.fact("tagged")?.number)
    #expect(tagged > 0.95 * tracks)
    for source in [MusicBrainz.identity, LastFM.identity] {
      #expect("\(tags.output)".contains(try #require(source.attribution)))
    }
    #expect(try await bench.run("tags fetch from=musicbrainz").output.fact("asked") == .integer(0))
    let status = try await bench.run("tags status")
    #expect(status.output.fact("unmapped") == .integer(1) && "\(status.output)".contains("seen live"))

    let own = try await bench.run("predict library").output
    #expect(own.fact("predicted") == .integer(Int(tracks)))
    try await bench.run("set prior=table")
    #expect(try await bench.run("predict library").output.fact("confidence") != own.fact("confidence"))
    let again = try await bench.run("predict library prior=library").output
    #expect(again.fact("confidence") == own.fact("confidence"))
    let store = try bench.host.environment.library()
    let predictions = try store.predictions()
    let features = try store.features()
    let silent = predictions.values.filter { features[$0.uri] == nil }
    #expect(Double(silent.count) == without)
    #expect(
      silent.allSatisfy {
        $0.evidence.contains { $0.kind == .tags || $0.kind == .artist || $0.kind == .words }
      })

    try await bench.run("spotify plan families")
    let doubtful = try store.doubtfulTracks()
    #expect(doubtful.map(\.confidence) == doubtful.map(\.confidence).sorted() && doubtful.count > 500)
    let other = try #require(doubtful[1].alternatives.first)
    let answers = Mutex(["k", "1", "o", "x", "", "b", "m jaz", "n", "m rap", "q"])
    bench.host = Person(
      bench.host.environment,
      answers: (0..<10).map { _ in { _ in answers.withLock { $0.isEmpty ? nil : $0.removeFirst() } } })
    let review = try await bench.run("spotify review")
    // The third decision was taken back, and the song then moved.
    #expect(review.output.fact("reviewed") == .integer(3))
    let placements = try store.placements()
    #expect(placements[doubtful[0].uri]?.genre == doubtful[0].label)
    #expect(placements[doubtful[1].uri]?.genre == other)
    #expect(placements[doubtful[2].uri]?.genre == "hip-hop")
    #expect(placements.count == 3)

    let plan = try await bench.run("spotify plan families size=1")
    #expect("\(plan.output)".contains("they stand chiefly on"))
    let planned = try store.plan()
    let silentURIs = Set(silent.map(\.uri))
    #expect(planned.playlists.flatMap(\.tracks).contains { silentURIs.contains($0.uri) })
    let home = planned.playlists.first { $0.tracks.contains { $0.uri == doubtful[2].uri } }
    #expect(home?.label == "hip-hop")
    let apply = try await bench.run("spotify apply yes")
    #expect(apply.output.fact("made") == .integer(planned.playlists.count))
    let holding = try await bench.run("which playlists \(doubtful[0].uri)")
    #expect(try #require(holding.output.fact("playlists")?.number) >= 1)
    try await bench.run("spotify sync")
    let unfiled = try await bench.run("spotify unfiled")
    #expect(try #require(unfiled.output.fact("unfiled")?.number) < 700)
    try await bench.run("spotify undo yes", "spotify sync")
    #expect(try await bench.run("spotify playlists").output.fact("made") == .integer(0))
    #expect(try store.placements().count == 3)
  }

  @Test func `a review that nobody answers lists the doubtful songs and decides nothing`() async throws {
    var bench = try SessionBench()
    try await bench.run("spotify login demo", "spotify sync features=off")
    #expect(try await bench.type("spotify review").diagnostics.first?.code == "no-plan")
    let store = try bench.host.environment.library()
    try store.setPredictions(
      store.tracks().prefix(20).enumerated().map { index, track in
        LibraryPrediction(
          uri: track.uri ?? "", genre: "rock", confidence: 0.9 - Double(index) / 25, plausible: [],
          model: "m", imputed: [])
      })
    try await bench.run("spotify plan from=all size=1")
    let review = try await bench.run("spotify review count=5")
    #expect(review.output.fact("doubtful") == .integer(20) && review.output.fact("reviewed") == .integer(0))
    #expect(review.output.fact("placements") == .integer(0))
  }

  @Test
  func
    `a name that speaks of a family goes to its playlist; two songs of one name are told apart by their links`()
    async throws
  {
    var bench = try SessionBench()
    try await bench.run("spotify login demo", "spotify sync features=off")
    let store = try bench.host.environment.library()
    let track = try #require(try store.tracks().first { try store.tracks(matching: $0.title).count == 1 })
    let moved = try await bench.run("spotify move track:\(track.uri ?? "") to=rap")
    #expect(moved.succeeded)
    #expect(try store.placements()[track.uri ?? ""]?.genre == "hip-hop")
    try await bench.run("spotify move track:\(track.uri ?? "") to=\"my own drawer\"")
    #expect(try store.placements()[track.uri ?? ""]?.genre == "my own drawer")
    let twins = Dictionary(grouping: try store.tracks(), by: \.title).values.first { $0.count > 1 }
    let twin = try #require(twins?.first)
    let refused = try await bench.type("spotify move track:\(Quoting.quoted(twin.title)) to=jazz")
    #expect(refused.diagnostics.first?.code == "ambiguous")
    #expect(refused.diagnostics.first?.message.plainText.contains("https://open.spotify.com/track/") == true)
  }

  @Test func `a plan that places little says why, and what to type`() async throws {
    var bench = try SessionBench()
    let empty = try await bench.run("spotify plan")
    #expect("\(empty.output)".contains("spotify sync"))
    try await bench.run("spotify login demo", "spotify sync features=off")
    let early = try await bench.run("spotify plan")
    #expect("\(early.output)".contains("predict library") && !"\(early.output)".contains("without features"))
    let store = try bench.host.environment.library()
    try store.setPredictions(
      store.tracks().map {
        LibraryPrediction(
          uri: $0.uri ?? "", genre: "rock", confidence: 0.2, plausible: [], model: "m", imputed: [])
      })
    let doubtful = try await bench.run("spotify plan")
    #expect(
      "\(doubtful.output)".contains("confidence=0.1") && "\(doubtful.output)".contains("spotify review"))
    let wrong = try await bench.type("spotify plan where tempoo > 3")
    #expect(wrong.diagnostics.first?.code == "unknown-column" && wrong.diagnostics.first?.span == 19..<25)
    #expect(try await bench.type("spotify plan where").diagnostics.first?.code == "no-condition")
  }

  @Test
  func
    `families and genre names of the person's own are used: a family of theirs is planned, a tag of theirs understood`()
    async throws
  {
    var bench = try SessionBench()
    try await bench.run("spotify login demo", "spotify sync", "load demo", "split 60/20/20", "train epochs=2")
    let genres = try #require(bench.session.dataset?.genres)
    try bench.write(
      "genre,family\n\(genres[0]),mine\n\(genres[1]),mine\n", to: "home/data/genre-families.csv")
    try bench.write("words,families\nseen live,mine\n", to: "home/data/genre-names.csv")
    try await bench.run("tags fetch from=lastfm")
    #expect(!"\(try await bench.run("tags status").output)".contains("seen live"))
    try await bench.run("predict library", "spotify plan families confidence=0 size=1 from=all")
    let labels = Set(try bench.host.environment.library().plan().playlists.map(\.label))
    #expect(labels.contains("mine") && !labels.contains(genres[0]) && !labels.contains(genres[1]))
  }
}
