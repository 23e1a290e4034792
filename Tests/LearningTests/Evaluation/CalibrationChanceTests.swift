import Tabular
import Testing

@testable import Learning

/// What chance alone shows as calibration error: more where the tracks of an artist are right and wrong together.
@Suite struct CalibrationChanceTests {
  /// Answers as right as they are confident, `together` tracks of an artist alike.
  private static func honest(artists: Int, together: Int, seed: UInt64) -> (
    confidences: [Double], hits: [Bool], artists: [Int]
  ) {
    var generator = SeededGenerator(seed: seed, stream: "honest")
    var result: ([Double], [Bool], [Int]) = ([], [], [])
    for artist in 0..<artists {
      let confidence = 0.2 + 0.75 * generator.unit()
      let isRight = generator.unit() < confidence
      for _ in 0..<together {
        result.0.append(confidence)
        result.1.append(isRight)
        result.2.append(artist)
      }
    }
    return result
  }

  @Test func `that of artists with one track each is that of tracks`() throws {
    let tracks = Self.honest(artists: 3_000, together: 1, seed: 1)
    let chance = CalibrationChance(
      confidences: tracks.confidences, hits: tracks.hits, artists: tracks.artists)
    #expect(abs(chance.overArtists / chance.overTracks - 1) < 0.15)
    // Twelve bins of 250 tracks each: the mean of |N(0, p(1-p)/250)|.
    #expect((0.018...0.026).contains(chance.overTracks))
  }

  @Test func `that of tracks that go together is what such answers show`() throws {
    let each = (0..<20).map { (seed: UInt64) in
      let tracks = Self.honest(artists: 300, together: 10, seed: seed)
      return (
        measured: Reliability(confidences: tracks.confidences, hits: tracks.hits).expectedError,
        chance: CalibrationChance(
          confidences: tracks.confidences, hits: tracks.hits, artists: tracks.artists, seed: seed)
      )
    }
    let measured = each.map(\.measured).reduce(0, +) / 20
    let overArtists = each.map(\.chance.overArtists).reduce(0, +) / 20
    let overTracks = each.map(\.chance.overTracks).reduce(0, +) / 20
    #expect(abs(overArtists / measured - 1) < 0.12)
    #expect(overTracks < 0.4 * measured)
  }

  @Test func `a model that is too sure exceeds it`() throws {
    let tracks = Self.honest(artists: 500, together: 4, seed: 3)
    let boasting = tracks.confidences.map { min(0.999, $0 + 0.2) }
    let chance = CalibrationChance(confidences: boasting, hits: tracks.hits, artists: tracks.artists)
    let measured = Reliability(confidences: boasting, hits: tracks.hits).expectedError
    #expect(measured > 2 * chance.overArtists)
  }

  @Test func `odd inputs have an answer`() {
    let none = CalibrationChance(confidences: [], hits: [], artists: [])
    #expect(none.overTracks.isNaN && none.overArtists.isNaN)
    let odd = CalibrationChance(confidences: [.nan, 2], hits: [true, false], artists: [7, 7])
    #expect(odd.overArtists.isFinite)
  }
}
