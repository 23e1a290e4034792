/// A parameter of a command, bound to the property that it fills.
public struct Parameter<Owner: Command>: Sendable {
  /// What everyone may know of it: name, form, type, default, range, help, completer.
  public let description: ParameterDescription
  /// What takes the value that is typed.
  let slot: Slot<Owner>

  /// The same parameter, offered only beside some values of another one, as long as that one is given at all.
  public func beside(_ parameter: String, _ values: [String]) -> Parameter {
    var description = description
    description.companion = .init(parameter: parameter, values: values)
    return Parameter(description: description, slot: slot)
  }
}

/// Everything about a parameter but the property that it fills.
public struct ParameterDescription: Sendable {
  /// The form in which it is typed.
  public enum Form: String, Sendable, Hashable, CaseIterable {
    /// A word in its place.
    case positional
    /// All words that are left, each a list with commas.
    case list
    /// `key=value`.
    case option
    /// `key:value`: picks a thing.
    case selector
    /// The bare word itself.
    case keyword
    /// `key=value` with keys of the data's own.
    case pairs
    /// The rest of the line, in a small language of its own.
    case expression
    /// A word and the rest of the line behind it, in a small language of its own: `where tempo > 120`.
    case clause

    /// How it is typed, with NAME and VALUE in the places of both.
    public var pattern: String {
      switch self {
      case .positional: "VALUE"
      case .list: "VALUE,VALUE"
      case .option: "NAME=VALUE"
      case .selector: "NAME:VALUE"
      case .keyword: "NAME"
      case .pairs: "KEY=VALUE"
      case .expression: "TEXT"
      case .clause: "NAME TEXT"
      }
    }

    /// What it is, in a phrase.
    public var meaning: String {
      switch self {
      case .positional: "a word in its place"
      case .list: "all words that are left, each of several values with commas between them"
      case .option: "a named value"
      case .selector: "picks a thing by its name"
      case .keyword: "the bare word itself"
      case .pairs: "named values whose names are the data's own"
      case .expression: "the rest of the line, in a small language of its own"
      case .clause: "a word and the rest of the line behind it, in a small language of its own"
      }
    }

    /// Whether it takes the rest of the line.
    var takesRest: Bool { self == .expression || self == .clause }

    /// Whether more can be given once something was.
    var takesSeveral: Bool { self == .list || self == .pairs || takesRest }
  }

  /// The name: the key of an option, the word of a keyword, the label of the others.
  public let name: String
  /// The form in which it is typed.
  public let form: Form
  /// What kind of value it takes, to a program.
  public let type: ValueType
  /// What is expected, such as `a whole number`.
  public let expectation: String
  /// The words it can be, if they can be listed.
  public let choices: [Choice]
  /// Whether the command cannot do without it.
  public let isRequired: Bool
  /// What is used when it is not given, as it would be typed.
  public let defaultText: String?
  /// The allowed numbers.
  public let range: ClosedRange<Double>?
  /// Whether a value can be several with commas between them.
  public let isList: Bool
  /// One phrase on what it does.
  public let help: String
  /// Offers what could be typed.
  public let completer: Completer

  /// Another parameter, and those of its values beside which a parameter has a use.
  public struct Companion: Sendable, Hashable {
    /// The name of the other parameter.
    public let parameter: String
    /// Its values, in small letters.
    public let values: [String]
  }

  /// What another parameter must be, where it is given, for this one to have a use; `nil` if it always has one.
  public internal(set) var companion: Companion?

  /// The parameter as it stands in a signature, such as `[epochs=40]` or `FILE`.
  public var signature: String {
    let label = name.uppercased()
    let core =
      switch form {
      case .positional: choiceText ?? label
      case .list: "\(label),…"
      case .option: "\(name)=\(defaultText ?? choiceText ?? "…")"
      case .selector: "\(name):…"
      case .keyword: name
      case .pairs: "\(name)=…"
      case .expression: label
      case .clause: "\(name) …"
      }
    return isRequired ? core : "[\(core)]"
  }

  /// The words that are allowed, if they are few enough to be read in a signature; help lists them all.
  private var choiceText: String? {
    (1...6).contains(choices.count) ? choices.map(\.name).joined(separator: "|") : nil
  }

  /// The allowed numbers in words, such as `1 to 10000`.
  public var rangeText: String? {
    range.map { range in
      range.upperBound.isInfinite
        ? "\(range.lowerBound.canonicalText) or more"
        : "\(range.lowerBound.canonicalText) to \(range.upperBound.canonicalText)"
    }
  }
}
