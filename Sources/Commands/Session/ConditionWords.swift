import Report

/// What is meant by an expectation that cannot be read, or that compares a fact with what it is not.
enum ConditionWords {
  /// Conditions that can be read, best first, as they would be typed.
  ///
  /// - Parameter facts: those of the latest result.
  static func meant(by text: String, among facts: [Fact]) -> [String] {
    // What people type is shorter, and patterns take long for long texts.
    guard text.utf8.count <= 1_000 else { return [] }
    let respelled = respelled(text)
    if reads(respelled, among: facts), respelled != text { return [respelled] }
    let words = respelled.split { $0.isWhitespace || $0 == "," }.map(String.init)
    let named = words.compactMap { word in facts.first { $0.name.name == word.lowercased() } }.first
    let number = words.last { Double($0) != nil }
    let fact =
      named ?? facts.first { $0.name.isHeadline } ?? facts.first { $0.value.number != nil } ?? facts.first
    guard let fact else { return [] }
    guard let actual = fact.value.number else {
      let other = words.last { $0.lowercased() != fact.name.name && !isRelation($0) }
      return ["\(fact.name.name) = \(other ?? fact.value.canonicalText)"]
    }
    if text.contains("~") {
      let middle = number ?? rounded(actual)
      let width = Double(middle).map { max(rounded($0.magnitude / 20), "0.001") } ?? "0.01"
      return ["\(fact.name.name) ~ \(middle) +- \(width)"]
    }
    return ["\(fact.name.name) \(relation(in: respelled)) \(number ?? rounded(actual))"]
  }

  /// The relation that stands in a text, or the one that most expectations have.
  private static func relation(in text: String) -> String {
    Condition.Relation.allCases.first { $0 != .near && text.contains($0.rawValue) }?.rawValue
      ?? Condition.Relation.atLeast.rawValue
  }

  private static func isRelation(_ word: String) -> Bool { Condition.Relation(rawValue: word) != nil }

  /// A number in the two or three digits that people write.
  private static func rounded(_ number: Double) -> String {
    if number == number.rounded(), number.magnitude < 1e9 { return "\(Int(number))" }
    let places = number.magnitude < 0.1 ? 1000.0 : 100.0
    return "\((number * places).rounded(.down) / places)"
  }

  private static func reads(_ text: String, among facts: [Fact]) -> Bool {
    guard let condition = try? Condition(text) else { return false }
    guard let fact = facts.first(where: { $0.name.name == condition.fact }) else { return true }
    return condition.isMet(by: fact.value) != nil
  }

  /// The text with relations and percentages as they are written here.
  private static func respelled(_ text: String) -> String {
    var known = text.replacing("≥", with: ">=").replacing("≤", with: "<=").replacing("≠", with: "!=")
    known = known.replacing(/=>/, with: ">=").replacing(/=</, with: "<=").replacing(/<>/, with: "!=")
    known = known.replacing(/≈|=~|~=/, with: "~").replacing(/\+\/-|\+-/, with: "+-")
    for (words, relation) in spoken { known = known.replacing(words, with: " \(relation) ") }
    known = known.replacing(/([0-9.]+)\s*%/) { match in
      Double(match.1).map { "\(($0 * 10).rounded() / 1000)" } ?? String(match.0)
    }
    known = known.replacing(/([0-9]),([0-9]{3})\b/) { "\($0.1)\($0.2)" }
    return known.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private static var spoken: [(Regex<Substring>, String)] {
    [
      (/\s+(?:is\s+)?at\s+least\s+/.ignoresCase(), ">="), (/\s+(?:is\s+)?at\s+most\s+/.ignoresCase(), "<="),
      (/\s+(?:is\s+)?(?:above|over|more\s+than|greater\s+than|better\s+than|gt)\s+/.ignoresCase(), ">"),
      (/\s+(?:is\s+)?(?:below|under|less\s+than|fewer\s+than|lt)\s+/.ignoresCase(), "<"),
      (/\s+(?:is\s+not)\s+/.ignoresCase(), "!="), (/\s+(?:is|equals|eq)\s+/.ignoresCase(), "="),
      (/\s+(?:about|around|near)\s+/.ignoresCase(), "~"),
    ]
  }
}
