import FeatureSources
import Foundation
import Report
import Shell
import SpotifySimulator
import Testing

@testable import Commands

@Suite("spotify sync, import and what they brought", .serialized)
struct LibraryCommandTests {
  @Test func `the demo account: synced once, synced again, its features and playlists shown`() async throws {
    var bench = try SessionBench()
    let first = try await bench.run("spotify login demo", "spotify sync")
    let liked = try #require(first.output.fact("liked")?.number)
    #expect((1300...1350).contains(Int(liked)) && first.output.fact("new") == .integer(Int(liked)))
    #expect(try #require(first.output.fact("requests")?.number) < 60)
    let second = try await bench.run("spotify sync")
    #expect(second.output.fact("requests") == .integer(3) && second.output.fact("new") == .integer(0))
    let features = try await bench.run("features status")
    let (known, missing) = (
      features.output.fact("features")?.number ?? 0, features.output.fact("without_features")?.number ?? 0
    )
    #expect(known > 1_000 && missing > 10)
    // What the source that was really asked wants to be said.
    let attribution = try #require(ReccoBeats.identity.attribution)
    #expect("\(features.output)".contains(attribution))
    let playlists = try await bench.run("spotify playlists")
    #expect(try #require(playlists.output.fact("playlists")?.number) >= 12)
    let status = try await bench.run("spotify status")
    #expect(status.output.fact("liked") == .integer(Int(liked)))
    #expect(status.output.fact("features") == .integer(Int(known)))
  }

  @Test func `an own table at hand is asked before anybody else`() async throws {
    var bench = try SessionBench()
    try await bench.run("load demo", "spotify login demo", "spotify sync")
    let status = try await bench.run("features status")
    #expect("\(status.output)".contains("your table demo"))
  }

  @Test func `without a login: told so; an import works all the same`() async throws {
    var bench = try SessionBench()
    let refused = try await bench.type("spotify sync")
    #expect(refused.diagnostics.first?.code == "not-logged-in" && refused.exitStatus == 4)
    let id = String(repeating: "a", count: 22)
    try bench.write(
      "Track URI,Track Name,Artist Name(s),Energy,Tempo\nspotify:track:\(id),Song,A;B,0.5,120\n",
      to: "Liked_Songs.csv")
    let record = try await bench.run("spotify import Liked_Songs.csv")
    #expect(record.output.fact("liked") == .integer(1) && record.output.fact("features") == .integer(1))
    let missing = try await bench.type("spotify import nothing.csv")
    #expect(missing.diagnostics.first?.code == "unreadable-file")
    try bench.write("a,b\n1,2\n", to: "other.csv")
    #expect(try await bench.type("spotify import other.csv").diagnostics.first?.code == "unknown-columns")
  }
}
