import Foundation
import Network
import Testing

@testable import Spotify

/// Every whole number of an answer, fed what no service should send.
@Suite("Whole numbers of answers")
struct CheckedIntegerTests {
  private struct Probe<Field: IntegerField>: Decodable {
    var field: CheckedInteger<Field>
  }

  private func read<Field: IntegerField>(_ field: Field.Type, _ text: String) throws -> Int? {
    try JSONDecoder().decode(Probe<Field>.self, from: Data("{\"field\":\(text)}".utf8)).field.value
  }

  @Test
  func `extremes, negative numbers, fractions, texts and other shapes are nil; the range itself is taken`()
    throws
  {
    #expect(WebAPI.integers.map { $0.name } == ["offset", "total", "duration_ms", "expires_in"])
    for field in WebAPI.integers {
      for wrong in [
        "9223372036854775807", "-9223372036854775808", "99999999999999999999999", "1e300", "-1e300", "-1",
        "1.5", "\"12\"", "null", "true", "[1]", "{\"a\":1}", "\(field.range.upperBound + 1)",
        "\(field.range.lowerBound - 1)",
      ] {
        #expect(try read(field, wrong) == nil, "\(field.name): \(wrong)")
      }
      #expect(try read(field, "\(field.range.lowerBound)") == field.range.lowerBound)
      #expect(try read(field, "\(field.range.upperBound)") == field.range.upperBound)
    }
  }

  @Test func `no answer decodes a bare whole number`() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources")
    for file in [
      "Spotify/WebAPI/WebAPIAnswers.swift", "Spotify/WebAPI/SpotifyClient+Refusals.swift",
      "Spotify/Login/Tokens.swift", "FeatureSources/ReccoBeatsAnswer.swift",
    ] {
      let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
      let answers = text.prefix(upTo: text.range(of: "// MARK: requests")?.lowerBound ?? text.endIndex)
      #expect(!answers.contains(/var [a-z_, ]+: Int\??\n/), "\(file)")
    }
  }
}
