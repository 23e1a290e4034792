import Synchronization
import Testing
import Work

@testable import Learning

/// Fits that were stopped and go on.
@Suite struct ResumeTests {
  /// Every kind, with few epochs where it has them.
  private static func classifier(_ name: String) throws -> any Classifier {
    let kind = try #require(Classifiers.named(name))
    let brief: [String: HyperparameterValue] = [
      "epochs": .integer(4), "members": .integer(2), "rounds": .integer(4), "batch": .integer(16),
    ]
    let known = Set(kind.hyperparameterDescriptions.map(\.name))
    return try kind.init().setting(brief.filter { known.contains($0.key) })
  }

  /// What each kind learns if nobody stops it.
  private static let whole = Dictionary(
    uniqueKeysWithValues: ClassifierConformanceTests.names.map { name in
      (name, FittedOnce { try classifier(name).fitted(to: Clouds().data, in: FitContext(seed: 7)) })
    })

  @Test(arguments: ClassifierConformanceTests.names, [2, 9, 40])
  func `a fit that goes on comes to the same bits as one that nobody stopped`(name: String, after: Int) throws
  {
    let clouds = try Clouds()
    let classifier = try Self.classifier(name)
    let own = try #require(Self.whole[name])
    let whole = try own()
    let memory = FitMemory()
    let asked = Mutex(0)
    var context = FitContext(seed: 7)
    context.memory = memory
    context.watch = Watch(isCancelled: {
      asked.withLock { asked in
        asked += 1
        return asked > after
      }
    })
    _ = try? classifier.fitted(to: clouds.data, in: context)
    // Twice, as whoever undoes and goes on again does.
    for _ in 1...2 {
      var further = FitContext(seed: 7)
      further.memory = memory.continued()
      let resumed = try classifier.fitted(to: clouds.data, in: further)
      #expect(!resumed.card.isPartial)
      #expect(resumed.card.curve == whole.card.curve)
      #expect(resumed.card.bestEpoch == whole.card.bestEpoch)
      #expect(resumed.tensors() == whole.tensors())
    }
  }

  @Test func `epochs that are done are not done again`() throws {
    let clouds = try Clouds()
    var network = NetworkClassifier()
    network.epochs = 6
    let memory = FitMemory()
    var context = FitContext(seed: 1)
    context.memory = memory
    let done = Mutex(0.0)
    context.watch = Watch(
      report: { progress in done.withLock { $0 = progress.completed } },
      isCancelled: { done.withLock { $0 >= 3 } })
    let partial = try network.fit(clouds.data, in: context)
    #expect(partial.card.isPartial)
    #expect(partial.card.curve.count == 3)
    let first = Mutex<Double?>(nil)
    var further = FitContext(seed: 1)
    further.memory = memory.continued()
    further.watch = Watch(report: { progress in first.withLock { $0 = $0 ?? progress.completed } })
    #expect(try network.fit(clouds.data, in: further).card.curve.count == 6)
    let seen = first.withLock { $0 }
    #expect(try #require(seen) > 3)
  }
}
