import Learning
import Tabular
import Testing
import TestSupport

@Suite struct DerivedFeatureTests {
  @Test func `whole tempos and disc frames are told from others`() {
    #expect(DerivedFeature.tempoWhole.value(tempo: 128, milliseconds: .nan) < -5.8)
    #expect(DerivedFeature.tempoWhole.value(tempo: 128.4, milliseconds: .nan) > -1)
    #expect(DerivedFeature.tempoHalf.value(tempo: 87.5, milliseconds: .nan) < -5.8)
    // 15,001 disc frames are 200,013.33 ms.
    for (milliseconds, floor, round, ceiling) in [
      (200_013.0, 1, 1, 0), (200_014.0, 0, 0, 1), (200_000.0, 1, 1, 1), (200_005.0, 0, 0, 0),
    ] as [(Double, Float, Float, Float)] {
      #expect(DerivedFeature.discFloor.value(tempo: .nan, milliseconds: milliseconds) == floor)
      #expect(DerivedFeature.discRound.value(tempo: .nan, milliseconds: milliseconds) == round)
      #expect(DerivedFeature.discCeiling.value(tempo: .nan, milliseconds: milliseconds) == ceiling)
    }
    #expect(DerivedFeature.bars4.value(tempo: 120, milliseconds: 4 * 500 * 30) == 0)
    #expect(DerivedFeature.bars4.value(tempo: 120, milliseconds: 4 * 500 * 30 + 1000) == 0.5)
    #expect(DerivedFeature.wholeSecond.value(tempo: 0, milliseconds: 180_000) == 1)
    #expect(DerivedFeature.wholeHundredth.value(tempo: 0, milliseconds: 180_003) == 0)
  }

  @Test(arguments: DerivedFeature.allCases)
  func `what a feature is made of being missing, it is missing`(_ feature: DerivedFeature) {
    let value = feature.value(
      tempo: feature.sources.contains(.tempo) ? .nan : 120,
      milliseconds: feature.sources.contains(.durationMs) ? .nan : 200_000)
    #expect(value.isNaN)
  }

  @Test func `derived features stand beside columns, by name`() throws {
    let features = try Features(["energy", "tempo_off_whole", "length_whole_second", "key=3"])
    #expect(features.columns.map(\.text) == ["energy", "tempo", "duration_ms", "key"])
    let values: [String: [Float]] = [
      "energy": [0.5, .nan], "tempo": [100, 100.5], "duration_ms": [2_000, .nan], "key": [3, 4],
    ]
    let matrix = features.matrix(rows: 2) { values[$0.text] }
    #expect(matrix[0, 0] == 0.5 && matrix[1, 0].isNaN)
    #expect(matrix[0, 1] < matrix[1, 1])
    #expect(matrix[0, 2] == 1 && matrix[1, 2].isNaN)
    #expect(matrix[0, 3] == 1 && matrix[1, 3] == 0)
  }
}
