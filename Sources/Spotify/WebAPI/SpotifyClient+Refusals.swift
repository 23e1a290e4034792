import Foundation
import Music
import Network

extension SpotifyClient {
  /// The error object that the Web API sends with a refusal.
  private struct Refusal: Decodable {
    var message: ServiceText?
    var reason: ServiceText?
  }

  private struct Envelope: Decodable {
    var error: Refusal
  }

  /// Whether an answer says that the app's budget is used up.
  static func isQuotaExceeded(_ answer: HTTPResponse) -> Bool {
    refusal(of: answer, JSONDecoder())?.reason?.value == "QUOTA_EXCEEDED"
  }

  /// What a refusal says of itself; nil if its body is text, a page or nothing, as from a gateway.
  private static func refusal(of answer: HTTPResponse, _ decoder: JSONDecoder) -> Refusal? {
    (try? decoder.decode(Envelope.self, from: answer.body))?.error
  }

  /// What a refusal means for the person. Its words are cleaned of secrets by the decoder before they are cut.
  static func meaning(of answer: HTTPResponse, path: String, _ decoder: JSONDecoder) -> ServiceError {
    let refusal = refusal(of: answer, decoder)
    let message = String((refusal?.message?.value ?? "").prefix(200))
    switch answer.status {
    case 401: return .needsLogin(.refused)
    case 403: return cause(of: message, path: path)
    case 404: return .notFound(path: path)
    case 429 where refusal?.reason?.value == "QUOTA_EXCEEDED":
      return .quotaExceeded(retryAfterSeconds: answer.retryAfterSeconds)
    case 429: return .rateLimited(retryAfterSeconds: answer.retryAfterSeconds)
    case 500...599: return .server(status: answer.status)
    default: return .badRequest(status: answer.status, message: message)
    }
  }

  /// Tells the causes of 403 apart. Only the wording does: Spotify gives them no codes.
  private static func cause(of message: String, path: String) -> ServiceError {
    let words = message.lowercased()
    if words.contains("premium") { return .premiumRequired(message: message) }
    if words.contains("scope") { return .missingScope(message: message) }
    if ["registered", "dashboard", "allowlist", "allow list"].contains(where: words.contains) {
      return .notAllowListed(message: message)
    }
    // A playlist may be somebody else's; everything else under these addresses is the person's own.
    if path.hasPrefix("playlists/") { return .forbidden(message: message) }
    return .endpointClosed(path: path)
  }
}
