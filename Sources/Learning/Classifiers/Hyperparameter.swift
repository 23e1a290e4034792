/// Something that can be set on a classifier before it learns, as data: what reads a list of these needs to know nothing
/// else of the classifier.
///
/// `Owner` is the classifier, or a part of one; see `within`.
public struct Hyperparameter<Owner: Sendable>: Sendable {
  /// The name, such as `epochs`.
  public let name: String
  /// What it does, in a phrase.
  public let help: String
  /// The values that it can have.
  public let range: HyperparameterRange
  /// Where a random search looks; `nil` if it leaves the value alone.
  public let search: HyperparameterSearch?
  /// The value that an owner has.
  let value: @Sendable (Owner) -> HyperparameterValue
  /// Gives an owner a value; `false` for one of another type.
  let assign: @Sendable (inout Owner, HyperparameterValue) -> Bool

  /// A hyper-parameter that a key path leads to.
  public init<Value: HyperparameterConvertible>(
    _ name: String, _ path: WritableKeyPath<Owner, Value> & Sendable, in range: HyperparameterRange,
    _ help: String, search: HyperparameterSearch? = nil
  ) {
    self.init(
      name: name, help: help, range: range, search: search,
      value: { $0[keyPath: path].hyperparameterValue },
      assign: { owner, value in
        guard let value = Value(value) else { return false }
        owner[keyPath: path] = value
        return true
      })
  }

  private init(
    name: String, help: String, range: HyperparameterRange, search: HyperparameterSearch?,
    value: @escaping @Sendable (Owner) -> HyperparameterValue,
    assign: @escaping @Sendable (inout Owner, HyperparameterValue) -> Bool
  ) {
    self.name = name
    self.help = help
    self.range = range
    self.search = search
    self.value = value
    self.assign = assign
  }

  /// The same hyper-parameter of a whole that `Owner` is a part of.
  public func within<Whole: Sendable>(
    _ path: WritableKeyPath<Whole, Owner> & Sendable
  ) -> Hyperparameter<Whole> {
    let (value, assign) = (value, assign)
    return Hyperparameter<Whole>(
      name: name, help: help, range: range, search: search, value: { value($0[keyPath: path]) },
      assign: { assign(&$0[keyPath: path], $1) })
  }
}

/// A hyper-parameter without the type of its owner.
public struct HyperparameterDescription: Sendable, Equatable {
  /// The name, such as `epochs`.
  public let name: String
  /// What it does, in a phrase.
  public let help: String
  /// The values that it can have.
  public let range: HyperparameterRange
  /// The value that the classifier has unless another is given.
  public let standard: HyperparameterValue
  /// Where a random search looks; `nil` if it leaves the value alone.
  public let search: HyperparameterSearch?
}

/// Where a random search looks for values.
public enum HyperparameterSearch: Sendable, Equatable {
  /// One of these; a value that stands twice is drawn twice as often.
  case values([HyperparameterValue])
  /// A multiple of the standard value within these factors, drawn evenly over its logarithm.
  case factors(ClosedRange<Double>)
}
