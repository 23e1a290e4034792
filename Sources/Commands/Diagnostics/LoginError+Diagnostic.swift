import Network
import Report
import Shell
import Spotify

extension LoginError: DiagnosticError {
  /// Says why a login did not come about, and what to change in the app's settings.
  public var diagnostic: Diagnostic {
    switch self {
    case .badClientID(let text):
      Diagnostic(
        "bad-client-id", "\(.text(String(text.prefix(40))), .strong) is no Client ID", kind: .usage,
        at: .parameter("client"), help: "it has 32 letters and digits and stands in the app's settings")
    case .denied: fault("login-denied", "access was not granted", "\(.code("spotify login")) asks again")
    case .refused(let code): refusal(code)
    case .stateMismatch(let port, let expected):
      fault(
        "foreign-answer",
        Text(
          port.map {
            "this address belongs to the login at port \($0), while this one waits at port \(expected)"
          }
            ?? "this address belongs to another login than the one at port \(expected)"),
        "open the address that was shown last; \(.code("spotify login")) begins anew")
    case .incompleteAddress:
      fault(
        "incomplete-address", "this is only the beginning of the address at which the browser ended",
        "copy all of it, from \(.code("http://127.0.0.1")) to the end")
    case .unreadableAddress:
      fault(
        "unreadable-address", "this is not the address at which the browser ended",
        "copy all of it, from \(.code("http://127.0.0.1")) to the end")
    case .lackingScopes(let scopes):
      fault(
        "missing-permission",
        "timbre was not allowed to \(scopes.map(\.purpose).joined(separator: ", "))",
        "\(.code("spotify login")) asks again; everything it asks for is needed")
    case .timedOut(let seconds):
      fault(
        "login-timed-out", "nobody came back within \(.duration(Double(seconds)))",
        "\(.code("spotify login minutes=15")) waits longer; \(.code("spotify login paste")) is for a browser elsewhere"
      )
    case .network(let error): error.diagnostic
    case .unreadableAnswer:
      fault("unreadable-answer", "Spotify's answer to the login makes no sense", "try again later")
    case .file(let path):
      Diagnostic(
        "cannot-write", "cannot write \(.text(path), .strong)",
        help: "check the folder and the room on the disk")
    case .cancelled: .interrupted
    }
  }

  private func refusal(_ code: String) -> Diagnostic {
    switch code {
    case "invalid_client":
      fault(
        "unknown-app", "Spotify knows no app with this Client ID",
        "compare it with the app's settings; \(.code("spotify login client=ID")) takes another")
    case "invalid_grant":
      fault("stale-login", "this login is used up or took too long", "\(.code("spotify login")) begins anew")
    default: fault("login-refused", "Spotify refused the login (\(.code(code)))", "try again later")
    }
  }

  private func fault(_ code: String, _ message: Text, _ help: Text) -> Diagnostic {
    Diagnostic(code, message, kind: .network, help: help)
  }
}

extension DemoCatalogue.Missing: DiagnosticError {
  var diagnostic: Diagnostic {
    Diagnostic(
      "no-demo-data", "the table that the demo account is made of is not beside the program",
      help:
        "\(.code("demo-tracks.csv")) belongs into \(.code("lib/timbre")) of the place timbre is installed to"
    )
  }
}
