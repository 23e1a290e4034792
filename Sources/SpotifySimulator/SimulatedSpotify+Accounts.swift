import Foundation
import Network

/// The accounts service: a consent page that consents by itself, and the trade of codes for tokens.
extension SimulatedSpotify {
  private static let known: Set<String> = [
    "user-library-read", "user-library-modify", "playlist-read-private", "playlist-read-collaborative",
    "playlist-modify-public", "playlist-modify-private", "user-follow-modify", "user-read-private",
    "user-read-email", "ugc-image-upload",
  ]

  func authorize(_ request: LoopbackRequest) -> LoopbackResponse {
    func wrong(_ text: String) -> LoopbackResponse {
      LoopbackResponse(status: 400, type: "text/plain", text: text)
    }
    guard let clientID = request[query: "client_id"], clientID.utf8.count == 32,
      clientID.allSatisfy(\.isHexDigit)
    else { return wrong("INVALID_CLIENT: Invalid client") }
    guard let redirect = request[query: "redirect_uri"], let target = URLComponents(string: redirect) else {
      return wrong("INVALID_CLIENT: Invalid redirect URI")
    }
    guard target.scheme == "http", target.host == "127.0.0.1" else {
      return wrong("INVALID_CLIENT: Insecure redirect URI")
    }
    guard target.path == "/callback", target.query == nil else {
      return wrong("INVALID_CLIENT: Invalid redirect URI")
    }
    var back: [(name: String, value: String)] = []
    if let state = request[query: "state"] { back.append(("state", state)) }
    let scopes = Set((request[query: "scope"] ?? "").split(separator: " ").map(String.init))
    let challenge = request[query: "code_challenge"] ?? ""
    if request[query: "response_type"] != "code" {
      back.append(("error", "unsupported_response_type"))
    } else if !scopes.isSubset(of: Self.known) {
      back.append(("error", "invalid_scope"))
    } else if request[query: "code_challenge_method"] != "S256" || challenge.utf8.count != 43 {
      back.append(("error", "invalid_request"))
    } else if terms.deniesLogin {
      back.append(("error", "access_denied"))
    } else {
      let code = Wire.randomText("AQsimcode")
      codes[Wire.digest(of: code)] = PendingCode(
        clientID: clientID, challenge: challenge, redirect: redirect,
        scopes: scopes.subtracting(terms.withheldScopes))
      back.append(("code", code))
    }
    return LoopbackResponse(status: 302, headers: ["Location": "\(redirect)?\(WebAddress.form(back))"])
  }

  func token(_ request: LoopbackRequest) -> LoopbackResponse {
    guard request.headers["content-type"]?.hasPrefix("application/x-www-form-urlencoded") == true else {
      return Wire.refuse("invalid_request", description: "Content-Type must be a form")
    }
    guard request.headers["authorization"] == nil else {
      return Wire.refuse("invalid_client", description: "Invalid client secret")
    }
    let form = Wire.form(request.body)
    switch form["grant_type"] {
    case "authorization_code": return exchange(form)
    case "refresh_token": return refresh(form)
    default: return Wire.refuse("unsupported_grant_type", description: "grant_type is missing or unknown")
    }
  }

  private func exchange(_ form: [String: String]) -> LoopbackResponse {
    // A code works once, whatever comes of it.
    guard let pending = codes.removeValue(forKey: Wire.digest(of: form["code"] ?? "")) else {
      return Wire.refuse("invalid_grant", description: "Invalid authorization code")
    }
    guard pending.clientID == form["client_id"] else {
      return Wire.refuse("invalid_client", description: "Invalid client")
    }
    guard pending.redirect == form["redirect_uri"] else {
      return Wire.refuse("invalid_grant", description: "Invalid redirect URI")
    }
    let verifier = form["code_verifier"] ?? ""
    guard (43...128).contains(verifier.utf8.count),
      SHA256.digest(verifier.utf8).base64URL == pending.challenge
    else { return Wire.refuse("invalid_grant", description: "code_verifier was incorrect") }
    let refresh = Wire.randomText("AQsim")
    account.grants.append(
      SimulatedAccount.Grant(
        clientID: pending.clientID, scopes: pending.scopes, refreshDigest: Wire.digest(of: refresh)))
    return access(at: account.grants.count - 1, refresh: refresh)
  }

  private func refresh(_ form: [String: String]) -> LoopbackResponse {
    let digest = Wire.digest(of: form["refresh_token"] ?? "")
    guard let index = account.grants.firstIndex(where: { $0.refreshDigest == digest }) else {
      return Wire.refuse("invalid_grant", description: "Refresh token revoked")
    }
    guard account.grants[index].clientID == form["client_id"] else {
      return Wire.refuse("invalid_client", description: "Invalid client")
    }
    guard terms.rotatesRefreshTokens else { return access(at: index, refresh: nil) }
    let refresh = Wire.randomText("AQsim")
    account.grants[index].refreshDigest = Wire.digest(of: refresh)
    return access(at: index, refresh: refresh)
  }

  private func access(at index: Int, refresh: String?) -> LoopbackResponse {
    let access = Wire.randomText("BQsim")
    let ends = now() + terms.accessLifetime
    account.grants[index].accessEnds = account.grants[index].accessEnds.filter { $0.value > now() }
    account.grants[index].accessEnds[Wire.digest(of: access)] = ends
    var answer: [(String, JSONValue)] = [
      ("access_token", .text(access)), ("token_type", "Bearer"),
      ("scope", .text(account.grants[index].scopes.sorted().joined(separator: " "))),
      ("expires_in", .int(Int(terms.accessLifetime))),
    ]
    if let refresh { answer.append(("refresh_token", .text(refresh))) }
    return Wire.json(.object(answer))
  }
}
