/// What a line says, as far as it goes: the command, the argument that each word is, and what may still come.
///
/// The one reading of a line: what runs, what is completed, what is hinted at and how the line is coloured all follow
/// from it.
public struct Call: Sendable {
  /// What is wrong with a word that no parameter takes.
  enum Stray: Sendable {
    case unknownOption(key: Word)
    case surplus(Word)
  }

  /// The words of the line.
  public let words: [Word]
  /// How far the words name a command.
  public let name: CommandName
  /// The words that were given to parameters, in the order of the line.
  public private(set) var arguments: [Argument] = []
  private(set) var strays: [Stray] = []

  /// Reads words; one of the aliases in the first place stands for the words of its line.
  public init(_ words: [Word], in catalog: Catalog, aliases: [String: String] = [:]) {
    let words = Self.expanded(words, aliases)
    self.init(words, named: CommandName(words, in: catalog))
  }

  /// The words with those of an alias in its place, all of which stand where the alias stands.
  private static func expanded(_ words: [Word], _ aliases: [String: String]) -> [Word] {
    guard let first = words.first, let line = aliases[first.text.lowercased()] else { return words }
    let meant = Lexer.words(of: line).words.map { word in
      Word(pieces: word.pieces.map { .init(content: $0.content, span: first.span) }, span: first.span)
    }
    return meant + words.dropFirst()
  }

  /// Reads words whose first ones are known to name a command, or not yet to.
  init(_ words: [Word], named name: CommandName) {
    self.words = words
    self.name = name
    if case .known(let description, let count) = name { assign(words.dropFirst(count), to: description) }
  }

  /// The command, if the words name one.
  public var description: CommandDescription? {
    if case .known(let description, _) = name { return description }
    return nil
  }

  /// What was given to a parameter, in the order of the line.
  func arguments(of parameter: Int) -> [Argument] { arguments.filter { $0.parameter == parameter } }

  /// What was given to the parameter of that name.
  public func arguments(of name: String) -> [Argument] {
    guard let parameters = description?.parameters else { return [] }
    return arguments.filter { parameters[$0.parameter].name == name }
  }

  /// The parameters to which something can still be given, in the order of the signature.
  public var open: [ParameterDescription] {
    guard let parameters = description?.parameters else { return [] }
    return parameters.enumerated().filter { index, parameter in
      (parameter.form.takesSeveral || !arguments.contains { $0.parameter == index }) && hasUse(parameter)
    }.map(\.element)
  }

  /// Whether nothing that is given leaves a parameter without a use.
  private func hasUse(_ parameter: ParameterDescription) -> Bool {
    guard let companion = parameter.companion else { return true }
    return arguments(of: companion.parameter).allSatisfy {
      $0.value.hasVariable || companion.values.contains($0.value.text.lowercased())
    }
  }

  /// The parameter that takes the next word without a key.
  var next: Int? {
    guard let parameters = description?.parameters else { return nil }
    return parameters.indices.first { index in
      parameters[index].form == .positional && !arguments.contains { $0.parameter == index }
    } ?? parameters.firstIndex { $0.form == .list || $0.form == .expression }
  }

  /// The line as a saved session holds it: full names, declared order.
  public var canonicalText: String {
    guard let description else { return words.map(\.canonicalText).joined(separator: " ") }
    let parts = description.parameters.indices.flatMap { index in
      let parameter = description.parameters[index]
      return arguments(of: index).map { argument in
        switch parameter.form {
        case .option: "\(parameter.name)=\(argument.value.canonicalText)"
        case .selector: "\(parameter.name):\(argument.value.canonicalText)"
        case .keyword: parameter.name
        case .pairs: "\(argument.key?.canonicalText ?? "")=\(argument.value.canonicalText)"
        case .positional, .list, .expression: argument.value.canonicalText
        case .clause: (argument.key.map { "\($0.canonicalText) " } ?? "") + argument.value.canonicalText
        }
      }
    }
    return ([description.name] + parts).joined(separator: " ")
  }

  /// Whether the line writes a table to standard output, for which `out=-` stands everywhere.
  public var writesStandardOutput: Bool {
    arguments(of: "out").contains { $0.value.text == "-" }
  }

  // MARK: Places

  /// Where what was given to the parameter of that name stands.
  public func span(of name: String) -> Range<Int>? {
    let spans = arguments(of: name).map(\.value.span)
    guard let first = spans.first, let last = spans.last else { return nil }
    return first.lowerBound..<last.upperBound
  }

  /// Where the values stand that say `text`, of the parameter of that name or of any.
  public func spans(of text: String, in name: String?) -> [Range<Int>] {
    (name.map { arguments(of: $0) } ?? arguments).flatMap { argument in
      ([argument.value] + argument.elements).filter { $0.text == text }.prefix(1).map(\.span)
    }
  }

  // MARK: Arguments

  private mutating func assign(_ rest: ArraySlice<Word>, to description: CommandDescription) {
    let parameters = description.parameters
    let hasExpression = parameters.contains { $0.form == .expression }
    for (place, word) in zip(rest.indices, rest) {
      if let index = clause(word, description) {
        arguments += Self.clause(word, rest[(place + 1)...], of: index)
        return
      } else if let argument = keyed(word, description) {
        arguments.append(argument)
      } else if let index = keyword(word, description) {
        arguments.append(Argument(parameter: index, key: nil, value: word))
      } else if let key = word.split(at: "=")?.key, !hasExpression {
        strays.append(.unknownOption(key: key))
      } else if let next {
        // An expression has a language of its own, in which no word is a key any more.
        let taken = parameters[next].form == .expression ? rest[place...] : rest[place...place]
        arguments += taken.map { Argument(parameter: next, key: nil, value: $0) }
        if taken.count > 1 || parameters[next].form == .expression { return }
      } else {
        strays.append(.surplus(word))
      }
    }
  }

  private func keyed(_ word: Word, _ description: CommandDescription) -> Argument? {
    if let (key, value) = word.split(at: ":"), let index = description.parameter(key.text, .selector) {
      return Argument(parameter: index, key: key, value: value)
    }
    guard let (key, value) = word.split(at: "=") else { return nil }
    let index =
      description.parameter(key.text, .option) ?? description.parameters.firstIndex { $0.form == .pairs }
    return index.map { Argument(parameter: $0, key: key, value: value) }
  }

  /// The words behind the one that begins a clause; the first has that one for its key. Nothing behind it is an empty value.
  private static func clause(_ key: Word, _ rest: ArraySlice<Word>, of parameter: Int) -> [Argument] {
    let end = key.span.upperBound
    let first = rest.first ?? Word(pieces: [], span: end..<end)
    return [Argument(parameter: parameter, key: key, value: first)]
      + rest.dropFirst().map { Argument(parameter: parameter, key: nil, value: $0) }
  }

  private func clause(_ word: Word, _ description: CommandDescription) -> Int? {
    guard case .bare(let text)? = word.pieces.first?.content, word.pieces.count == 1 else { return nil }
    return description.parameter(text, .clause)
  }

  private func keyword(_ word: Word, _ description: CommandDescription) -> Int? {
    guard case .bare(let text)? = word.pieces.first?.content, word.pieces.count == 1 else { return nil }
    return description.parameter(text, .keyword)
  }
}

extension SessionScript {
  /// Whether a line writes a table to standard output, so that nothing else may be written there.
  public func writesStandardOutput(in catalog: Catalog) -> Bool {
    lines.flatMap(\.all).contains { line in
      Call(Lexer.words(of: line.text).words, in: catalog).writesStandardOutput
    }
  }
}
