import Foundation
import Network

/// Spotify's accounts service: trades codes and refresh tokens for access tokens.
public struct AccountsService: Sendable {
  /// Where people log in and tokens are given, `https://accounts.spotify.com` or a stand-in.
  public var address: WebAddress
  /// What sends its requests.
  public var client: HTTPClient

  /// The service at an address.
  public init(address: WebAddress, client: HTTPClient) {
    self.address = address
    self.client = client
  }

  /// Trades the code of a login for tokens (RFC 7636 section 4.5).
  func exchange(
    code: String, verifier: Secret, redirect: String, clientID: String, now: Date
  ) async throws(LoginError) -> Tokens {
    let answer = try await ask([
      ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", redirect),
      ("client_id", clientID),
      ("code_verifier", verifier.reveal()),
    ])
    guard let refresh = answer.refresh else { throw .unreadableAnswer }
    return Tokens(
      clientID: clientID, access: answer.access, refresh: refresh,
      expires: now.addingTimeInterval(answer.lifetime), scopes: Scope.list(answer.scope ?? ""),
      authorised: now)
  }

  /// Asks for a new access token. The refresh token stays the old one unless the answer brings another.
  func refresh(_ tokens: Tokens, now: Date) async throws(LoginError) -> Tokens {
    let answer = try await ask([
      ("grant_type", "refresh_token"), ("refresh_token", tokens.refresh.reveal()),
      ("client_id", tokens.clientID),
    ])
    var tokens = tokens
    tokens.access = answer.access
    tokens.expires = now.addingTimeInterval(answer.lifetime)
    if let refresh = answer.refresh { tokens.refresh = refresh }
    if let scope = answer.scope { tokens.scopes = Scope.list(scope) }
    return tokens
  }

  /// Longest answer that is read, in bytes.
  private static let mostBytes = 64 << 10

  private func ask(_ form: [(name: String, value: String)]) async throws(LoginError) -> TokenAnswer {
    let response: HTTPResponse
    do throws(HTTPError) {
      // A code or a rotated refresh token is used up by the first try that arrives, so it is never sent twice.
      var request = HTTPRequest(
        .post, try address.appending("api/token"),
        headers: ["Content-Type": "application/x-www-form-urlencoded", "Accept": "application/json"],
        body: Data(WebAddress.form(form).utf8), repeatable: false)
      request.limit = Self.mostBytes
      response = try await client.send(request)
    } catch {
      throw error == .cancelled ? .cancelled : .network(error)
    }
    let decoder = JSONDecoder()
    guard response.isSuccess else {
      let refusal = try? decoder.decode(TokenRefusal.self, from: response.body)
      throw .refused(code: refusal.flatMap { LoginError.code($0.error) } ?? "\(response.status)")
    }
    guard let answer = try? decoder.decode(TokenAnswer.self, from: response.body) else {
      throw .unreadableAnswer
    }
    return answer
  }
}
