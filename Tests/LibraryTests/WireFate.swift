import Foundation
import SpotifySimulator
import Synchronization
import Tabular

/// What goes wrong in one life of a library, all of it from one seed: faults of the wire and the end of the process.
final class WireFate: Sendable {
  /// Whether the process ends at a request, and on which side of it.
  enum End { case before, after, never }

  private struct State {
    var generator: SeededGenerator
    var image = 0
    var requests = 0
  }

  private let state: Mutex<State>
  private let folder: String
  private let killAt: Int
  private let killAfter: Bool
  private let only: String?
  let terms: SimulatedTerms

  /// A life of about so many requests, at one of which the process ends.
  init(seed: UInt64, folder: String, requests: Int) {
    var generator = SeededGenerator(seed: seed, stream: "faults on the wire")
    killAt = 2 + generator.integer(below: requests)
    killAfter = generator.integer(below: 2) == 0
    var terms = SimulatedTerms()
    terms.shape = generator.integer(below: 2) == 0 ? .development : .extended
    terms.rotatesRefreshTokens = generator.integer(below: 2) == 0
    self.terms = terms
    self.folder = folder
    only = nil
    state = Mutex(State(generator: generator))
  }

  /// A process that nothing happens to, on the library of another one.
  init(immortalAt path: String, folder: String) {
    (killAt, killAfter, only, self.folder) = (.max, false, path, folder)
    terms = SimulatedTerms()
    state = Mutex(State(generator: SeededGenerator(seed: 0, stream: "")))
  }

  var path: String { only ?? path(state.withLock { $0.image }) }
  var tokens: String { folder + "/token.json" }
  private func path(_ number: Int) -> String { "\(folder)/library-\(number).sqlite" }

  /// Counts a request of the process and says whether the process ends at it.
  func step() -> End {
    let number = state.withLock { state in
      state.requests += 1
      return state.requests
    }
    guard number == killAt else { return .never }
    if killAfter { return .after }
    return (try? leaveImage()) == nil ? .never : .before
  }

  /// Copies the files as they stand: nothing that the running process does later reaches the copy.
  func leaveImage() throws {
    try state.withLock { state in
      for companion in ["", "-wal"]
      where FileManager.default.fileExists(atPath: path(state.image) + companion) {
        try FileManager.default.copyItem(
          atPath: path(state.image) + companion, toPath: path(state.image + 1) + companion)
      }
      state.image += 1
    }
  }

  /// What goes wrong with a request, one time in fifteen.
  func fault(_ kind: SimulatedRequest) -> SimulatedFault? {
    state.withLock { state in
      guard state.generator.integer(below: 15) == 0 else { return nil }
      switch state.generator.integer(below: 10) {
      case 0: return .server(status: 502)
      case 1: return .serverAfter(status: 500)
      case 2: return .cut
      case 3: return .cutAfter
      case 4: return .garbage
      case 5: return .rateLimit(seconds: 5)
      case 6: return .rateLimit(seconds: 7_200)
      case 7: return .quota(seconds: 40_000)
      case 8: return .accessEnded
      default: return kind == .token ? .loginEnded : .server(status: 503)
      }
    }
  }
}
