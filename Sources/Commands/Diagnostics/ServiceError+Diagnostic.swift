import Music
import Network
import Report
import Shell

extension ServiceError: DiagnosticError {
  /// Says what the service refused or failed to do, and whether trying again helps.
  public var diagnostic: Diagnostic {
    switch self {
    case .needsLogin(let loss): Self.login(loss)
    case .notAllowListed:
      fault(
        "not-allow-listed",
        "Spotify lets only listed people use this app, and your account is not on its list",
        "add it under User Management at developer.spotify.com/dashboard, then try again")
    case .premiumRequired:
      fault(
        "premium-required", "Spotify asks that the owner of the app has Premium",
        "the app works again as soon as its owner has; until then \(.code("spotify import FILE")) reads an export"
      )
    case .missingScope:
      fault(
        "missing-permission", "the login does not allow this",
        "\(.code("spotify login")) asks for all permissions again")
    case .endpointClosed(let path):
      fault(
        "endpoint-closed", "Spotify has closed \(.code(path)) to this app",
        "nothing can be done about it here; \(.code("spotify import FILE")) reads an export instead")
    case .forbidden(let message):
      fault("forbidden", "the service refused: \(.text(message.isEmpty ? "no reason given" : message))", nil)
    case .notFound(let path): fault("not-found", "there is no \(.code(path)) any more", nil)
    case .badRequest(let status, let message):
      fault("bad-request", "the service found the request wrong (\(status)): \(.text(message))", nil)
    case .rateLimited(let seconds):
      fault(
        "rate-limited", "too many requests in a short time\(Self.wait(seconds))",
        "what has come so far is kept; the same command goes on from there")
    case .quotaExceeded(let seconds):
      fault(
        "quota-exceeded", "Spotify's budget for this app is used up\(Self.wait(seconds))",
        "what has come so far is kept; the same command goes on from there, most likely tomorrow")
    case .server(let status):
      fault(
        "server-failure", "the service keeps failing (\(status))",
        "the same command goes on where this one stopped")
    case .network(let error): error.diagnostic
    case .unreadable(let what):
      fault("unreadable-answer", "the service's answer about \(what) makes no sense", "try again later")
    case .endless(let what):
      fault(
        "endless-list", "the service gives ever more pages of \(what)",
        "what has come so far is kept; try again later")
    case .cancelled: .interrupted
    }
  }

  private static func login(_ loss: LoginLoss) -> Diagnostic {
    let help: Text =
      "\(.code("spotify login")) connects your account, \(.code("spotify login demo")) a made-up one"
    switch loss {
    case .absent: return Diagnostic("not-logged-in", "nobody is logged in", kind: .network, help: help)
    case .ended:
      return Diagnostic(
        "login-ended", "the login has ended: its six months are over, or the permission was withdrawn",
        kind: .network, help: "\(.code("spotify login")) renews it; the library is kept")
    case .refused:
      return Diagnostic(
        "login-refused", "the service does not accept the login any more", kind: .network, help: help)
    }
  }

  /// How long the service wants to be left alone.
  private static func wait(_ seconds: Int?) -> Text {
    seconds.map { "; it asks to wait \(.duration(Double($0)))" } ?? ""
  }

  private func fault(_ code: String, _ message: Text, _ help: Text?) -> Diagnostic {
    Diagnostic(code, message, kind: .network, help: help)
  }
}
