import Testing

@testable import Learning

@Suite struct LadderTrendTests {
  private func trend(_ scores: [(Double, Double, Double)]) -> LadderTrend {
    LadderTrend(scores.map { ScoreInterval(estimate: $0.0, low: $0.1, high: $0.2) })
  }

  @Test func `memory is named only where the score falls by more than the intervals allow`() {
    #expect(trend([(0.97, 0.94, 0.99), (0.92, 0.87, 0.97), (0.63, 0.49, 0.75)]) == .falls)
    #expect(trend([(0.55, 0.50, 0.60), (0.54, 0.49, 0.59), (0.52, 0.47, 0.57)]) == .unclear)
    #expect(trend([(0.537, 0.5, 0.57), (0.549, 0.5, 0.6), (0.518, 0.48, 0.55), (0.58, 0.5, 0.62)]) == .holds)
    #expect(trend([(0.5, 0.4, 0.6)]) == .holds)
    #expect(trend([(0.5, 0.4, 0.6), (.nan, .nan, .nan)]) == .holds)
  }
}
