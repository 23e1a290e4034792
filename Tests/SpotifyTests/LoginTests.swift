import Foundation
import Network
import Spotify
import SpotifySimulator
import Testing

@Suite struct LoginTests {
  @Test func `a person logs in`() async throws {
    let world = try await World.make(loggedIn: false)
    let login = try await SpotifyLogin(clientID: World.clientID, accounts: world.accounts, file: world.file)
    let page = try await world.browse(login.address)
    #expect(page.status == 200 && String(decoding: page.body, as: UTF8.self).contains("You are logged in"))
    let tokens = try await login.wait(seconds: 10)
    #expect(tokens.scopes == Set(Scope.allCases))
    #expect(try await world.spotify.profile().id == "demo-listener")
    let attributes = try FileManager.default.attributesOfItem(atPath: world.file.path)
    #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
    await world.end()
  }

  @Test func `the address asks for no more than needed`() async throws {
    let world = try await World.make(loggedIn: false)
    let login = try await SpotifyLogin(clientID: World.clientID, accounts: world.accounts, file: world.file)
    let components = try #require(URLComponents(string: login.address.description))
    let items = Dictionary(
      uniqueKeysWithValues: (components.queryItems ?? []).map { ($0.name, $0.value ?? "") })
    #expect(items["response_type"] == "code" && items["code_challenge_method"] == "S256")
    #expect(items["code_challenge"]?.utf8.count == 43 && (items["state"]?.utf8.count ?? 0) >= 43)
    #expect(
      items["scope"]
        == "playlist-modify-private playlist-modify-public playlist-read-collaborative playlist-read-private "
        + "user-library-read")
    #expect(items["redirect_uri"]?.hasPrefix("http://127.0.0.1:") == true)
    login.cancel()
    await world.end()
  }

  @Test func `the browser may be elsewhere`() async throws {
    let world = try await World.make(loggedIn: false)
    let login = try await SpotifyLogin(clientID: World.clientID, accounts: world.accounts, file: world.file)
    let answer = try await world.http.send(HTTPRequest(.get, login.address))
    let location = try #require(answer.headers["location"])
    await #expect(throws: LoginError.unreadableAddress) { try await login.finish(pasted: "hello") }
    let foreign = location.replacing("state=", with: "state=x")
    let port = try #require(URLComponents(string: location)?.port)
    await #expect(throws: LoginError.stateMismatch(port: port, expected: port)) {
      try await login.finish(pasted: foreign)
    }
    let tokens = try await login.finish(pasted: "  \(location)\n")
    #expect(tokens.clientID == World.clientID)
    await world.end()
  }

  @Test func `strangers at the listener are ignored`() async throws {
    let world = try await World.make(loggedIn: false)
    let login = try await SpotifyLogin(clientID: World.clientID, accounts: world.accounts, file: world.file)
    let components = try #require(URLComponents(string: login.address.description))
    let redirect = try #require(components.queryItems?.first { $0.name == "redirect_uri" }?.value)
    let forged = try await world.browse(WebAddress("\(redirect)?code=forged&state=guess"))
    #expect(forged.status == 400)
    let astray = try await world.browse(WebAddress(redirect.replacing("/callback", with: "/favicon.ico")))
    #expect(astray.status == 404)
    _ = try await world.browse(login.address)
    _ = try await login.wait(seconds: 10)
    await world.end()
  }

  @Test func `the person says no`() async throws {
    let world = try await World.make(loggedIn: false, terms: { $0.deniesLogin = true })
    await #expect(throws: LoginError.denied) { try await world.logIn() }
    #expect(world.file.read() == nil)
    await world.end()
  }

  @Test func `less is granted than needed`() async throws {
    let world = try await World.make(
      loggedIn: false, terms: { $0.withheldScopes = ["playlist-modify-private", "user-library-read"] })
    await #expect(throws: LoginError.lackingScopes([.modifyPrivatePlaylists, .readLibrary])) {
      try await world.logIn()
    }
    #expect(world.file.read() == nil)
    await world.end()
  }

  @Test func `nobody comes back`() async throws {
    let world = try await World.make(loggedIn: false)
    let login = try await SpotifyLogin(clientID: World.clientID, accounts: world.accounts, file: world.file)
    await #expect(throws: LoginError.timedOut(seconds: 0)) { try await login.wait(seconds: 0) }
    let other = try await SpotifyLogin(clientID: World.clientID, accounts: world.accounts, file: world.file)
    let waiting = Task { try await other.wait(seconds: 60) }
    waiting.cancel()
    await #expect(throws: LoginError.cancelled) { try await waiting.value }
    await world.end()
  }

  @Test(arguments: ["", "0123", "0123456789abcdef0123456789abcdeg", "0123456789abcdef0123456789abcdef0"])
  func `wrong client ID`(text: String) async throws {
    let accounts = AccountsService(address: try WebAddress("http://127.0.0.1:9"), client: HTTPClient())
    await #expect(throws: LoginError.badClientID(text)) {
      try await SpotifyLogin(clientID: text, accounts: accounts, file: TokenFile(path: ""))
    }
  }
}
