import Report

// The forms in which parameters are declared; each binds a key path of the command.
extension Parameter {
  /// Where in the command a parameter's value is put.
  public typealias Path<Value> = WritableKeyPath<Owner, Value> & Sendable

  /// A word in its place that the command cannot do without.
  public static func positional<Value: ParameterValue>(
    _ name: String, _ path: Path<Value>, in range: ClosedRange<Double>? = nil, required: Bool = true,
    _ help: String, completer: Completer = .choices
  ) -> Parameter {
    single(name, Slot.positional, path, range, required: required, help, completer)
  }

  /// A word in its place that may be left out.
  public static func positional<Value: ParameterValue>(
    _ name: String, _ path: Path<Value?>, in range: ClosedRange<Double>? = nil, _ help: String,
    completer: Completer = .choices
  ) -> Parameter {
    optional(name, Slot.positional, path, range, help, completer)
  }

  /// All words that are left; each may be a list with commas.
  public static func list<Value: ParameterValue>(
    _ name: String, _ path: Path<[Value]>, required: Bool = true, _ help: String,
    completer: Completer = .choices
  ) -> Parameter {
    make(
      name, Value.self, required: required, help, completer,
      .list { owner, words in
        let (values, faults) = elements(Value.self, of: words, name: name, range: nil)
        owner[keyPath: path] = values
        return faults
      })
  }

  /// `name=value` with a default.
  public static func option<Value: ParameterValue>(
    _ name: String, _ path: Path<Value>, in range: ClosedRange<Double>? = nil, _ help: String,
    completer: Completer = .choices
  ) -> Parameter {
    single(name, Slot.option, path, range, required: false, help, completer)
  }

  /// `name=value` that may be absent, with its own meaning then.
  public static func option<Value: ParameterValue>(
    _ name: String, _ path: Path<Value?>, in range: ClosedRange<Double>? = nil, _ help: String,
    completer: Completer = .choices
  ) -> Parameter {
    optional(name, Slot.option, path, range, help, completer)
  }

  /// `name=a,b,c`.
  public static func option<Value: ParameterValue>(
    _ name: String, _ path: Path<[Value]>, in range: ClosedRange<Double>? = nil, _ help: String,
    completer: Completer = .choices
  ) -> Parameter {
    let initial = Owner()[keyPath: path].map(\.canonicalText).joined(separator: ",")
    return make(
      name, Value.self, initial: initial.isEmpty ? nil : initial, range: range, isList: true, help, completer,
      .option { owner, word in
        let (values, faults) = elements(Value.self, of: [word], name: name, range: range)
        owner[keyPath: path] = values
        return faults
      })
  }

  /// `as=name`: what the command makes is called so.
  public static func naming(_ path: Path<String?>) -> Parameter {
    optional("as", Slot.option, path, nil, "what to call the result", .none)
  }

  /// `name:value`, which picks a thing.
  public static func selector(
    _ name: String, _ path: Path<String?>, _ help: String, completer: Completer = .none
  ) -> Parameter {
    optional(name, Slot.selector, path, nil, help, completer)
  }

  /// The bare word `name`.
  public static func keyword(_ name: String, _ path: Path<Bool>, _ help: String) -> Parameter {
    Parameter(
      description: ParameterDescription(
        name: name, form: .keyword, type: .boolean, expectation: "the word \(name)", choices: [],
        isRequired: false,
        defaultText: nil, range: nil, isList: false, help: help, completer: .none),
      slot: .keyword { $0[keyPath: path] = true })
  }

  /// `key=value` for every key that is not an option of the command's own.
  public static func pairs(
    _ name: String, _ path: Path<[NamedText]>, required: Bool = false, _ help: String,
    completer: Completer = .none
  ) -> Parameter {
    make(
      name, String.self, required: required, isList: true, help, completer,
      .pairs { owner, pairs in
        owner[keyPath: path] = pairs
        return []
      })
  }

  /// The rest of the line, which the command reads by itself.
  public static func expression(
    _ name: String, _ path: Path<RawText>, required: Bool = true, _ help: String, completer: Completer = .none
  ) -> Parameter {
    make(
      name, String.self, required: required, help, completer,
      .expression { owner, text in
        owner[keyPath: path] = text
        return []
      })
  }

