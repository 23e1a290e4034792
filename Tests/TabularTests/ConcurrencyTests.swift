import Foundation
import Tabular
import Testing
import Work

/// Work on tables keeps to the threads that its caller may use.
@Suite("Budget of threads")
struct ConcurrencyTests {
  @Test func `one thread is one thread, and the order is that of the numbers`() {
    ThreadBudget.$threads.withValue(1) {
      let here = ObjectIdentifier(Thread.current)
      let parts = concurrentMap(64) { ($0, ObjectIdentifier(Thread.current) == here) }
      #expect(parts.map(\.0) == Array(0..<64) && parts.allSatisfy(\.1))
    }
  }

  @Test func `what a thread starts itself keeps to the budget of the one who started it`() {
    ThreadBudget.$threads.withValue(3) {
      #expect(concurrentMap(8) { _ in ThreadBudget.threads } == Array(repeating: 3, count: 8))
    }
  }
}
