import Report

/// Gives each word of a line to the parameter that it is for.
struct Binder {
  let description: CommandDescription
  let variables: Parser.Variables
  private(set) var bound: [(parameter: Int, value: BoundValue)] = []
  private(set) var faults: [Diagnostic] = []
  private(set) var spans: [String: Range<Int>] = [:]
  private(set) var variableNames: [String] = []
  private var canonical: [(parameter: Int, text: String)] = []
  private var pairs: [(key: Word, value: Word)] = []
  private var listWords: [Word] = []

  init(description: CommandDescription, variables: Parser.Variables) {
    self.description = description
    self.variables = variables
  }

  /// The line as a saved session holds it: full names, declared order.
  var canonicalText: String {
    let ordered = canonical.enumerated().sorted {
      ($0.element.parameter, $0.offset) < ($1.element.parameter, $1.offset)
    }
    return ([description.name] + ordered.map(\.element.text)).joined(separator: " ")
  }

  mutating func bind(_ words: [Word], end: Int) {
    var waiting = description.parameters.indices.filter { description.parameters[$0].form == .positional }[
      ...]
    let list = description.parameters.firstIndex { $0.form == .list }
    let expression = description.parameters.firstIndex { $0.form == .expression }
    var index = 0
    while index < words.count {
      let word = words[index]
      index += 1
      if bindKeyed(word) || bindKeyword(word) { continue }
      if let next = waiting.popFirst() {
        single(next, word, canonical: word.canonicalText)
      } else if let expression {
        raw(expression, Array(words[(index - 1)...]))
        index = words.count
      } else if list != nil {
        listWords.append(word)
      } else {
        faults.append(surplus(word))
      }
    }
    if let list, !listWords.isEmpty { finishList(list) }
    if let open = description.parameters.firstIndex(where: { $0.form == .pairs }), !pairs.isEmpty {
      finishPairs(open)
    }
    for (index, parameter) in description.parameters.enumerated()
    where parameter.isRequired && spans[parameter.name] == nil
      && !bound.contains(where: { $0.parameter == index })
    {
      faults.append(missing(parameter, end: end))
    }
  }

  // MARK: One word

  private mutating func bindKeyed(_ word: Word) -> Bool {
    if let (key, value) = word.split(at: ":"), let index = parameter(key.text, .selector) {
      single(index, value, canonical: "\(description.parameters[index].name):\(value.canonicalText)")
      return true
    }
    guard let (key, value) = word.split(at: "=") else { return false }
    if let index = parameter(key.text, .option) {
      single(index, value, canonical: "\(description.parameters[index].name)=\(value.canonicalText)")
      return true
    }
    // A positional file or a list may hold an equals sign; an expression always may.
    if description.parameters.contains(where: { $0.form == .expression }) { return false }
    guard description.parameters.contains(where: { $0.form == .pairs }) else {
      faults.append(unknownOption(key))
      return true
    }
    pairs.append((key, expand(value)))
    canonical.append((Int.max, word.canonicalText))
    return true
  }

  private mutating func bindKeyword(_ word: Word) -> Bool {
    guard case .bare(let text)? = word.pieces.first?.content, word.pieces.count == 1,
      let index = parameter(text, .keyword)
    else { return false }
    bound.append((index, .present(word)))
    canonical.append((index, description.parameters[index].name))
    spans[description.parameters[index].name] = word.span
    return true
  }

  private mutating func single(_ index: Int, _ word: Word, canonical text: String) {
    let parameter = description.parameters[index]
    if spans[parameter.name] != nil {
      faults.append(
        Diagnostic(
          "given-twice", "\(.code(parameter.name)) is given twice", kind: .usage, at: .span(word.span)))
      return
    }
    spans[parameter.name] = word.span
    canonical.append((index, text))
    let expanded = expand(word)
    if !expanded.hasVariable { bound.append((index, .word(expanded))) }
  }

