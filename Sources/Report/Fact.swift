/// The name of a scalar that a command promises, with what it means.
public struct FactName: Sendable, Hashable {
  /// The name, as in `expect accuracy >= 0.5` and `$last.accuracy`.
  public let name: String
  /// One sentence on what it counts or measures, with its unit.
  public let meaning: String
  /// Whether it may differ between two runs of the same session, as a time does.
  public let isVolatile: Bool
  /// Whether it is what a reader of the whole session wants to know first, as the accuracy is.
  public let isHeadline: Bool
  /// The name that it had in the version before, which expectations and variables may still use.
  public let formerly: String?

  /// Every name that it goes by.
  public var names: [String] { [name] + (formerly.map { [$0] } ?? []) }

  /// A fact's name.
  public init(
    _ name: String, _ meaning: String, isVolatile: Bool = false, isHeadline: Bool = false,
    formerly: String? = nil
  ) {
    self.name = name
    self.meaning = meaning
    self.isVolatile = isVolatile
    self.isHeadline = isHeadline
    self.formerly = formerly
  }
}

/// A scalar that an output carries: what `expect` tests, `$last.name` reads and JSON shows.
public struct Fact: Sendable, Hashable {
  /// The scalar itself.
  public enum Scalar: Sendable, Hashable {
    /// A whole number.
    case integer(Int)
    /// A measure.
    case number(Double)
    /// A word.
    case text(String)
    /// True or false.
    case flag(Bool)
  }

  /// Which fact this is.
  public var name: FactName
  /// Its value.
  public var value: Scalar

  /// An integer fact.
  public static func integer(_ name: FactName, _ value: Int) -> Fact { Fact(name, .integer(value)) }
  /// A fact that is a measure. A value that is not finite is kept; JSON shows it as null.
  public static func number(_ name: FactName, _ value: Double) -> Fact { Fact(name, .number(value)) }
  /// A fact that is a word.
  public static func text(_ name: FactName, _ value: String) -> Fact { Fact(name, .text(value)) }
  /// A fact that is true or false.
  public static func flag(_ name: FactName, _ value: Bool) -> Fact { Fact(name, .flag(value)) }

  init(_ name: FactName, _ value: Scalar) {
    self.name = name
    self.value = value
  }
}
