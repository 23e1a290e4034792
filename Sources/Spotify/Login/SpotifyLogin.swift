import Foundation
import Network

/// One login by Authorization Code with PKCE (RFC 6749, RFC 7636, RFC 8252): it shows an address, waits until the
/// browser comes back to a listener on this machine, and keeps the tokens.
public final class SpotifyLogin: Sendable {
  /// What has to be opened in a browser.
  public let address: WebAddress
  /// What the app has to have registered; the port is chosen anew with each login.
  public static let registeredRedirect = "http://127.0.0.1/callback"

  private let accounts: AccountsService
  private let file: TokenFile
  private let clientID: String
  private let verifier: Secret
  private let state: String
  private let redirect: String
  private let server: LoopbackServer
  private let arrivals: AsyncStream<Callback>
  private let needed: Set<Scope>
  private let now: @Sendable () -> Date

  /// Opens the listener on a free port of 127.0.0.1.
  /// - Parameters:
  ///   - file: where the tokens will be kept.
  ///   - needed: what the person is asked to grant.
  /// - Throws: `LoginError.badClientID` or `.network`.
  public init(
    clientID: String, accounts: AccountsService, file: TokenFile, needed: Set<Scope> = Set(Scope.allCases),
    now: @escaping @Sendable () -> Date = { Date() }
  ) async throws(LoginError) {
    guard clientID.utf8.count == 32, clientID.allSatisfy(\.isHexDigit) else { throw .badClientID(clientID) }
    self.clientID = clientID
    self.accounts = accounts
    self.file = file
    self.needed = needed
    self.now = now
    let verifier = Self.randomText()
    let state = Self.randomText()
    self.verifier = Secret(verifier)
    self.state = state
    let (arrivals, inbox) = AsyncStream<Callback>.makeStream(bufferingPolicy: .bufferingOldest(4))
    self.arrivals = arrivals
    do throws(HTTPError) {
      server = try await LoopbackServer { request in
        guard request.path == "/callback" else { return LoginPage.notFound }
        let callback = Callback(request.query)
        guard callback.state == state else { return LoginPage.foreign }
        inbox.yield(callback)
        return callback.code == nil ? LoginPage.denied : LoginPage.done
      }
      redirect = "http://127.0.0.1:\(server.port)/callback"
      address = try accounts.address.appending(
        "authorize",
        query: [
          ("client_id", clientID), ("response_type", "code"), ("redirect_uri", redirect),
          ("scope", Scope.text(needed)), ("code_challenge_method", "S256"),
          ("code_challenge", SHA256.digest(verifier.utf8).base64URL), ("state", state),
        ])
    } catch {
      throw .network(error)
    }
  }

  /// Waits for the browser, for at most so many seconds, and keeps the tokens.
  public func wait(seconds: Int = 300) async throws(LoginError) -> Tokens {
    let arrivals = arrivals
    let first: Callback?
    do {
      first = try await withThrowingTaskGroup(of: Callback?.self) { group in
        group.addTask {
          for await callback in arrivals { return callback }
          return nil
        }
        group.addTask {
          try await Task.sleep(for: .seconds(seconds))
          throw LoginError.timedOut(seconds: seconds)
        }
        defer { group.cancelAll() }
        return try await group.next() ?? nil
      }
    } catch let error as LoginError {
      close()
      throw error
    } catch {
      close()
      throw .cancelled
    }
    guard let first, !Task.isCancelled else {
      close()
      throw .cancelled
    }
    return try await finish(first)
  }

  /// Ends the login with the address that the browser ended at, for a browser on another machine.
  ///
  /// The text may be wrapped, quoted, and followed by other lines.
  ///
  /// - Throws: `LoginError.incompleteAddress` if more of the address has to follow, `.unreadableAddress`,
  ///   `.stateMismatch`; otherwise as `wait`.
  public func finish(pasted text: String) async throws(LoginError) -> Tokens {
    let pasted = PastedAddress(text)
    guard !pasted.readings.isEmpty else { throw .unreadableAddress }
    let own = pasted.readings.filter { $0.state == state }
    guard !own.isEmpty else {
      let isBeginning = pasted.readings.contains { state.hasPrefix($0.state ?? "") }
      throw isBeginning ? .incompleteAddress : .stateMismatch(port: pasted.port, expected: Int(server.port))
    }
    var refusal = LoginError.incompleteAddress
    for callback in own where callback.code != nil || callback.error != nil {
      do throws(LoginError) { return try await finish(callback) } catch {
        // A shorter or longer reading of the same text may hold the right code.
        guard error == .refused(code: "invalid_grant") else { throw error }
        refusal = error
      }
    }
    throw refusal
  }

  /// Closes the listener of a login that nobody waits for any more.
  public func cancel() { close() }

  /// The page that says how it ended may still be on its way to the browser; nobody has to wait for that.
  private func close() {
    let server = server
    Task { await server.stop(afterSeconds: 1) }
  }

  private func finish(_ callback: Callback) async throws(LoginError) -> Tokens {
    guard callback.state == state else { throw .stateMismatch(port: nil, expected: Int(server.port)) }
    if let error = callback.error {
      close()
      throw error == "access_denied" ? .denied : .refused(code: LoginError.code(error) ?? "unrecognised")
    }
    guard let code = callback.code else { throw .unreadableAddress }
    let tokens = try await accounts.exchange(
      code: code, verifier: verifier, redirect: redirect, clientID: clientID, now: now())
    close()
    let lacking = needed.subtracting(tokens.scopes)
    guard lacking.isEmpty else { throw .lackingScopes(lacking.sorted()) }
    try file.write(tokens)
    return tokens
  }

  /// 64 characters that nobody can guess, from the system's own generator: they must not follow from a seed.
  private static func randomText() -> String {
    var generator = SystemRandomNumberGenerator()
    return (0..<48).map { _ in UInt8.random(in: .min ... .max, using: &generator) }.base64URL
  }
}

/// What the accounts service sends back through the browser.
struct Callback: Sendable {
  var code: String?
  var state: String?
  var error: String?

  init(_ items: [(name: String, value: String)]) {
    for (name, value) in items {
      switch name {
      case "code": code = value
      case "state": state = value
      case "error": error = value
      default: continue
      }
    }
  }
}