  private mutating func raw(_ index: Int, _ words: [Word]) {
    let values = words.map { expand($0) }
    let text = RawText(words: words, values: Self.values(variables))
    if !values.contains(where: \.hasVariable) { bound.append((index, .raw(text))) }
    canonical.append((index, text.canonicalText))
    spans[description.parameters[index].name] =
      words[0].span.lowerBound..<words[words.count - 1].span.upperBound
  }

  private mutating func finishList(_ index: Int) {
    let name = description.parameters[index].name
    spans[name] = listWords[0].span.lowerBound..<listWords[listWords.count - 1].span.upperBound
    canonical.append((index, listWords.map(\.canonicalText).joined(separator: " ")))
    let expanded = listWords.map { expand($0) }
    if !expanded.contains(where: \.hasVariable) { bound.append((index, .words(expanded))) }
  }

  private mutating func finishPairs(_ index: Int) {
    spans[description.parameters[index].name] =
      pairs[0].key.span.lowerBound..<pairs[pairs.count - 1].value.span.upperBound
    if !pairs.contains(where: { $0.value.hasVariable }) { bound.append((index, .pairs(pairs))) }
  }

  // MARK: Variables

  private mutating func expand(_ word: Word) -> Word {
    guard word.hasVariable else { return word }
    var result = word
    for (index, piece) in word.pieces.enumerated() {
      guard case .variable(let name) = piece.content else { continue }
      variableNames.append(name)
      guard case .known(let values) = variables else { continue }
      if let value = values[name] {
        result.pieces[index].content = .quoted(value)
      } else {
        faults.append(
          Diagnostic(
            "unknown-variable", "there is no variable \(.code("$" + name))", kind: .usage,
            at: .span(piece.span),
            help: "\(.code("let \(name)=…")) makes one; a dollar sign itself is written \(.code("\\$"))",
            suggestions: NearestNames.of(name, among: values.keys.sorted()).map { "$" + $0 }))
        result.pieces[index].content = .quoted("$" + name)
      }
    }
    return result
  }

  private static func values(_ variables: Parser.Variables) -> [String: String] {
    if case .known(let values) = variables { return values }
    return [:]
  }

  // MARK: Faults

  private func parameter(_ typed: String, _ form: ParameterDescription.Form) -> Int? {
    let name = Self.normal(typed)
    return description.parameters.firstIndex { $0.form == form && Self.normal($0.name) == name }
  }

  private static func normal(_ name: String) -> String { name.lowercased().replacing("_", with: "-") }

  private func unknownOption(_ key: Word) -> Diagnostic {
    let names = description.parameters.filter { $0.form == .option }.map(\.name)
    return Diagnostic(
      "unknown-option", "\(.code(description.name)) has no option \(.text(key.text), .strong)", kind: .usage,
      at: .span(key.span),
      help: names.isEmpty
        ? "it has no options" : "it has \(names.joined(separator: ", "))",
      suggestions: NearestNames.of(key.text, among: names).map { "\($0)=" })
  }

  private func surplus(_ word: Word) -> Diagnostic {
    let options = description.parameters.filter { $0.form == .option || $0.form == .keyword }.map(\.name)
    let near = NearestNames.of(word.text, among: options)
    return Diagnostic(
      "unexpected-word",
      "\(.code(description.name)) does not know what to do with \(.text(word.text), .strong)",
      kind: .usage, at: .span(word.span), help: "its form is \(.code(description.signature))",
      suggestions: near.map { name in options.contains(name) ? "\(name)=" : name })
  }

  private func missing(_ parameter: ParameterDescription, end: Int) -> Diagnostic {
    Diagnostic(
      "missing-parameter", "\(.code(description.name)) needs \(parameter.help)", kind: .usage,
      at: .span(end..<end), help: "its form is \(.code(description.signature))",
      suggestions: description.about.examples.prefix(1).map(\.line))
  }
}
