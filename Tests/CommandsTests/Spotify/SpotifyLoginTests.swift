import Foundation
import Network
import Report
import Shell
import SpotifySimulator
import Testing

@testable import Commands

extension AtThePromptTests {
  @Suite("spotify login, status and logout")
  struct SpotifyLoginTests {
    private let clientID = "0123456789ABCDEF0123456789abcdef"

    /// A bench whose session talks to a simulator as if it were Spotify.
    private func bench(
      terms: SimulatedTerms = SimulatedTerms(), isInteractive: Bool = true,
      browser: (@Sendable (String) -> Void)? = nil, answers: [@Sendable (String) -> String?] = []
    ) async throws -> (bench: SessionBench, service: SimulatedSpotify, person: Person) {
      var bench = try SessionBench()
      let service = SimulatedSpotify(account: SimulatedAccount(), catalogue: [], terms: terms)
      let base = try await service.start()
      var environment = bench.host.environment
      environment.variables["TIMBRE_SPOTIFY_ACCOUNTS"] = base.description
      let person = Person(environment, isInteractive: isInteractive, browser: browser, answers: answers)
      bench.host = person
      try await bench.run("set spotify.api=\(base)/v1")
      return (bench, service, person)
    }

    @Test func `the demo account: in, looked at, and out again`() async throws {
      var bench = try SessionBench()
      let login = try await bench.run("spotify login demo")
      #expect(login.output.fact("account") == .text("demo") && login.output.fact("scopes") == .integer(5))
      let status = try await bench.run("spotify status")
      #expect(status.output.fact("logged_in") == .flag(true) && status.output.fact("liked") == .integer(0))
      let account = try await Account.chosen(in: RunContext(bench.session, host: bench.host))
      let page = try await account.service.likedPage(offset: 0, limit: 50)
      #expect((1300...1350).contains(page.total))
      let ids = page.items.compactMap(\.track.id)
      let features = try await #require(account.features.first).features(for: Array(ids.prefix(40)), by: .id)
      #expect(features.values.count > 25 && !features.misses.isEmpty)
      let refused = try await bench.type("spotify logout")
      #expect(refused.diagnostics.first?.code == "needs-yes")
      let logout = try await bench.run("spotify logout yes")
      #expect(logout.output.fact("deleted") == .integer(3))
      let after = try await bench.run("spotify status")
      #expect(after.output.fact("logged_in") == .flag(false))
      let left =
        FileManager.default.enumerator(atPath: bench.folder)?.allObjects.compactMap { $0 as? String } ?? []
      #expect(!left.contains { $0.hasSuffix(".json") || $0.contains("library") })
    }

    @Test func `the demo account is as it was left when the program starts again`() async throws {
      var bench = try SessionBench()
      try await bench.run("spotify login demo")
      let account = try await Account.chosen(in: RunContext(bench.session, host: bench.host))
      let made = try await account.service.createPlaylist(name: "kept", description: "", isPublic: true)
      await bench.session.connections.demo.end(account.files)
      let again = try await Account.chosen(in: RunContext(bench.session, host: bench.host))
      #expect(try await again.service.playlist(made.id).name == "kept")
    }

    @Test func `a newcomer is shown the steps, asked for the Client ID, and sent to the browser`()
      async throws
    {
      let id = clientID
      let world = try await bench(
        browser: { page in
          Task {
            var request = HTTPRequest(.get, try WebAddress(page))
            request.redirects = 2
            _ = try await HTTPClient().send(request)
          }
        },
        answers: [{ _ in id }])
      var bench = world.bench
      let login = try await bench.run("spotify login")
      #expect(login.output.fact("account") == .text("spotify"))
      #expect(world.person.shown.contains("http://127.0.0.1/callback"))
      #expect(world.person.shown.contains("developer.spotify.com/dashboard"))
      // The second login knows the app already.
      try await bench.run("spotify login")
      await world.service.stop()
    }

    @Test func `without a browser the address is pasted back`() async throws {
      let world = try await bench(
        answers: [{ Self.redirected($0) }])
      var bench = world.bench
      let login = try await bench.run("spotify login paste client=\(clientID)")
      #expect(login.output.fact("scopes") == .integer(5))
      await world.service.stop()
    }

