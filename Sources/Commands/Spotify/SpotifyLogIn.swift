import Music
import Report
import Shell
import Spotify
import Work

/// `spotify login`: connects timbre with a person's account, or with the demo account.
struct SpotifyLogIn: Command {
  var client: String?
  var minutes = 5
  var isDemo = false
  var pastes = false

  static let about = About(
    "spotify login", .spotify, "Connect timbre with your Spotify account, or with a made-up one.",
    details: [
      "Spotify wants every small program to be registered by the person who uses it. Without an app's Client ID, "
        + "the command explains how to get one; it asks once and remembers it.",
      "You then allow timbre in your browser to read your liked songs and playlists and to write playlists. On a "
        + "machine without a browser, `spotify login paste` shows the address; open it anywhere and paste back the "
        + "address at which the browser ends.",
      "`spotify login demo` needs no account: it starts a simulated Spotify on this machine, with 1,300 liked songs and "
        + "a dozen playlists of tracks that do not exist. It forgets nothing until `spotify logout`.",
    ],
    terms: ["connect", "account", "sign in", "token"],
    examples: ["spotify login demo": "a simulated account to try everything with"],
    facts: [Facts.account, Facts.scopes])

  static let parameters: [Parameter<SpotifyLogIn>] = [
    .keyword("demo", \.isDemo, "a simulated account with made-up tracks, on this machine"),
    .keyword("paste", \.pastes, "for a browser on another machine: paste back the address it ends at"),
    .option("client", \.client, "the Client ID of your own app at developer.spotify.com"),
    .option("minutes", \.minutes, in: 1...60, "how long to wait for the browser"),
  ]

  func run(in context: inout RunContext) async throws -> Output {
    let files = AccountFiles(isDemo ? .demo : .spotify, in: context.host.environment)
    let account = try await Account(files, in: context)
    let tokens = isDemo ? try await logInToDemo(account) : try await logIn(account, context.host)
    let profile = try await context.host.interruptible { try await account.service.profile() }
    try files.choose()
    let name = profile.displayName ?? profile.id
    var output = Output(
      [], facts: [.text(Facts.account, files.kind.rawValue), .integer(Facts.scopes, tokens.scopes.count)])
    if isDemo {
      output.append(
        .paragraph(
          "logged in as \(name, .strong), whose account is simulated on this machine; no track in it exists"))
    } else {
      output.append(.paragraph("logged in to Spotify as \(name, .strong)"))
      output.append(.note("the login ends on \(tokens.ends.day), six months from now, whatever you do"))
    }
    output.append(.suggestion("\(.code("spotify sync")) reads liked songs and playlists"))
    return output
  }

  private func logInToDemo(_ account: Account) async throws -> Tokens {
    let login = try await account.login(clientID: DemoService.clientID)
    try await account.consent(to: login)
    return try await login.wait(seconds: 30)
  }

  private func logIn(_ account: Account, _ host: any Host) async throws -> Tokens {
    let clientID = try chosenClient(account.files, host)
    let login = try await account.login(clientID: clientID)
    do {
      let tokens = try await granted(login, host)
      try account.files.keep(clientID: clientID)
      return tokens
    } catch {
      login.cancel()
      throw error
    }
  }

  /// The Client ID given now, kept from the last login, or asked for after the steps to get one.
  private func chosenClient(_ files: AccountFiles, _ host: any Host) throws -> String {
    if let known = client ?? files.clientID { return known.lowercased() }
    host.show(LoginSteps.output)
    guard let answer = host.ask("Client ID: "), !answer.isEmpty else { throw LoginSteps.noClient }
    return answer.lowercased()
  }

  /// Sends the person to the consent page and waits until they are back.
  private func granted(_ login: SpotifyLogin, _ host: any Host) async throws -> Tokens {
    host.show(
      Output([
        .paragraph("Spotify will ask you whether timbre may:"),
        .list(Scope.allCases.map { Text($0.purpose) }),
      ]))
    let address = login.address.description
    if !pastes, host.open(page: address) {
      host.show(
        Output([.paragraph("your browser opens; if it does not, open this address:"), .verbatim(address)]))
    } else {
      host.show(Output([.paragraph("open this address in a browser:"), .verbatim(address)]))
      if pastes { return try await pasted(login, host) }
    }
    let limit = minutes * 60
    let began = ContinuousClock.now
    return try await host.interruptible {
      try await withThrowingTaskGroup(of: Tokens?.self) { group in
        group.addTask { try await login.wait(seconds: limit) }
        group.addTask {
          while (try? await Task.sleep(for: .milliseconds(250))) != nil {
            let seconds = Double((ContinuousClock.now - began).components.seconds)
            host.show(
              WorkProgress("waiting for the browser", seconds, of: Double(limit), unit: .seconds))
          }
          return nil
        }
        defer { group.cancelAll() }
        while let outcome = try await group.next() {
          if let outcome { return outcome }
        }
        throw LoginError.cancelled
      }
    }
  }

  private func pasted(_ login: SpotifyLogin, _ host: any Host) async throws -> Tokens {
    host.show(
      Output([
        .paragraph(
          "after you have agreed, the browser ends at a page that it cannot show: copy its address, which begins "
            + "with \(.code("http://127.0.0.1")), and paste it here")
      ]))
    // Another line behind the address is not meant for the prompt.
    defer { host.discardTyped() }
    guard var text = host.askForPaste("address: ") else { throw LoginError.cancelled }
    while true {
      do throws(LoginError) {
        return try await login.finish(pasted: text)
      } catch {
        let more: String?
        switch error {
        case .incompleteAddress, .refused(code: "invalid_grant"):
          // A wrapped address may come line by line; an empty line says that nothing follows.
          more = host.askForPaste("the rest of it: ").map { $0.isEmpty ? "" : text + "\n" + $0 }
        case .unreadableAddress, .stateMismatch:
          host.show(Output([.paragraph(error.diagnostic.message)]))
          more = host.askForPaste("the address once more: ")
        default: throw error
        }
        guard let more, !more.isEmpty, text.utf8.count < Self.mostPasted else { throw error }
        text = more
      }
    }
  }

  /// No address of a login is longer, in bytes.
  private static let mostPasted = 16_384
}
