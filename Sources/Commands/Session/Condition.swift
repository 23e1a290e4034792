import Report
import Shell

/// A condition that a fact should meet: `accuracy >= 0.5`, `accuracy ~ 0.54 +- 0.02`, `genre = pop`.
struct Condition: Equatable {
  /// How the two sides compare.
  enum Relation: String, CaseIterable {
    case atLeast = ">="
    case atMost = "<="
    case different = "!="
    case more = ">"
    case less = "<"
    case equal = "="
    case near = "~"
  }

  /// What cannot be understood in the text of a condition.
  enum Fault: Error, Equatable {
    case noRelation
    case noFact
    case noValue
    case noTolerance
    case notANumber(String)
  }

  /// The fact, or a value in its place.
  var fact: String
  /// How it compares.
  var relation: Relation
  /// What it is compared with.
  var value: String
  /// How far apart the two may be, for `~`.
  var tolerance = 0.0

  /// Reads a condition.
  init(_ text: String) throws(Fault) {
    guard let start = text.firstIndex(where: { "<>=!~".contains($0) }) else { throw .noRelation }
    let tail = text[start...]
    guard let relation = Relation.allCases.first(where: { tail.hasPrefix($0.rawValue) }) else {
      throw .noRelation
    }
    self.relation = relation
    fact = Self.trimmed(text[..<start])
    let rest = Self.trimmed(tail.dropFirst(relation.rawValue.count + (tail.hasPrefix("==") ? 1 : 0)))
    guard !fact.isEmpty else { throw .noFact }
    guard relation == .near else {
      value = Self.unquoted(rest)
      guard !value.isEmpty else { throw .noValue }
      return
    }
    guard let sign = rest.range(of: "+-") ?? rest.range(of: "±") else { throw .noTolerance }
    value = Self.trimmed(rest[..<sign.lowerBound])
    let width = Self.trimmed(rest[sign.upperBound...])
    guard !value.isEmpty else { throw .noValue }
    guard let tolerance = Double(width), tolerance >= 0 else { throw .notANumber(width) }
    guard Double(value) != nil else { throw .notANumber(value) }
    self.tolerance = tolerance
  }

  /// Whether a value meets the expectation; `nil` if it cannot be compared so.
  func isMet(by actual: Fact.Scalar) -> Bool? {
    if let number = actual.number {
      guard let wanted = Double(value) else { return nil }
      switch relation {
      case .atLeast: return number >= wanted
      case .atMost: return number <= wanted
      case .more: return number > wanted
      case .less: return number < wanted
      case .equal: return number == wanted
      case .different: return number != wanted
      // Half a unit of the last place that people write: 0.56 is within 0.54 +- 0.02.
      case .near: return (number - wanted).magnitude <= tolerance + 1e-9
      }
    }
    switch relation {
    case .equal: return actual.canonicalText.lowercased() == value.lowercased()
    case .different: return actual.canonicalText.lowercased() != value.lowercased()
    default: return nil
    }
  }

  /// What is expected, in the form in which it is typed.
  var text: String {
    "\(fact) \(relation.rawValue) \(value)" + (relation == .near ? " +- \(tolerance.canonicalText)" : "")
  }

  private static func trimmed(_ text: some StringProtocol) -> String {
    let start = text.drop(while: \.isWhitespace)
    return String(start.reversed().drop(while: \.isWhitespace).reversed())
  }

  private static func unquoted(_ text: String) -> String {
    text.count >= 2 && text.first == "\"" && text.last == "\"" ? String(text.dropFirst().dropLast()) : text
  }
}

extension String {
  fileprivate func range(of part: String) -> Range<String.Index>? { firstRange(of: part) }
}
