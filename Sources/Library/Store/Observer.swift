/// Who watches a long piece of work: it is told how far the work is, and asked whether to go on.
public struct Observer<Progress: Sendable>: Sendable {
  public var report: @Sendable (Progress) -> Void
  public var isInterrupted: @Sendable () -> Bool

  public init(
    report: @escaping @Sendable (Progress) -> Void = { _ in },
    isInterrupted: @escaping @Sendable () -> Bool = { false }
  ) {
    self.report = report
    self.isInterrupted = isInterrupted
  }

  /// - Throws: `CancellationError` once the watcher has had enough.
  func check() throws {
    if isInterrupted() { throw CancellationError() }
  }
}
