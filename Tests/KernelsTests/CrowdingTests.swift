import Testing

@testable import Kernels

/// When threads work together, and when one alone; from invented times.
@Suite struct CrowdingTests {
  private func effort(_ wall: Double, share: Double) -> Effort {
    Effort(wall: wall, work: wall * share)
  }

  @Test func `on a quiet machine all stay together`() {
    var crowding = Crowding()
    for _ in 0..<1_000 {
      #expect(crowding.threads(after: effort(0.01, share: 0.97), by: 2, of: 2) == 2)
    }
  }

  @Test func `beside other programs one goes on alone, and a lucky moment is no reason to change that`() {
    var crowding = Crowding()
    #expect(crowding.threads(after: effort(0.01, share: 0.4), by: 2, of: 2) == 1)
    // A slice without another program, then two with.
    for _ in 0..<200 {
      for share in [1, 0.5, 0.5] {
        #expect(crowding.threads(after: effort(0.003, share: share), by: 1, of: 2) == 1)
      }
    }
  }

  @Test func `where it has a core to itself it tries again, each time later while that is a mistake`() {
    var crowding = Crowding()
    var waits: [Double] = []
    for _ in 0..<8 {
      #expect(crowding.threads(after: effort(0.01, share: 0.4), by: 2, of: 2) == 1)
      var waited = 0.0
      repeat { waited += 0.005 } while crowding.threads(after: effort(0.005, share: 1), by: 1, of: 2) == 1
      waits.append(waited)
    }
    #expect(waits == waits.sorted() && waits[0] < 0.07 && waits[7] > 1.9 && waits[7] < 2.1)
    // Once there is room, it soon is as quick to try as in the beginning.
    for _ in 0..<20 { _ = crowding.threads(after: effort(0.01, share: 0.97), by: 2, of: 2) }
    #expect(crowding.threads(after: effort(0.01, share: 0.4), by: 2, of: 2) == 1)
    var waited = 0.0
    repeat { waited += 0.005 } while crowding.threads(after: effort(0.005, share: 1), by: 1, of: 2) == 1
    #expect(waited < 0.07)
  }

  @Test func `very short works count together`() {
    var crowding = Crowding()
    var engaged = 2
    for _ in 0..<10 { engaged = crowding.threads(after: effort(0.0005, share: 0.3), by: engaged, of: 2) }
    #expect(engaged == 1)
  }
}
