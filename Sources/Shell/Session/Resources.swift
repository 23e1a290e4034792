import Synchronization

/// What commands keep open from one line to the next, such as connections: one of each type, made when it is first
/// asked for. It belongs to the session, so that two sessions share nothing.
public final class Resources: Sendable {
  private let held = Mutex<[ObjectIdentifier: any Sendable]>([:])

  /// Holds nothing yet.
  public init() {}

  /// The one value of its type.
  public func one<Value: Sendable>(_ make: @Sendable () -> Value) -> Value {
    held.withLock { held in
      if let found = held[ObjectIdentifier(Value.self)] as? Value { return found }
      let made = make()
      held[ObjectIdentifier(Value.self)] = made
      return made
    }
  }
}
