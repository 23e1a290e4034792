/// The value of a hyper-parameter, whatever its type.
public enum HyperparameterValue: Sendable, Hashable, CustomStringConvertible {
  case integer(Int)
  case number(Double)
  case flag(Bool)
  /// One of a few words.
  case choice(String)
  case integers([Int])

  /// The value as a person would write it, such as `0.003`, `256,128` or `on`.
  public var description: String {
    switch self {
    case .integer(let value): String(value)
    case .number(let value):
      value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
    case .flag(let value): value ? "on" : "off"
    case .choice(let word): word
    case .integers(let values): values.map(String.init).joined(separator: ",")
    }
  }
}

/// The values that a hyper-parameter can have.
public enum HyperparameterRange: Sendable, Equatable {
  case integers(ClosedRange<Int>)
  case numbers(ClosedRange<Double>)
  case flag
  case choices([HyperparameterChoice])
  /// Up to `atMost` integers, each within the range.
  case integerLists(ClosedRange<Int>, atMost: Int)

  /// Whether a value is of the right type and within the range.
  public func contains(_ value: HyperparameterValue) -> Bool {
    switch (self, value) {
    case (.integers(let range), .integer(let value)): range.contains(value)
    case (.numbers(let range), .number(let value)): range.contains(value)
    case (.flag, .flag): true
    case (.choices(let choices), .choice(let word)): choices.contains { $0.name == word }
    case (.integerLists(let range, let most), .integers(let values)):
      values.count <= most && values.allSatisfy(range.contains)
    default: false
    }
  }

  /// The values of both ranges and those between; this range alone if the other is of another type.
  func widened(by other: HyperparameterRange) -> HyperparameterRange {
    func both<Bound: Comparable>(_ one: ClosedRange<Bound>, _ other: ClosedRange<Bound>) -> ClosedRange<Bound>
    {
      min(one.lowerBound, other.lowerBound)...max(one.upperBound, other.upperBound)
    }
    switch (self, other) {
    case (.integers(let one), .integers(let other)): return .integers(both(one, other))
    case (.numbers(let one), .numbers(let other)): return .numbers(both(one, other))
    case (.integerLists(let one, let most), .integerLists(let other, let further)):
      return .integerLists(both(one, other), atMost: max(most, further))
    case (.choices(let one), .choices(let other)):
      return .choices(one + other.filter { choice in !one.contains { $0.name == choice.name } })
    default: return self
    }
  }
}

/// A word that a hyper-parameter can be, with what it means.
public struct HyperparameterChoice: Sendable, Hashable {
  /// The word.
  public let name: String
  /// What it means.
  public let meaning: String

  /// A word with its meaning.
  public init(_ name: String, _ meaning: String) {
    self.name = name
    self.meaning = meaning
  }
}

/// A type that a hyper-parameter can have.
public protocol HyperparameterConvertible: Sendable {
  /// The value; `nil` for one of another type.
  init?(_ value: HyperparameterValue)
  /// The value without its type.
  var hyperparameterValue: HyperparameterValue { get }
}

extension Int: HyperparameterConvertible {
  /// The value; `nil` for one of another type.
  public init?(_ value: HyperparameterValue) {
    guard case .integer(let value) = value else { return nil }
    self = value
  }
  /// The value without its type.
  public var hyperparameterValue: HyperparameterValue { .integer(self) }
}

extension Float: HyperparameterConvertible {
  /// The value; `nil` for one of another type.
  public init?(_ value: HyperparameterValue) {
    guard case .number(let value) = value else { return nil }
    self.init(value)
  }
  /// By way of the shortest text, so that 0.003 stays 0.003 and does not become 0.003000000026.
  public var hyperparameterValue: HyperparameterValue { .number(Double(description) ?? Double(self)) }
}

extension Bool: HyperparameterConvertible {
  /// The value; `nil` for one of another type.
  public init?(_ value: HyperparameterValue) {
    guard case .flag(let value) = value else { return nil }
    self = value
  }
  /// The value without its type.
  public var hyperparameterValue: HyperparameterValue { .flag(self) }
}

extension [Int]: HyperparameterConvertible {
  /// The value; `nil` for one of another type.
  public init?(_ value: HyperparameterValue) {
    guard case .integers(let values) = value else { return nil }
    self = values
  }
  /// The value without its type.
  public var hyperparameterValue: HyperparameterValue { .integers(self) }
}

/// A hyper-parameter that is one of a few words; an enumeration only has to say what each word means.
public protocol HyperparameterWord: HyperparameterConvertible, RawRepresentable, CaseIterable
where RawValue == String {
  /// What the word means.
  var meaning: String { get }
}

extension HyperparameterWord {
  /// The value; `nil` for one of another type.
  public init?(_ value: HyperparameterValue) {
    guard case .choice(let word) = value else { return nil }
    self.init(rawValue: word)
  }
  /// The value without its type.
  public var hyperparameterValue: HyperparameterValue { .choice(rawValue) }
  /// All words.
  public static var range: HyperparameterRange {
    .choices(allCases.map { HyperparameterChoice($0.rawValue, $0.meaning) })
  }
}
