import Foundation
import Library
import Report
import Shell
import Testing

@testable import Commands

@Suite("spotify plan, move, keep, apply and undo", .serialized)
struct SortingCommandTests {
  /// The demo account synced, with a genre for every track that has features, as a model would say it.
  private func bench() async throws -> SessionBench {
    var bench = try SessionBench()
    try await bench.run("spotify login demo", "spotify sync features=off")
    let store = try bench.host.environment.library()
    let genres = ["rock", "jazz", "pop"]
    try store.setPredictions(
      store.tracks().enumerated().map { index, track in
        LibraryPrediction(
          uri: track.uri ?? "", genre: index % 10 == 9 ? nil : genres[index % 3],
          confidence: 0.4 + Double(index % 6) / 10, plausible: [genres[index % 3]], model: "test", imputed: []
        )
      })
    return bench
  }

  @Test func `of several songs of a name one is asked for by its number, until there is one`() async throws {
    var bench = try await bench()
    let store = try bench.host.environment.library()
    let titles = Dictionary(grouping: try store.tracks()) { $0.title }
    let name = try #require(titles.filter { $0.value.count == 2 }.keys.min())
    let line = "which playlists track:\(Quoting.quotedIfNeeded(name))"
    #expect(try await bench.type(line).diagnostics.first?.code == "ambiguous")
    let person = Person(bench.host.environment, answers: [{ _ in "foo" }, { _ in "99" }, { _ in "2" }])
    bench.host = person
    try await bench.run(line)
    #expect(person.shown.components(separatedBy: "a number from 1 to").count == 3)
    // Nobody answers any more.
    #expect(try await bench.type(line).diagnostics.first?.kind == .interrupted)
  }

  @Test func `from the plan to playlists and back, with nothing written twice`() async throws {
    var bench = try await bench()
    let plan = try await bench.run("spotify plan confidence=0.5")
    #expect(plan.output.fact("playlists") == .integer(3))
    let placed = try #require(plan.output.fact("placed")?.number)
    #expect(placed > 500 && plan.output.fact("coming")?.number == placed)
    let reasons = plan.output.blocks.flatMap { block in
      if case .fields(let fields) = block { fields.map(\.name) } else { [String]() }
    }
    #expect(reasons.contains("unknown") && reasons.contains("low confidence"))
    let refused = try await bench.type("spotify apply")
    #expect(refused.diagnostics.first?.code == "needs-yes" && refused.exitStatus == 2)
    let preview = try await bench.run("spotify apply preview")
    let apply = try await bench.run("spotify apply yes")
    #expect(apply.output.fact("writes") == preview.output.fact("writes"))
    #expect(apply.output.fact("coming")?.number == placed && apply.output.fact("made") == .integer(3))
    // The simulator ignores that a list should be private, as Spotify does.
    #expect("\(apply.output)".contains("as public"))
    let again = try await bench.run("spotify apply yes")
    #expect(again.output.fact("writes") == .integer(0))
    let sync = try await bench.run("spotify sync features=off")
    #expect(sync.output.fact("new") == .integer(0))
    let lists = try await bench.run("spotify playlists")
    #expect(lists.output.fact("made") == .integer(3) && "\(lists.output)".contains("rock 100 %"))
    let undo = try await bench.run("spotify undo yes")
    #expect(undo.output.fact("playlists") == .integer(3))
    #expect(
      try await bench.run("spotify sync features=off", "spotify playlists").output.fact("made") == .integer(0)
    )
    #expect(try await bench.type("spotify undo yes").diagnostics.first?.code == "nothing-to-undo")
  }

  @Test func `a song moved or kept by hand stays so in the next plan`() async throws {
    var bench = try await bench()
    try await bench.run("spotify plan confidence=0.5")
    let plan = try bench.host.environment.library().plan()
    let (moved, kept) = (plan.playlists[0].tracks[0], plan.playlists[0].tracks[1])
    try await bench.run("spotify move track:\(moved.uri) to=ambient")
    try await bench.run("spotify keep track:\(kept.uri) out")
    let next = try await bench.run("spotify plan size=1")
    #expect(next.output.fact("playlists") == .integer(4))
    let shown = try await bench.run("spotify plan show ambient")
    #expect("\(shown.output)".contains(moved.title))
    #expect("\(try await bench.run("spotify plan show unsorted").output)".contains("kept out by you"))
    #expect(
      try await bench.run("spotify move track:\(moved.uri) back").output.fact("placements") == .integer(1))
    let unknown = try await bench.type("spotify move track:qqqqqqqq to=jazz")
    #expect(unknown.diagnostics.first?.code == "unknown-track")
    #expect(try await bench.type("spotify plan name=same").diagnostics.first?.code == "bad-value")
    let slip = try await bench.type("spotify plan families without=jaz-blues").diagnostics.first
    #expect(slip?.code == "unknown-genre" && slip?.suggestions == ["jazz-blues"])
    // A genre is no family, but a name that the person made up is a playlist in either plan.
    let genre = try await bench.type("spotify plan families genres=jazz").diagnostics.first
    #expect(genre?.code == "unknown-genre")
    let own = try await bench.run(
      "spotify move track:\(moved.uri) to=focus", "spotify plan families genres=focus size=1")
    #expect(own.output.fact("playlists") == .integer(1))
    #expect(try await bench.type("spotify plan show nothing").diagnostics.first?.code == "unknown-playlist")
  }

  @Test
  func `a model's word on the library: every track with features gets a genre, and what was imputed is said`()
    async throws
  {
    var bench = try SessionBench()
    try await bench.run("spotify login demo", "spotify sync")
    #expect(try await bench.type("predict library").diagnostics.first?.code == "no-model")
    try await bench.run("load demo", "split 60/20/20", "train epochs=2")
    let record = try await bench.run("predict library")
    let predicted = try #require(record.output.fact("predicted")?.number)
    #expect(predicted > 1_000)
    let predictions = try bench.host.environment.library().predictions()
    let prediction = try #require(predictions.values.first { $0.genre != nil })
    #expect(prediction.confidence > 0 && prediction.confidence <= 1 && !prediction.plausible.isEmpty)
    let plan = try await bench.run("spotify plan confidence=0.2 families")
    #expect(try #require(plan.output.fact("placed")?.number) > 100)
    let store = try bench.host.environment.library()
    let families = Set((try store.planRequest()?.families ?? [:]).values)
    #expect(try store.plan().playlists.allSatisfy { families.contains($0.label) })
  }

  @Test func `a plan is handed on as CSV, JSON and links`() async throws {
    var bench = try await bench()
    #expect(try await bench.type("spotify plan save plan.csv").diagnostics.first?.code == "no-plan")
    try await bench.run("spotify plan", "spotify plan save plan.csv", "spotify plan save plan.json")
    try await bench.run("spotify plan save plan.txt")
    let plan = try bench.host.environment.library().plan()
    let lines = try bench.read("plan.csv").split(separator: "\n")
    #expect(lines.count >= 1 + plan.placed + plan.unsorted.count)
    #expect(lines[0] == "playlist,genre,uri,title,artists,confidence,placed,reason")
    let json = try JSONSerialization.jsonObject(with: Data(bench.read("plan.json").utf8)) as? [String: Any]
    #expect((json?["playlists"] as? [Any])?.count == plan.playlists.count)
    #expect(try bench.read("plan.txt").contains("https://open.spotify.com/track/"))
    #expect(try await bench.type("spotify plan save plan.doc").diagnostics.first?.code == "unknown-ending")
  }
}
