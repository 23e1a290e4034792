/// A value that a person can type: how it is read, named and written back.
public protocol ParameterValue: Sendable, Equatable {
  /// What kind of value it is to a program.
  static var type: ValueType { get }
  /// What is expected, for help and errors, such as `a whole number`.
  static var expectation: String { get }
  /// The words it can be, with what each means; empty if there are too many to list.
  static var choices: [Choice] { get }
  /// The value that the text says, or `nil`.
  static func parse(_ text: String) -> Self?
  /// The text that says this value.
  var canonicalText: String { get }
  /// The value as a number, for range checks; `nil` if it is none.
  var rangedNumber: Double? { get }
}

/// The kinds of values that programs tell apart.
public enum ValueType: String, Sendable, Hashable {
  /// Digits.
  case integer
  /// A number with or without a fraction; `5%` is 0.05.
  case number
  /// `on` or `off`.
  case boolean
  /// One of a few words.
  case choice
  /// Any text.
  case text
}

/// A word that a parameter may be, with what it means.
public struct Choice: Sendable, Hashable {
  /// The word to type.
  public var name: String
  /// What it means.
  public var meaning: String

  /// A word with its meaning.
  public init(_ name: String, _ meaning: String) {
    self.name = name
    self.meaning = meaning
  }
}

extension ParameterValue {
  /// A word of the list if there is one, else text.
  public static var type: ValueType { choices.isEmpty ? .text : .choice }
  /// No list: most kinds have too many values.
  public static var choices: [Choice] { [] }
  /// No number: most kinds are compared as text.
  public var rangedNumber: Double? { nil }
}

extension Int: ParameterValue {
  /// Any whole number; the range stands with the parameter.
  public static var expectation: String { "a whole number" }
  /// Digits.
  public static var type: ValueType { .integer }
  /// Reads digits with or without separators, as in `10_000` or `10,000`.
  public static func parse(_ text: String) -> Int? {
    Int(text.filter { $0 != "_" && $0 != "," })
  }
  /// The digits alone.
  public var canonicalText: String { String(self) }
  /// The number itself.
  public var rangedNumber: Double? { Double(self) }
}

extension UInt64: ParameterValue {
  /// Seeds and sizes start at 0.
  public static var expectation: String { "a whole number from 0" }
  /// Digits.
  public static var type: ValueType { .integer }
  /// Reads digits alone, up to 18,446,744,073,709,551,615.
  public static func parse(_ text: String) -> UInt64? { UInt64(text) }
  /// The digits alone.
  public var canonicalText: String { String(self) }
  /// The nearest number, as range checks compare.
  public var rangedNumber: Double? { Double(self) }
}

extension Double: ParameterValue {
  /// Any number; the range stands with the parameter.
  public static var expectation: String { "a number" }
  /// Digits with or without a fraction.
  public static var type: ValueType { .number }
  /// Reads `0.05`, `5e-2` or `5%`; neither infinity nor NaN.
  public static func parse(_ text: String) -> Double? {
    let isPercentage = text.hasSuffix("%")
    guard let number = Double(isPercentage ? String(text.dropLast()) : text), number.isFinite else {
      return nil
    }
    return isPercentage ? number / 100 : number
  }
  /// The shortest text that reads back as the same number, without a fraction where there is none.
  public var canonicalText: String {
    self == rounded() && abs(self) < 1e15 ? String(Int(self)) : String(self)
  }
  /// The number itself.
  public var rangedNumber: Double? { self }
}

extension String: ParameterValue {
  /// Any text that is not empty.
  public static var expectation: String { "a word" }
  /// The text as it stands; `nil` if it is empty.
  public static func parse(_ text: String) -> String? { text.isEmpty ? nil : text }
  /// The text, in quotes where the language would read it otherwise.
  public var canonicalText: String { Quoting.quotedIfNeeded(self) }
}

extension Bool: ParameterValue {
  /// The two words that are offered; others are understood.
  public static var expectation: String { "on or off" }
  /// Yes or no.
  public static var type: ValueType { .boolean }
  /// The two words that are offered.
  public static var choices: [Choice] { [Choice("on", "yes"), Choice("off", "no")] }
  /// Reads `on`, `yes`, `true` or `1`, and their opposites, whatever the case.
  public static func parse(_ text: String) -> Bool? {
    switch text.lowercased() {
    case "on", "yes", "true", "1": true
    case "off", "no", "false", "0": false
    default: nil
    }
  }
  /// The word that is offered.
  public var canonicalText: String { self ? "on" : "off" }
}

/// A value that is one of a few words; an enumeration only has to say what each word means.
public protocol ChoiceValue: ParameterValue, RawRepresentable, CaseIterable where RawValue == String {
  /// What the word means.
  var meaning: String { get }
}

extension ChoiceValue {
  /// All words of the enumeration in their order.
  public static var expectation: String {
    let names = allCases.map(\.rawValue)
    return names.count < 2
      ? names.joined() : names.dropLast().joined(separator: ", ") + " or " + names[names.count - 1]
  }
  /// All cases with their meanings.
  public static var choices: [Choice] { allCases.map { Choice($0.rawValue, $0.meaning) } }
  /// The case of this name, whatever the case of its letters.
  public static func parse(_ text: String) -> Self? { Self(rawValue: text.lowercased()) }
  /// The word itself.
  public var canonicalText: String { rawValue }
}
