import Foundation
import Music
import Network

@testable import FeatureSources
@testable import Library
@testable import Spotify

extension OutsideInteger {
  /// A field of a JSON answer; `#` in the template is its value.
  private static func json<Answer: Decodable & SendableMetatype>(
    _ name: String, _ range: ClosedRange<Int>, _ template: String, _: Answer.Type,
    _ value: @escaping @Sendable (Answer) -> Int?
  ) -> OutsideInteger {
    OutsideInteger(name: name, range: range) { number in
      let text = template.replacing("#", with: number.json)
      // What no decoder can read makes no sense of the whole answer, which is asked for again.
      return (try? JSONDecoder().decode(Answer.self, from: Data(text.utf8))).flatMap(value)
    }
  }

  /// Answers of services: JSON and headers.
  static let answers: [OutsideInteger] = [
    json("page of a list: offset", 0...1_000_000, #"{"items":[],"total":1,"offset":#}"#, Page.self) {
      $0.offset?.value
    },
    json("page of a list: total", 0...1_000_000, #"{"items":[],"total":#}"#, Page.self) { $0.total.value },
    json("track: duration_ms", ServiceTrack.durations, #"{"duration_ms":#}"#, WebAPI.Item.self) {
      $0.duration_ms?.value
    },
    json("playlist: items.total", 0...1_000_000, #"{"id":"a","items":{"total":#}}"#, WebAPI.Playlist.self) {
      $0.items?.value?.total?.value
    },
    json("playlist: tracks.total", 0...1_000_000, #"{"id":"a","tracks":{"total":#}}"#, WebAPI.Playlist.self) {
      $0.tracks?.value?.total?.value
    },
    json(
      "tokens: expires_in", 1...31_536_000,
      #"{"access_token":"a","token_type":"Bearer","expires_in":#}"#, TokenAnswer.self
    ) { Int($0.lifetime) },
    json("ReccoBeats: key", -1...11, #"{"content":[{"key":#}]}"#, ReccoBeatsAnswer.self) {
      $0.rows.first?.features?[.key].map { Int($0) }
    },
    json("ReccoBeats: mode", 0...1, #"{"content":[{"mode":#}]}"#, ReccoBeatsAnswer.self) {
      $0.rows.first?.features?[.mode].map { Int($0) }
    },
    json(
      "MusicBrainz: artists.score", 0...100, #"{"artists":[{"name":"a","score":#}]}"#,
      MusicBrainz.ArtistAnswer.self
    ) {
      $0.artists.elements.first?.value?.score?.value
    },
    json("Last.fm: error", 1...1_000, #"{"error":#}"#, LastFM.Answer.self) { $0.error?.value },
    json("Deezer: error.code", 1...1_000, #"{"code":#}"#, Deezer.ErrorAnswer.self) { $0.code?.value },
    json(
      "Deezer: album.id", 1...1_000_000_000_000, #"{"album":{"id":#}}"#, Deezer.TrackAnswer.self
    ) { $0.album?.value?.id?.value },
    json("tags: count", 1...1_000_000, #"{"name":"a","count":#}"#, AnsweredTag.self) { $0.count?.value },
    OutsideInteger(name: "header Retry-After", range: 0...604_800) { number in
      HTTPResponse(status: 429, headers: ["Retry-After": number.literal]).retryAfterSeconds
    },
  ]

  private typealias Page = WebAPI.PageAnswer<WebAPI.Entry>

  /// Exports of an account: times played and dates.
  static let exports: [OutsideInteger] =
    ["msPlayed", "ms_played"].map { field in
      json("history: \(field)", 0...604_800_000, "{\"spotify_track_uri\":\"u\",\"\(field)\":#}", Play.self) {
        var counts = PlayCounts()
        counts.add([$0], isExtended: true)
        return counts.count(uri: "u", artist: "", title: "")?.milliseconds
      }
    }
    + [
      "#-05-06T07:08:09Z", "2024-#-06T07:08:09Z", "2024-05-#T07:08:09Z", "2024-05-06T#:08:09Z",
      "2024-05-06T07:#:09Z", "2024-05-06T07:08:#Z",
    ].map { template in
      OutsideInteger(name: "date of an export: \(template)", range: -2_208_988_800...253_402_300_800) {
        Date(exported: template.replacing("#", with: $0.literal)).map { Int($0.timeIntervalSince1970) }
      }
    }

  private typealias Play = StreamingHistory.Play
}
