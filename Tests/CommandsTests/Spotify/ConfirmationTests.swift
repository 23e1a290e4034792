import Foundation
import Library
import Report
import Shell
import SpotifySimulator
import Testing

@testable import Commands

extension AtThePromptTests {
  @Suite("What was confirmed is what happens")
  struct ConfirmationTests {
    /// The demo account with a plan of three playlists, and somebody who answers questions.
    private func bench(_ answers: @escaping @Sendable (SessionBench) -> [@Sendable (String) -> String?])
      async throws -> (bench: SessionBench, person: Person)
    {
      var bench = try SessionBench()
      try await bench.run("spotify login demo", "spotify sync features=off")
      let store = try LibraryStore(path: AccountFiles.chosen(in: bench.host.environment).library)
      let genres = ["rock", "jazz", "pop"]
      try store.setPredictions(
        store.tracks().enumerated().map { index, track in
          LibraryPrediction(
            uri: track.uri ?? "", genre: genres[index % 3], confidence: 0.9, plausible: [], model: "test",
            imputed: [])
        })
      try store.close()
      try await bench.run("spotify plan")
      let person = Person(bench.host.environment, answers: answers(bench))
      bench.host = person
      return (bench, person)
    }

    /// Types a line as another timbre on the same account would, while a question stands open.
    private static func meanwhile(_ line: String, in bench: SessionBench) -> String? {
      var other = bench
      other.host = QuietHost(environment: bench.host.environment)
      return Person.waiting { [other] in
        var other = other
        return try? await other.type(line).succeeded ? "y" : nil
      }
    }

    private func made(_ bench: SessionBench) async -> Int {
      let files = AccountFiles.chosen(in: bench.host.environment)
      let account = await bench.session.connections.demo.simulator(of: files)?.currentAccount
      return account?.playlists.count { $0.followed && $0.name.hasSuffix("timbre") } ?? -1
    }

    @Test func `apply: another timbre applies first; no playlist is made twice`() async throws {
      var (bench, person) = try await bench { bench in
        [{ _ in Self.meanwhile("spotify apply yes", in: bench) }]
      }
      let record = try await bench.run("spotify apply")
      #expect(record.output.fact("writes") == .integer(0))
      #expect(await made(bench) == 3)
      #expect(person.shown.contains("To be written to Spotify"))
    }

    @Test
    func `apply: a song was moved by hand meanwhile; the new difference is shown and asked about`()
      async throws
    {
      let questions = Shared(0)
      var (bench, person) = try await bench { bench in
        [
          { _ in Self.meanwhile("spotify move track:\"Righteous Mountain\" to=ambient", in: bench) },
          { _ in
            questions.value.withLock { $0 += 1 }
            return "n"
          },
        ]
      }
      let record = try await bench.run("spotify apply")
      #expect(
        record.output.fact("writes") == .integer(0) && "\(record.output)".contains("nothing was written"))
      #expect(await made(bench) == 0 && questions.value.withLock { $0 } == 1)
      #expect(person.shown.contains("somebody else has acted meanwhile"))
    }

    @Test func `undo: another timbre undoes first; the apply before is not undone with it`() async throws {
      var (bench, _) = try await bench { bench in
        [{ _ in "y" }, { _ in Self.meanwhile("spotify undo yes", in: bench) }]
      }
      try await bench.run("spotify apply")
      let record = try await bench.type("spotify undo")
      #expect(record.diagnostics.first?.code == "nothing-to-undo")
      #expect(await made(bench) == 0)
    }

    @Test func `logout: a placement made meanwhile is not deleted unseen`() async throws {
      var (bench, person) = try await bench { bench in
        [
          { _ in Self.meanwhile("spotify keep track:\"Righteous Mountain\" out", in: bench) }, { _ in "n" },
        ]
      }
      let record = try await bench.run("spotify logout")
      #expect(record.output.fact("deleted") == .integer(0))
      #expect(person.shown.contains("somebody else has acted meanwhile"))
      #expect(try await bench.run("spotify status").output.fact("placements") == .integer(1))
    }

    @Test func `a script cannot be asked again: it fails with status 1, and nothing is done`() async throws {
      let bench = try SessionBench()
      let confirmation = Confirmation<Int>(
        command: "spotify apply", deed: "writes", question: "?", show: { _ in Output() },
        isNothing: { $0 == 0 }
      )
      await #expect {
        _ = try await confirmation.run(1, isConfirmed: true, by: bench.host) { _ in throw Changed(now: 2) }
      } throws: { error in
        (error as? Diagnostic)?.code == "changed-meanwhile" && (error as? Diagnostic)?.kind == .failure
      }
    }
  }
}
