import Shell
import Testing

@testable import Console
import Work

@Suite("Time left")
struct TimeLeftTests {
  private func report(_ completed: Double, of total: Double? = 100) -> WorkProgress {
    WorkProgress("training", completed, of: total, unit: .things("epochs"))
  }

  @Test func `steady work is foretold exactly, and not in the first second`() throws {
    var left = TimeLeft()
    #expect(left.note(report(0), at: 0) == nil)
    #expect(left.note(report(1), at: 0.5) == nil)
    for step in 2...50 {
      let estimate = left.note(report(Double(step)), at: Double(step) / 2)
      let seconds = try #require(estimate)
      #expect(abs(seconds - Double(100 - step) / 2) < 0.01)
    }
  }

  @Test func `what was there before the start, as in a download taken up again, does not count`() throws {
    var left = TimeLeft()
    _ = left.note(report(90), at: 0)
    let estimate = left.note(report(91), at: 2)
    let seconds = try #require(estimate)
    #expect(abs(seconds - 18) < 0.01)
  }

  @Test func `a pause makes it longer little by little`() throws {
    var left = TimeLeft()
    var before = 0.0
    for step in 0...20 { before = left.note(report(Double(step)), at: Double(step)) ?? 0 }
    let estimate = left.note(report(21), at: 24)
    let after = try #require(estimate)
    #expect(after > before && after < before * 2)
  }

  @Test func `nothing is said when nobody knows how much there is to do`() {
    var left = TimeLeft()
    _ = left.note(report(0, of: nil), at: 0)
    #expect(left.note(report(5, of: nil), at: 5) == nil)
  }
}
