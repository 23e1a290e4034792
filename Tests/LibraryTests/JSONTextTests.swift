import Foundation
import Music
import Testing

@testable import Library

/// JSON of predictions, written and read without the general encoder.
@Suite("JSON of predictions")
struct JSONTextTests {
  private let evidence = PredictionEvidence(
    kind: .words, weight: 0.25, genres: ["r-n-b": 0.5, "日本\"語\"\\\n\u{1}é🎵": 1e-7], families: [:])

  @Test func `what is written is read, and is JSON to everybody`() throws {
    #expect(try [PredictionEvidence](json: [evidence, evidence].json) == [evidence, evidence])
    #expect(try [String](json: [String]().json) == [])
    let artists = [ServiceTrack.Artist(id: nil, name: "Ü\"/"), ServiceTrack.Artist(id: "4", name: "")]
    #expect(try [ServiceTrack.Artist](json: artists.json) == artists)
    let tags = [GenreTag("k-pop", weight: 3), GenreTag("日本")]
    #expect(try [GenreTag](json: tags.json) == tags)
    let general = try JSONDecoder().decode([String: Double].self, from: Data(evidence.genres.json.utf8))
    #expect(general == evidence.genres)
  }

  @Test func `what the general encoder writes is read`() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .prettyPrinted
    let text = String(decoding: try encoder.encode(evidence.genres), as: UTF8.self)
    #expect(try [String: Double](json: text) == evidence.genres)
  }

  @Test(arguments: [
    "", "{", "}", "[]", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{\"a\":1}x", "{\"a\":nan}", "{\"a\":1e999}",
    "{\"a\":\"b\"}", "{\"a", "{\"a\\", "{\"\\u12\":1}", "{\"a\":[1]}", "null",
  ])
  func `damaged text is refused`(text: String) {
    #expect(throws: (any Error).self) { try [String: Double](json: text) }
    #expect(throws: (any Error).self) { try PredictionEvidence(json: text) }
  }
}