  /// The word `name` and the rest of the line behind it, which the command reads by itself.
  public static func clause(
    _ name: String, _ path: Path<RawText?>, _ help: String, completer: Completer = .none
  ) -> Parameter {
    make(
      name, String.self, help, completer,
      .clause { owner, text in
        owner[keyPath: path] = text
        return []
      })
  }
}

/// A `key=value` whose key the command does not know beforehand, with where both stand in the line.
public struct NamedText: Sendable, Hashable {
  /// The key.
  public var name: String
  /// The value, as typed.
  public var text: String
  /// Where the key stands in the line.
  public var nameSpan: Range<Int>
  /// Where the value stands in the line.
  public var textSpan: Range<Int>
}

extension Parameter {
  private typealias OneWord = (@escaping Slot<Owner>.Taker<Word>) -> Slot<Owner>

  private static func single<Value: ParameterValue>(
    _ name: String, _ slot: OneWord, _ path: Path<Value>, _ range: ClosedRange<Double>?, required: Bool,
    _ help: String, _ completer: Completer
  ) -> Parameter {
    let initial = required ? nil : Owner()[keyPath: path].canonicalText
    return make(
      name, Value.self, required: required, initial: initial, range: range, help, completer,
      slot { owner, word in
        switch value(Value.self, of: word, name: name, range: range) {
        case .success(let value): owner[keyPath: path] = value
        case .failure(let fault): return [fault]
        }
        return []
      })
  }

  private static func optional<Value: ParameterValue>(
    _ name: String, _ slot: OneWord, _ path: Path<Value?>, _ range: ClosedRange<Double>?, _ help: String,
    _ completer: Completer
  ) -> Parameter {
    make(
      name, Value.self, initial: Owner()[keyPath: path].map(\.canonicalText), range: range, help, completer,
      slot { owner, word in
        switch value(Value.self, of: word, name: name, range: range) {
        case .success(let value): owner[keyPath: path] = value
        case .failure(let fault): return [fault]
        }
        return []
      })
  }

  private static func make<Value: ParameterValue>(
    _ name: String, _ type: Value.Type, required: Bool = false, initial: String? = nil,
    range: ClosedRange<Double>? = nil, isList: Bool = false, _ help: String, _ completer: Completer,
    _ slot: Slot<Owner>
  ) -> Parameter {
    Parameter(
      description: ParameterDescription(
        name: name, form: slot.form, type: Value.type, expectation: Value.expectation, choices: Value.choices,
        isRequired: required,
        defaultText: initial, range: range, isList: isList || slot.form == .list, help: help,
        completer: completer),
      slot: slot)
  }

  private static func value<Value: ParameterValue>(
    _ type: Value.Type, of word: Word, name: String, range: ClosedRange<Double>?
  ) -> Result<Value, Diagnostic> {
    let text = word.text
    guard let value = Value.parse(text) else {
      let near = NearestNames.of(text, among: Value.choices.map(\.name))
      return .failure(
        Diagnostic(
          "bad-value",
          text.isEmpty
            ? "\(.code(name)) needs \(Value.expectation)"
            : "\(.code(name)) needs \(Value.expectation), not \(.text(text), .strong)",
          kind: .usage, at: .span(word.span), suggestions: near))
    }
    if let range, let number = value.rangedNumber, !range.contains(number) {
      let bounds =
        range.upperBound.isInfinite
        ? "\(range.lowerBound.canonicalText) or more"
        : "from \(range.lowerBound.canonicalText) to \(range.upperBound.canonicalText)"
      return .failure(
        Diagnostic(
          "out-of-range", "\(.code(name)) must be \(bounds)", kind: .usage, at: .span(word.span)))
    }
    return .success(value)
  }

  private static func elements<Value: ParameterValue>(
    _ type: Value.Type, of words: [Word], name: String, range: ClosedRange<Double>?
  ) -> (values: [Value], faults: [Diagnostic]) {
    var values: [Value] = []
    var faults: [Diagnostic] = []
    for word in words.flatMap({ $0.splitAtCommas() }) where !word.pieces.isEmpty {
      switch value(Value.self, of: word, name: name, range: range) {
      case .success(let value): values.append(value)
      case .failure(let fault): faults.append(fault)
      }
    }
    return (values, faults)
  }
}
