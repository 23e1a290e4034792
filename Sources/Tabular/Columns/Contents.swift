import Synchronization

/// The columns of a dataset, shared by its copies.
final class Contents: Sendable {
  let columns: [ColumnName: Column]
  let rowNumbers: [UInt32]?
  private let knownFingerprint = Mutex<Fingerprint?>(nil)
  private let knownRecordings = Mutex<Recordings?>(nil)

  init(_ columns: [ColumnName: Column], rowNumbers: [UInt32]?) {
    self.columns = columns
    self.rowNumbers = rowNumbers
  }

  /// The fingerprint, computed when it is first asked for.
  func fingerprint(_ compute: () -> Fingerprint) -> Fingerprint {
    if let known = knownFingerprint.withLock({ $0 }) { return known }
    let computed = compute()
    knownFingerprint.withLock { $0 = computed }
    return computed
  }

  /// Which rows are the same recording, found when it is first asked for.
  func recordings(_ find: () -> Recordings) -> Recordings {
    if let known = knownRecordings.withLock({ $0 }) { return known }
    let found = find()
    knownRecordings.withLock { $0 = found }
    return found
  }
}
