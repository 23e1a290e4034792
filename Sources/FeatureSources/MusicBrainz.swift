import Music
import Network
import Tabular

/// Genre tags from MusicBrainz: of recordings by their code, of artists by name. No key is needed, and one question a second
/// is allowed (https://musicbrainz.org/doc/MusicBrainz_API/Rate_Limiting).
public struct MusicBrainz: TagProvider {
  /// MusicBrainz, with what it asks to be shown.
  public static let identity = SourceIdentity(
    id: SourceID(rawValue: "musicbrainz"), name: "MusicBrainz",
    attribution: "genre tags by MusicBrainz (musicbrainz.org), CC BY-NC-SA 3.0",
    licence: "tags CC BY-NC-SA 3.0; free to ask once a second, without a key",
    address: "https://musicbrainz.org/ws/2")
  /// It wants none.
  public static let key: SourceKey? = nil

  /// MusicBrainz wants to know which program asks (its rate limiting page names the form).
  private static let headers = ["User-Agent": "timbre/1.0 ( sorts the library of the person who runs it )"]
  /// Artists of one name that are looked at.
  private static let mostArtists = 5

  /// A little above a second; a service on this machine need not be spared.
  public let interval: Duration
  let source: SourceClient

  /// A service on this machine need not be spared.
  public init(address: WebAddress, client: HTTPClient, key: Secret? = nil) {
    source = SourceClient(address: address, client: client)
    interval = address.isLoopback ? .zero : .milliseconds(1_050)
  }

  /// Whether there is a name or a recording code to ask by.
  public func takes(_ question: TagQuestion) -> Bool {
    switch question {
    case .artist(let name): !name.isEmpty
    case .recording: question.recordingCode != nil
    }
  }

  /// Throws `ServiceError`; artists and recordings that are not known have no tags.
  public func tags(for question: TagQuestion) async throws -> [GenreTag] {
    guard takes(question) else { return [] }
    switch question {
    case .artist(let name): return try await tags(ofArtist: name)
    case .recording: return try await tags(ofRecording: question.recordingCode ?? "")
    }
  }

  private func tags(ofRecording isrc: String) async throws(ServiceError) -> [GenreTag] {
    do throws(ServiceError) {
      let answer = try await source.answer(
        "isrc/\(isrc)", query: [("inc", "tags"), ("fmt", "json")], headers: Self.headers,
        about: "tags of a recording", as: RecordingAnswer.self)
      return AnsweredTag.taken(answer.recordings.elements.compactMap(\.value).flatMap { $0.tags?.tags ?? [] })
    } catch .notFound {
      // A code that MusicBrainz does not have.
      return []
    }
  }

  /// The best match that bears the very name, in one of its spellings: a search also finds artists with other names.
  private func tags(ofArtist name: String) async throws(ServiceError) -> [GenreTag] {
    let answer = try await source.answer(
      "artist",
      query: [
        ("query", "artist:\(Self.quoted(name))"), ("limit", "\(Self.mostArtists)"), ("fmt", "json"),
      ],
      headers: Self.headers, about: "tags of an artist", as: ArtistAnswer.self)
    let wanted = FoldedText(name)
    let found = answer.artists.elements.compactMap(\.value).filter { artist in
      artist.names.contains { FoldedText($0) == wanted }
    }
    let best = found.max { ($0.score?.value ?? 0, $0.votes) < ($1.score?.value ?? 0, $1.votes) }
    return AnsweredTag.taken(best?.tags?.tags ?? [])
  }

  /// A phrase of the search's language, in which quotes and backslashes are escaped.
  private static func quoted(_ name: String) -> String {
    "\"" + name.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}

extension MusicBrainz {
  private struct RecordingAnswer: Decodable {
    struct Recording: Decodable {
      var tags: AnsweredTags?
    }
    var recordings: BoundedList<Lenient<Recording>>
  }

  struct ArtistAnswer: Decodable {
    /// How well an artist fits what was asked.
    enum Score: IntegerField {
      static let name = "score"
      static let range = 0...100
    }
    struct Alias: Decodable {
      var name: Lenient<String>
    }
    struct Artist: Decodable {
      var name: Lenient<String>
      var aliases: Lenient<BoundedList<Lenient<Alias>>>?
      var score: CheckedInteger<Score>?
      var tags: AnsweredTags?

      var names: [String] {
        [name.value].compactMap(\.self)
          + (aliases?.value?.elements.compactMap { $0.value?.name.value } ?? [])
      }
      var votes: Double { AnsweredTag.taken(tags?.tags ?? []).reduce(0) { $0 + $1.weight } }
    }
    var artists: BoundedList<Lenient<Artist>>
  }
}
