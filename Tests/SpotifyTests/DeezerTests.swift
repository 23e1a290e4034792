import FeatureSources
import Foundation
import Music
import Network
import Testing

@Suite("Deezer")
struct DeezerTests {
  /// The tags that come of answers by path; a path without one is answered as Deezer answers for what it lacks.
  private func tags(_ answers: [String: String], for question: TagQuestion) async throws -> [GenreTag] {
    let server = try await LoopbackServer { request in
      let nothing = #"{"error":{"type":"DataException","message":"no data","code":800}}"#
      return LoopbackResponse(type: "application/json", text: answers[request.path] ?? nothing)
    }
    defer { Task { await server.stop() } }
    let source = Deezer(address: server.address, client: HTTPClient())
    return try await source.tags(for: question)
  }

  private let question = TagQuestion.recording(title: "x", artist: "y", isrc: "USUM71703861")

  @Test func `a recording has the genres of its album; one that is not known has none`() async throws {
    let known = [
      "/track/isrc:USUM71703861": #"{"id":3,"album":{"id":42,"title":"a"}}"#,
      "/album/42": #"{"id":42,"genres":{"data":[{"id":116,"name":"Rap/Hip Hop"},{"id":132,"name":"Pop"}]}}"#,
    ]
    #expect(try await tags(known, for: question) == [GenreTag("Pop"), GenreTag("Rap/Hip Hop")])
    let other = TagQuestion.recording(title: "x", artist: "y", isrc: "USUM71703862")
    #expect(try await tags(known, for: other).isEmpty)
    #expect(try await tags(known, for: .artist("y")).isEmpty)
    #expect(try await tags(["/track/isrc:USUM71703861": #"{"album":{"id":7}}"#], for: question).isEmpty)
  }

  @Test func `an exhausted quota and answers that make no sense are errors, or no tags`() async throws {
    let path = "/track/isrc:USUM71703861"
    await #expect(throws: ServiceError.rateLimited(retryAfterSeconds: nil)) {
      try await tags([path: #"{"error":{"code":4}}"#], for: question)
    }
    for answer in [
      #"{"album":{"id":99999999999999999999}}"#, #"{"album":7}"#, #"{"album":{"id":"../artist"}}"#, "{}",
    ] {
      #expect(try await tags([path: answer], for: question).isEmpty)
    }
  }
}
