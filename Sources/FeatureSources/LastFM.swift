import Music
import Network

/// Genre tags from Last.fm, with a key of the person's own: of tracks by artist and title, of artists by name.
public struct LastFM: TagProvider {
  /// Last.fm, with what it asks to be shown.
  public static let identity = SourceIdentity(
    id: SourceID(rawValue: "lastfm"), name: "Last.fm", attribution: "genre tags by Last.fm (www.last.fm)",
    licence: "Last.fm API terms: a key of your own, not for commercial use",
    address: "https://ws.audioscrobbler.com/2.0", remark: "tags are what its listeners type")
  /// A key of the person's own.
  public static let key: SourceKey? = SourceKey(
    page: "https://www.last.fm/api/account/create", shape: "32 digits and letters from a to f",
    accepts: { text in
      text.utf8.count == 32 && text.allSatisfy { $0.isASCII && $0.isHexDigit }
    })

  /// Four questions a second; a service on this machine need not be spared.
  public let interval: Duration
  let source: SourceClient
  private let key: Secret
  private let secrets: SecretFilter

  /// A service on this machine need not be spared.
  public init(address: WebAddress, client: HTTPClient, key: Secret?) {
    source = SourceClient(address: address, client: client)
    self.key = key ?? Secret("")
    secrets = SecretFilter([self.key])
    interval = address.isLoopback ? .zero : .milliseconds(250)
  }

  /// Whether there is a name to ask by.
  public func takes(_ question: TagQuestion) -> Bool {
    switch question {
    case .artist(let name): !name.isEmpty
    case .recording(let title, let artist, _): !title.isEmpty && !artist.isEmpty
    }
  }

  /// Throws `ServiceError`; artists and tracks that are not known have no tags.
  public func tags(for question: TagQuestion) async throws -> [GenreTag] {
    guard takes(question) else { return [] }
    let asked: [(name: String, value: String)] =
      switch question {
      case .artist(let name): [("method", "artist.getTopTags"), ("artist", name)]
      case .recording(let title, let artist, _):
        [("method", "track.getTopTags"), ("artist", artist), ("track", title)]
      }
    let answer = try await source.answer(
      "", query: asked + [("autocorrect", "1"), ("api_key", key.reveal()), ("format", "json")],
      about: "tags", as: Answer.self, readingRefusals: [400, 403, 404, 429])
    if let error = answer.error { return try none(error.value ?? 0, answer.message?.value ?? "") }
    return AnsweredTag.taken(answer.toptags?.value?.tag?.tags ?? [], without: secrets)
  }
}

extension LastFM {
  /// The number of an error (https://www.last.fm/api/errorcodes).
  enum ErrorCode: IntegerField {
    static let name = "error"
    static let range = 1...1_000
  }

  struct Answer: Decodable {
    struct Tags: Decodable {
      var tag: AnsweredTags?
    }
    var toptags: Lenient<Tags>?
    var error: CheckedInteger<ErrorCode>?
    var message: Lenient<String>?
  }

  /// What an error means: no tags, where artist or track are not known.
  private func none(_ code: Int, _ message: String) throws(ServiceError) -> [GenreTag] {
    switch code {
    // Invalid parameters: no artist or track of these names.
    case 6: return []
    case 29: throw .rateLimited(retryAfterSeconds: nil)
    // Operation failed, service offline, try again later.
    case 8, 11, 16: throw .server(status: 503)
    // 10 and 26: the key is invalid or suspended.
    default: throw .forbidden(message: secrets.cleaned(String(message.prefix(200))))
    }
  }
}
