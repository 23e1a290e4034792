/// A value that a person can type: how it is read, named and written back.
public protocol ParameterValue: Sendable, Equatable {
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
  public static var choices: [Choice] { [] }
  public var rangedNumber: Double? { nil }
}

extension Int: ParameterValue {
  public static var expectation: String { "a whole number" }
  public static func parse(_ text: String) -> Int? {
    Int(text.filter { $0 != "_" && $0 != "," })
  }
  public var canonicalText: String { String(self) }
  public var rangedNumber: Double? { Double(self) }
}

extension UInt64: ParameterValue {
  public static var expectation: String { "a whole number from 0" }
  public static func parse(_ text: String) -> UInt64? { UInt64(text) }
  public var canonicalText: String { String(self) }
  public var rangedNumber: Double? { Double(self) }
}

extension Double: ParameterValue {
  public static var expectation: String { "a number" }
  public static func parse(_ text: String) -> Double? {
    let isPercentage = text.hasSuffix("%")
    guard let number = Double(isPercentage ? String(text.dropLast()) : text), number.isFinite else {
      return nil
    }
    return isPercentage ? number / 100 : number
  }
  public var canonicalText: String {
    self == rounded() && abs(self) < 1e15 ? String(Int(self)) : String(self)
  }
  public var rangedNumber: Double? { self }
}

extension String: ParameterValue {
  public static var expectation: String { "a word" }
  public static func parse(_ text: String) -> String? { text.isEmpty ? nil : text }
  public var canonicalText: String { Quoting.quotedIfNeeded(self) }
}

extension Bool: ParameterValue {
  public static var expectation: String { "on or off" }
  public static var choices: [Choice] { [Choice("on", "yes"), Choice("off", "no")] }
  public static func parse(_ text: String) -> Bool? {
    switch text.lowercased() {
    case "on", "yes", "true", "1": true
    case "off", "no", "false", "0": false
    default: nil
    }
  }
  public var canonicalText: String { self ? "on" : "off" }
}

/// A value that is one of a few words; an enumeration only has to say what each word means.
public protocol ChoiceValue: ParameterValue, RawRepresentable, CaseIterable where RawValue == String {
  /// What the word means.
  var meaning: String { get }
}

extension ChoiceValue {
  public static var expectation: String {
    let names = allCases.map(\.rawValue)
    return names.count < 2
      ? names.joined() : names.dropLast().joined(separator: ", ") + " or " + names[names.count - 1]
  }
  public static var choices: [Choice] { allCases.map { Choice($0.rawValue, $0.meaning) } }
  public static func parse(_ text: String) -> Self? { Self(rawValue: text.lowercased()) }
  public var canonicalText: String { rawValue }
}
