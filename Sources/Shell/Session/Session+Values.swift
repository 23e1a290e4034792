import Report
import Work

// Variables, settings and the facts of earlier results.
extension Session {
  /// The variables that `let` and `--set` made, by name.
  public var variables: [String: String] { state.variables }

  /// Gives a variable its value.
  public mutating func define(_ name: String, as value: String) {
    state.variables[name] = value
    state.version += 1
  }

  /// Brings back items, variables and settings as another session holds them; the lines stay.
  public mutating func begin(as other: Session) {
    let version = state.version
    state = other.state
    state.version = version + 1
  }

  /// Gives a variable the value that it had, or takes it away.
  public mutating func restore(variable name: String, to value: String?) {
    state.variables[name] = value
    state.version += 1
  }

  /// All that `$name` can stand for: variables, `$last.fact` and `$3.fact`.
  public var knownVariables: [String: String] { variables { $0.canonicalText } }

  /// Every variable with its value as it is shown: facts with no more digits than a person reads.
  var shownVariables: [String: String] { variables { $0.readableText } }

  private func variables(_ text: (Fact.Scalar) -> String) -> [String: String] {
    var known = state.variables
    for record in records where record.succeeded {
      for fact in record.output.facts {
        for name in fact.name.names { known["\(record.number).\(name)"] = text(fact.value) }
      }
    }
    if let last = lastRecordWithFacts {
      for fact in last.output.facts {
        for name in fact.name.names { known["last.\(name)"] = text(fact.value) }
      }
    }
    return known
  }

  /// The latest record that carries facts: what `$last` and `expect` mean.
  public var lastRecordWithFacts: Record? {
    records.last { $0.succeeded && !$0.output.facts.isEmpty }
  }

  /// The person's own words for the beginnings of lines.
  public var aliases: [String: String] { state.aliases }

  /// Makes a word stand for the beginning of a line; `nil` forgets the word.
  public mutating func setAlias(_ name: String, to line: String?) {
    state.aliases[name.lowercased()] = line
    state.version += 1
  }

  /// The value of a setting.
  public func value<Value: ParameterValue>(of setting: Setting<Value>) -> Value {
    state.settings[setting.name].flatMap(Value.parse) ?? setting.initial
  }

  /// The text of a setting, if it was set in this session.
  public func settingText(_ name: String) -> String? { state.settings[name] }

  /// Changes a setting; the text is canonical already.
  public mutating func set(_ name: String, to text: String) {
    state.settings[name] = text
    state.version += 1
  }

  /// The seed that every random step starts from.
  public var seed: UInt64 { value(of: .seed) }

  /// How many threads may work at once: as set, or one for each core.
  public var threadCount: Int {
    let wanted = value(of: .threads)
    return wanted > 0 ? wanted : availableProcessors
  }
}

extension Setting where Value == UInt64 {
  /// The seed that every random step starts from.
  public static let seed = Setting("seed", 1, "the seed of every random step")
}

extension Setting where Value == Int {
  /// How many threads may work at once; 0 means all cores.
  public static let threads = Setting(
    "threads", 0, in: 0...1024, "how many threads may work at once; 0 means all cores")
}

extension Fact.Scalar {
  /// The value with no more digits than a person reads.
  public var readableText: String {
    switch self {
    case .number(let number): NumberText.readable(number)
    case .integer(let number): NumberText.count(number)
    case .text, .flag: canonicalText
    }
  }

  /// The value as it would be typed.
  public var canonicalText: String {
    switch self {
    case .integer(let value): String(value)
    case .number(let value): String(value)
    case .text(let value): value
    case .flag(let value): value.canonicalText
    }
  }

  /// The value as a number, if it is one.
  public var number: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .number(let value): value
    case .text, .flag: nil
    }
  }
}
