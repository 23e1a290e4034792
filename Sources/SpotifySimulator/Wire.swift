import Foundation
import Network

/// Answers in the words and shapes of the real services.
enum Wire {
  static func json(_ value: JSONValue, status: Int = 200) -> LoopbackResponse {
    LoopbackResponse(
      status: status, headers: ["Content-Type": "application/json; charset=utf-8"], body: value.data)
  }

  /// An error of the Web API.
  static func refuse(_ status: Int, _ message: String) -> LoopbackResponse {
    json(["error": ["status": .int(status), "message": .text(message)]], status: status)
  }

  /// An error of the accounts service.
  static func refuse(_ error: String, description: String) -> LoopbackResponse {
    json(["error": .text(error), "error_description": .text(description)], status: 400)
  }

  static func tooMany(_ seconds: Int?, reason: String?) -> LoopbackResponse {
    var error: [(String, JSONValue)] = [("status", 429), ("message", "Too many requests")]
    if let reason { error.append(("reason", .text(reason))) }
    var answer = json(["error": .object(error)], status: 429)
    if let seconds { answer.headers["Retry-After"] = "\(seconds)" }
    return answer
  }

  static func gateway(_ status: Int) -> LoopbackResponse {
    LoopbackResponse(status: status, type: "text/plain", text: "upstream connect error or disconnect")
  }

  static func forbidden(_ cause: SimulatedFault.Cause) -> LoopbackResponse {
    switch cause {
    case .notAllowListed:
      refuse(
        403, "Check settings on developer.spotify.com/dashboard, the user may not be registered.")
    case .noPremium: refuse(403, "Active premium subscription required for the owner of the app.")
    case .lackingScope: refuse(403, "Insufficient client scope")
    case .closedEndpoint: refuse(403, "Forbidden")
    }
  }

  /// Percent-encoding of a part of a `spotify:local:` address, where a space is a plus.
  static func formEncoded(_ text: String) -> String {
    String(WebAddress.form([("", text)]).dropFirst()).replacing("%20", with: "+")
  }

  /// Name and value pairs of a form.
  static func form(_ body: Data) -> [String: String] {
    let pairs = String(decoding: body, as: UTF8.self).split(separator: "&").map { pair in
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map { part in
        part.replacing("+", with: " ").removingPercentEncoding ?? ""
      }
      return (parts[0], parts.count > 1 ? parts[1] : "")
    }
    return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
  }

  /// 22 letters and digits that follow from a text.
  static func id(of text: String) -> String {
    String(
      decoding: SHA256.digest(text.utf8).prefix(22).map { alphabet[Int($0) % alphabet.count] }, as: UTF8.self)
  }

  private static let alphabet = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".utf8)

  static func digest(of secret: String) -> String { SHA256.digest(secret.utf8).hexadecimal }

  /// A text that nobody can guess.
  static func randomText(_ prefix: String) -> String {
    var generator = SystemRandomNumberGenerator()
    return prefix + (0..<36).map { _ in UInt8.random(in: .min ... .max, using: &generator) }.base64URL
  }
}