    /// Opens the consent address that was shown, and answers where it leads.
    private static func redirected(_ shown: String) -> String? {
      guard let found = shown.firstMatch(of: /http:\/\/127\.0\.0\.1:\d+\/authorize\?[^"\s]+/),
        let address = try? WebAddress(String(found.0))
      else { return nil }
      return Person.waiting { try? await HTTPClient().send(HTTPRequest(.get, address)).headers["location"] }
    }

    /// An address as a line that is too long is broken.
    private static func halves(_ address: String) -> (String, String) {
      let middle = address.index(address.startIndex, offsetBy: address.count * 2 / 3)
      return (String(address[..<middle]), String(address[middle...]))
    }

    @Test func `a pasted address may be wrapped, quoted, spaced and followed by another line`() async throws {
      let rest = Shared("")
      let ways: [[@Sendable (String) -> String?]] = [
        [{ Self.redirected($0).map { "  \"\($0)\"  " } }],
        [{ Self.redirected($0).map { "<\($0)> $ whoami" } }],
        [{ Self.redirected($0).map { "see: " + Self.halves($0).0 + " " + Self.halves($0).1 } }],
        [
          { shown in
            guard let address = Self.redirected(shown) else { return nil }
            rest.value.withLock { $0 = Self.halves(address).1 }
            return Self.halves(address).0
          }, { _ in rest.value.withLock { $0 } },
        ],
      ]
      for answers in ways {
        let world = try await bench(answers: answers)
        var bench = world.bench
        let login = try await bench.run("spotify login paste client=\(clientID)")
        #expect(login.output.fact("scopes") == .integer(5))
        await world.service.stop()
      }
    }

    @Test func `an address of another login is told by its port`() async throws {
      let world = try await bench(answers: [
        { shown in
          Self.redirected(shown)?.replacing(/127\.0\.0\.1:\d+/, with: "127.0.0.1:1234")
            .replacing("state=", with: "state=other")
        }
      ])
      var bench = world.bench
      let record = try await bench.type("spotify login paste client=\(clientID)")
      let fault = try #require(record.diagnostics.first)
      #expect(fault.code == "foreign-answer" && fault.message.plainText.contains("port 1234"))
      await world.service.stop()
    }

    @Test func `each way a login fails is told with what to do`() async throws {
      var denying = SimulatedTerms()
      denying.deniesLogin = true
      let denied = try await bench(terms: denying, answers: [{ Self.redirected($0) }])
      var bench = denied.bench
      #expect(
        try await bench.type("spotify login paste client=\(clientID)").diagnostics.first?.code
          == "login-denied"
      )
      #expect(try await bench.type("spotify login client=123").diagnostics.first?.code == "bad-client-id")
      await denied.service.stop()

      let alone = try await self.bench(isInteractive: false)
      bench = alone.bench
      let record = try await bench.type("spotify login")
      #expect(record.diagnostics.first?.code == "no-client-id" && record.exitStatus == 4)
      await alone.service.stop()
    }

    @Test func `Ctrl-C ends the wait for the browser`() async throws {
      let world = try await bench(browser: { _ in })
      var bench = world.bench
      let person = world.person
      Task {
        while !person.shown.contains("authorize") { try await Task.sleep(for: .milliseconds(5)) }
        person.interrupt()
      }
      let record = try await bench.type("spotify login client=\(clientID)")
      #expect(record.exitStatus == 130)
      await world.service.stop()
    }

    @Test func `no token reaches records, output or files other than its own`() async throws {
      var bench = try SessionBench()
      try await bench.run("spotify login demo", "spotify status")
      // Every token of the simulator bears this mark.
      let mark = "Qsim"
      #expect(!"\(bench.session.records)".contains(mark))
      let files =
        FileManager.default.enumerator(atPath: bench.folder)?.allObjects.compactMap { $0 as? String } ?? []
      for file in files where !file.hasSuffix("token.json") {
        let text = (try? String(contentsOfFile: bench.folder + "/" + file, encoding: .utf8)) ?? ""
        #expect(!text.contains(mark), "\(file)")
      }
    }

    @Test func `only https and this machine are taken as addresses`() async throws {
      var bench = try SessionBench()
      #expect(
        try await bench.type("set spotify.api=http://api.example.com").diagnostics.first?.code == "bad-value")
      try await bench.run("set spotify.api=http://127.0.0.1:1/v1")
      var environment = bench.host.environment
      environment.variables["TIMBRE_SPOTIFY_ACCOUNTS"] = "http://accounts.example.com"
      bench.host = QuietHost(environment: environment)
      let record = try await bench.type("spotify login client=\(clientID)")
      #expect(record.diagnostics.first?.code == "insecure-address")
    }
  }
}
