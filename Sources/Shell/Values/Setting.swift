/// Something that `set name=value` changes for the rest of the session.
public struct Setting<Value: ParameterValue>: Sendable {
  /// Its name, such as `threads` or `spotify.api`.
  public let name: String
  /// What holds until it is set.
  public let initial: Value
  /// The allowed numbers.
  public let range: ClosedRange<Double>?
  /// What it does, in a phrase.
  public let help: String
  /// Whether it is a matter of taste, which a saved session does without.
  public let isPersonal: Bool

  /// A setting.
  ///
  /// - Parameter isPersonal: Whether it is a matter of taste, which a saved session does without.
  public init(
    _ name: String, _ initial: Value, in range: ClosedRange<Double>? = nil, isPersonal: Bool = false,
    _ help: String
  ) {
    self.isPersonal = isPersonal
    self.name = name
    self.initial = initial
    self.range = range
    self.help = help
  }

  /// The setting without its type.
  public var description: SettingDescription {
    let range = range
    return SettingDescription(
      name: name, type: Value.type, expectation: Value.expectation, choices: Value.choices,
      initialText: initial.canonicalText,
      range: range, help: help, isPersonal: isPersonal
    ) { text in
      guard let value = Value.parse(text) else { return nil }
      if let range, let number = value.rangedNumber, !range.contains(number) { return nil }
      return value.canonicalText
    }
  }
}

/// A setting without its type.
public struct SettingDescription: Sendable {
  /// Its name.
  public let name: String
  /// What kind of value it is to a program.
  public let type: ValueType
  /// What is expected.
  public let expectation: String
  /// The words it can be, if they can be listed.
  public let choices: [Choice]
  /// What holds until it is set.
  public let initialText: String
  /// The allowed numbers.
  public let range: ClosedRange<Double>?
  /// What it does, in a phrase.
  public let help: String
  /// Whether it is a matter of taste, which a saved session does without.
  public let isPersonal: Bool
  /// The text in canonical form, or `nil` if it is not allowed.
  public let canonical: @Sendable (String) -> String?
}
