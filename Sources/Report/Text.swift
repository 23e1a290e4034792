/// A line of words and values, each with its meaning.
public struct Text: Sendable, Hashable {
  /// What a run of a text is there for.
  public enum Role: Sendable, Hashable {
    case plain
    /// The thing that the sentence is about.
    case strong
    /// Of less weight than its surroundings.
    case faint
    /// As it should be.
    case good
    /// Worth a second look.
    case warning
    /// Wrong.
    case bad
  }

  /// A stretch of text with one role.
  public struct Run: Sendable, Hashable {
    /// What it says.
    public var value: Value
    /// Why it is there.
    public var role: Role

    /// A run of a value in a role.
    public init(_ value: Value, _ role: Role = .plain) {
      self.value = value
      self.role = role
    }
  }

  /// The runs, in reading order; spaces are part of them.
  public var runs: [Run]

  /// A text of the given runs.
  public init(_ runs: [Run] = []) { self.runs = runs }

  /// A text of one run of words.
  public init(_ words: String, _ role: Role = .plain) {
    runs = words.isEmpty ? [] : [Run(.text(words), role)]
  }

  /// Whether it says nothing.
  public var isEmpty: Bool { runs.isEmpty }

  /// One text after the other, roles and all.
  public static func + (left: Text, right: Text) -> Text { Text(left.runs + right.runs) }

  /// The same words, all in one role.
  public func `as`(_ role: Role) -> Text { Text(runs.map { Run($0.value, role) }) }
}

extension Text: ExpressibleByStringInterpolation {
  /// A text of plain words.
  public init(stringLiteral value: String) { self.init(value) }
  /// A text of what was interpolated.
  public init(stringInterpolation: Interpolation) { self.init(stringInterpolation.runs) }

  /// Collects literal words and values: `"kept \(.count(12)) of \(.genre("pop"))"`.
  public struct Interpolation: StringInterpolationProtocol {
    var runs: [Run] = []

    /// Nothing yet.
    public init(literalCapacity: Int, interpolationCount: Int) {}

    /// Words of the literal itself.
    public mutating func appendLiteral(_ literal: String) {
      if !literal.isEmpty { runs.append(Run(.text(literal))) }
    }

    /// A value in its own right.
    public mutating func appendInterpolation(_ value: Value, _ role: Role = .plain) {
      runs.append(Run(value, role))
    }

    /// Words, in a role.
    public mutating func appendInterpolation(_ words: String, _ role: Role = .plain) {
      runs.append(Run(.text(words), role))
    }

    /// A count.
    public mutating func appendInterpolation(_ count: Int, _ role: Role = .plain) {
      runs.append(Run(.count(count), role))
    }

    /// Another text, roles and all.
    public mutating func appendInterpolation(_ text: Text) { runs += text.runs }
  }
}
