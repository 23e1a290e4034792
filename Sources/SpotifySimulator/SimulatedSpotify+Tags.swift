import Foundation
import Network

/// MusicBrainz and Last.fm: genre tags of the catalogue's artists and recordings, in the shapes of the real services.
extension SimulatedSpotify {
  /// The key that the simulated Last.fm takes.
  public static let lastFMKey = "de3000000000000000000000000000de"

  /// `ws/2/artist?query=…` and `ws/2/isrc/CODE`.
  func musicBrainz(_ request: LoopbackRequest, recording code: String?) -> LoopbackResponse {
    let agent = request.headers["user-agent"] ?? ""
    // A program has to say who it is, with a contact in brackets.
    guard agent.contains("/"), agent.contains("(") else {
      return Wire.json(["error": "Your requests are exceeding the allowable rate limit."], status: 403)
    }
    if let code {
      guard let tracks = recordings[code], !tracks.isEmpty, Self.isKnown(code, "musicbrainz") else {
        return Wire.json(
          ["error": "Not Found", "help": "For usage, please see the documentation"], status: 404)
      }
      let tags = Self.counts(tracks.map(\.genre))
      return Wire.json([
        "isrc": .text(code),
        "recordings": [
          ["id": .text(Wire.id(of: code)), "title": .text(tracks[0].title), "tags": Self.list(tags)]
        ],
      ])
    }
    let query = request.query.first { $0.name == "query" }?.value ?? ""
    guard query.hasPrefix("artist:\""), query.hasSuffix("\"") else {
      return Wire.json(["error": "Unable to parse search query"], status: 400)
    }
    let name = String(query.dropFirst("artist:\"".count).dropLast())
      .replacing("\\\"", with: "\"").replacing("\\\\", with: "\\")
    var found: [JSONValue] = []
    if let genres = genresOfArtists[name], Self.isKnown(name, "musicbrainz") {
      found.append([
        "id": .text(Wire.id(of: name)), "score": 100, "name": .text(name),
        "tags": Self.list(Self.counts(genres)),
      ])
    }
    // A search finds more than was asked for, and not the best match first.
    found.insert(
      [
        "id": .text(Wire.id(of: "tribute to \(name)")), "score": 61, "name": .text("\(name) Tribute"),
        "tags": [["count": 9, "name": "karaoke"]],
      ], at: 0)
    return Wire.json(["count": .int(found.count), "offset": 0, "artists": .array(found)])
  }

  /// `artist.getTopTags` and `track.getTopTags`.
  func lastFM(_ request: LoopbackRequest) -> LoopbackResponse {
    func value(_ name: String) -> String { request.query.first { $0.name == name }?.value ?? "" }
    func refuse(_ code: Int, _ message: String, status: Int) -> LoopbackResponse {
      Wire.json(["error": .int(code), "message": .text(message), "links": []], status: status)
    }
    guard value("api_key") == Self.lastFMKey else {
      return refuse(10, "Invalid API key - You must be granted a valid key by last.fm", status: 403)
    }
    let artist = value("artist")
    var genres: [String] = []
    switch value("method").lowercased() {
    case "artist.gettoptags": genres = genresOfArtists[artist] ?? []
    case "track.gettoptags":
      genres = catalogue.values.filter { $0.artists.first == artist && $0.title == value("track") }.map(
        \.genre)
    default: return refuse(3, "Invalid Method - No method with that name in this package", status: 400)
    }
    guard !genres.isEmpty, Self.isKnown(artist, "lastfm") else {
      return refuse(6, "The artist you supplied could not be found", status: 404)
    }
    let counts = Self.counts(genres)
    let most = counts.first?.count ?? 1
    // Counts are in hundredths of the most frequent tag, and people tag more than genres.
    let tags = counts.map { (name: $0.name, count: max(1, $0.count * 100 / most)) } + [("seen live", 40)]
    return Wire.json([
      "toptags": ["tag": Self.list(tags), "@attr": ["artist": .text(artist)]]
    ])
  }

  /// One name in ten is unknown to a service.
  private static func isKnown(_ name: String, _ service: String) -> Bool {
    (SHA256.digest("\(service) \(name)".utf8).first ?? 0) % 10 > 0
  }

  /// Each genre with its votes, the most frequent first.
  private static func counts(_ genres: [String]) -> [(name: String, count: Int)] {
    Dictionary(genres.map { ($0, 1) }, uniquingKeysWith: +).map { (name: $0.key, count: $0.value) }
      .sorted { ($1.count, $0.name) < ($0.count, $1.name) }
  }

  private static func list(_ tags: [(name: String, count: Int)]) -> JSONValue {
    .array(tags.map { ["count": .int($0.count), "name": .text($0.name)] })
  }
}
