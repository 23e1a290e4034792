import Foundation
import Music
import Work

/// Asks sources for the genre tags of a library's artists or tracks, one question after the other. Each answer is stored as it
/// comes, so that what is broken off goes on where it was.
public struct TagResolver: Sendable {
  /// A source is asked again for what it did not know after four weeks, as for features.
  public static let missLifetime = FeatureResolver.missLifetime

  let store: LibraryStore
  let watch: Watch
  let pause: @Sendable (Duration) async throws -> Void

  /// - Parameter pause: waits between two questions, as each source asks for.
  public init(
    store: LibraryStore, watch: Watch = Watch(),
    pause: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }
  ) {
    self.store = store
    self.watch = watch
    self.pause = pause
  }

  /// What a run brought.
  public struct Summary: Sendable, Equatable {
    /// Questions that were asked, and those that brought tags.
    public var asked = 0, found = 0
    /// Subjects that were left out because a source had answered them before, or another source has.
    public var known = 0
    /// Subjects that the source cannot be asked about.
    public var unaskable = 0

    /// Nothing was asked.
    public init() {}
  }

  /// Asks one source.
  ///
  /// - Parameter repeating: asks also about what another source has tags of.
  /// - Throws: `ServiceError`, `LibraryError` or `CancellationError`; what had come by then stays.
  public func run(
    _ source: any TagSource, about scope: TagScope, repeating: Bool = false,
    at now: @Sendable () -> Date = { Date() }
  ) async throws -> Summary {
    let identity = type(of: source).identity
    var summary = Summary()
    let all = scope.questions(of: try store.tracksInOrder())
    let askable = all.filter { source.takes($0.question) }
    summary.unaskable = all.count - askable.count
    let tagged = repeating ? [] : try store.taggedSubjects(by: scope)
    let open = Set(
      try store.subjectsToAsk(
        askable.map(\.subject), source: identity.id, lifetime: Self.missLifetime, at: now()))
    let wanted = askable.filter { open.contains($0.subject) && !tagged.contains($0.subject.stored) }
    summary.known = askable.count - wanted.count
    var last: ContinuousClock.Instant?
    for (subject, question) in wanted {
      try watch.check()
      if let last {
        let rest = source.interval - (ContinuousClock.now - last)
        if rest > .zero { try await pause(rest) }
      }
      last = .now
      let tags = try await source.tags(for: question)
      try store.setTags(tags, of: subject, from: identity.id, at: now())
      summary.asked += 1
      if !tags.isEmpty { summary.found += 1 }
      watch.report(
        WorkProgress(
          "asking \(identity.name)", Double(summary.asked), of: Double(wanted.count),
          unit: .things(scope.rawValue),
          detail: "\(summary.found) found"))
    }
    return summary
  }
}
