import Synchronization

/// The columns of a dataset, shared by its copies, and what was computed from them once.
final class Contents: Sendable {
  let columns: [ColumnName: Column]
  let rowNumbers: [UInt32]?
  private let memos = Mutex<[ObjectIdentifier: any Sendable]>([:])

  init(_ columns: [ColumnName: Column], rowNumbers: [UInt32]?) {
    self.columns = columns
    self.rowNumbers = rowNumbers
  }

  /// What follows from the columns alone, one value of each type, made when it is first asked for.
  func memo<Value: Sendable>(_ make: () -> Value) -> Value {
    let key = ObjectIdentifier(Value.self)
    if let known = memos.withLock({ $0[key] }) as? Value { return known }
    let made = make()
    memos.withLock { $0[key] = made }
    return made
  }
}
