import Music
import Network

/// Genres from Deezer, of the albums that recordings stand on, found by recording code. It tells none of artists.
public struct Deezer: TagProvider {
  /// Deezer, with what it asks to be shown.
  public static let identity = SourceIdentity(
    id: SourceID(rawValue: "deezer"), name: "Deezer", attribution: "genres of albums by Deezer (deezer.com)",
    licence: "Deezer developer terms: not for commercial use; no key",
    address: "https://api.deezer.com", remark: "genres are wide, and of whole albums")
  /// It wants none.
  public static let key: SourceKey? = nil

  /// Two questions a track, of fifty in five seconds; a service on this machine need not be spared.
  public let interval: Duration
  let source: SourceClient

  /// A service on this machine need not be spared.
  public init(address: WebAddress, client: HTTPClient, key: Secret? = nil) {
    source = SourceClient(address: address, client: client)
    interval = address.isLoopback ? .zero : .milliseconds(250)
  }

  /// Whether there is a recording code to ask by.
  public func takes(_ question: TagQuestion) -> Bool { question.recordingCode != nil }

  /// Throws `ServiceError`; recordings that are not known have no tags.
  public func tags(for question: TagQuestion) async throws -> [GenreTag] {
    guard let code = question.recordingCode else { return [] }
    let track = try await source.answer(
      "track/isrc:\(code)", query: [], about: "a recording", as: TrackAnswer.self)
    if let error = track.error { return try none(error) }
    guard let album = track.album?.value?.id?.value else { return [] }
    let answer = try await source.answer("album/\(album)", query: [], about: "an album", as: AlbumAnswer.self)
    if let error = answer.error { return try none(error) }
    return AnsweredTag.taken(answer.genres?.value?.data.tags ?? [])
  }

  /// What an error means, which comes with a status of 200: no tags, where the recording is not known.
  private func none(_ error: Lenient<ErrorAnswer>) throws(ServiceError) -> [GenreTag] {
    switch error.value?.code?.value {
    // No data.
    case 800: return []
    // The quota.
    case 4: throw .rateLimited(retryAfterSeconds: nil)
    default: throw .server(status: 503)
    }
  }
}

extension Deezer {
  /// The number of an album.
  enum AlbumNumber: IntegerField {
    static let name = "album.id"
    static let range = 1...1_000_000_000_000
  }

  /// The number of an error (https://developers.deezer.com/api/errors).
  enum ErrorCode: IntegerField {
    static let name = "error.code"
    static let range = 1...1_000
  }

  struct ErrorAnswer: Decodable {
    var code: CheckedInteger<ErrorCode>?
  }

  struct TrackAnswer: Decodable {
    struct Album: Decodable {
      var id: CheckedInteger<AlbumNumber>?
    }
    var album: Lenient<Album>?
    var error: Lenient<ErrorAnswer>?
  }

  private struct AlbumAnswer: Decodable {
    struct Genres: Decodable {
      var data: AnsweredTags
    }
    var genres: Lenient<Genres>?
    var error: Lenient<ErrorAnswer>?
  }
}
