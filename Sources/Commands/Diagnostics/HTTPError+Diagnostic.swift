import Music
import Network
import Report
import Shell

extension HTTPError: DiagnosticError {
  /// Says why no answer came over the network, naming the host and never a token.
  public var diagnostic: Diagnostic {
    switch self {
    case .invalidAddress(let text):
      fault("invalid-address", "\(.text(text), .strong) is no address of the web", nil)
    case .insecureAddress(let text):
      fault(
        "insecure-address", "\(.text(text), .strong) is not taken", "only https, or http on this machine, is")
    case .unreachable(let host):
      fault("unreachable", "\(.text(host), .strong) cannot be reached", "check the network, then try again")
    case .untrusted(let host):
      fault(
        "untrusted", "\(.text(host), .strong) does not prove who it is",
        "somebody may be listening; try another network")
    case .timedOut(let host):
      fault("timed-out", "\(.text(host), .strong) does not answer in time", "try again later")
    case .interrupted(let host):
      fault("broken-answer", "the answer of \(.text(host), .strong) broke off", "try again")
    case .tooLarge(let limit): fault("answer-too-long", "the answer is longer than \(.bytes(limit))", nil)
    case .tooManyRedirects:
      fault("too-many-redirects", "the address leads from one to the next without end", nil)
    case .status(404): fault("not-found", "nothing is at this address any more", nil)
    case .status(let status): fault("refused-download", "the other side answers \(status)", "try again later")
    case .checksum:
      fault("wrong-checksum", "the file that came is not the expected one", "it was thrown away; try again")
    case .file(let path):
      Diagnostic(
        "cannot-write", "cannot write \(.text(path), .strong)",
        help: "check the folder and the room on the disk")
    case .cancelled: .interrupted
    }
  }

  private func fault(_ code: String, _ message: Text, _ help: Text?) -> Diagnostic {
    Diagnostic(code, message, kind: .network, help: help)
  }
}
