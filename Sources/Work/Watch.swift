/// Who watches a long piece of work: it is told how far the work is, and asked whether to go on.
///
/// The one way to follow and to stop work: fits, syncs, downloads and streams take a `Watch` and call `check` at least
/// several times a second.
public struct Watch: Sendable {
  /// Told how far the work is; called from whatever thread works.
  public var report: @Sendable (WorkProgress) -> Void
  /// Whether the person asked to stop; cheap enough to be asked in an inner loop.
  public var isCancelled: @Sendable () -> Bool

  /// A watch; without arguments one that nobody looks at and nobody stops.
  public init(
    report: @escaping @Sendable (WorkProgress) -> Void = { _ in },
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) {
    self.report = report
    self.isCancelled = isCancelled
  }

  /// - Throws: `CancellationError` once the person asked to stop.
  public func check() throws {
    if isCancelled() { throw CancellationError() }
  }

  /// The watch of a part that goes by a name of its own, whatever it calls itself.
  public func titled(_ title: String) -> Watch {
    let report = report
    return Watch(
      report: { inner in
        var inner = inner
        inner.title = title
        report(inner)
      }, isCancelled: isCancelled)
  }

  /// The watch of step `step` (from 0) of `count` equal steps: its shares are those of the whole, under one title.
  public func step(_ step: Int, of count: Int, title: String, things: String) -> Watch {
    let report = report
    return Watch(
      report: { inner in
        report(
          WorkProgress(
            title, Double(step) + inner.share, of: Double(max(1, count)), unit: .things(things),
            detail: inner.detail))
      }, isCancelled: isCancelled)
  }
}
