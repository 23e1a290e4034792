import Report

// What is wrong with a line before its values are read.
extension Call {
  /// Why the words name no command; `nil` if they do, or if there are none.
  var nameFault: Diagnostic? {
    switch name {
    case .none, .known: nil
    case .open(let commands, let count): NameFaults.missing(commands, after: words, count: count)
    case .unknown(let fault, _): fault
    }
  }

  /// The call that `train ?` and `train --help` mean: help on the command.
  func askingForHelp(in catalog: Catalog) -> Call {
    guard case .known(let description, let count) = name, description.about.role != .explains,
      words.count > count,
      let last = words.last, ["?", "--help", "-h"].contains(last.text),
      let help = catalog.command(.explains)
    else { return self }
    let topic = description.words.map {
      Word(pieces: [.init(content: .bare($0), span: last.span)], span: last.span)
    }
    return Call([words[0]] + topic, named: .known(help, words: 1))
  }

  /// What is wrong with words that no parameter takes, and with parameters that no word was given to.
  func faults(in catalog: Catalog) -> [Diagnostic] {
    guard let description else { return [] }
    let missing = description.parameters.enumerated().filter { index, parameter in
      parameter.isRequired && arguments(of: index).isEmpty
    }
    return options(description) + surplus(description, in: catalog)
      + missing.map { missingFault($0.element, description) }
  }

  private func options(_ description: CommandDescription) -> [Diagnostic] {
    let names = description.parameters.filter { $0.form == .option }.map(\.name)
    return strays.compactMap { stray in
      guard case .unknownOption(let key) = stray else { return nil }
      return Diagnostic(
        "unknown-option", "\(.code(description.name)) has no option \(.text(key.text), .strong)",
        kind: .usage,
        at: .span(key.span),
        help: names.isEmpty ? "it has no options" : "it has \(names.joined(separator: ", "))",
        suggestions: NearestNames.of(key.text, among: names).map { "\($0)=" })
    }
  }

  /// One fault for all words that are too many: the later ones are wrong because the first one is.
  private func surplus(_ description: CommandDescription, in catalog: Catalog) -> [Diagnostic] {
    let words = strays.compactMap { stray -> Word? in
      if case .surplus(let word) = stray { return word }
      return nil
    }
    guard let first = words.first, let last = words.last else { return [] }
    let named = description.parameters.filter { $0.form == .option || $0.form == .keyword }
    let near = NearestNames.of(first.text, among: named.map(\.name)).map { name in
      named.contains { $0.name == name && $0.form == .option } ? "\(name)=" : name
    }
    // A name and a value beside each other, where a pair belongs.
    let isName = first.text.first?.isLetter == true && !first.text.contains { $0 == "." || $0 == "/" }
    let isPair = words.count <= 2 && isName && description.parameters.contains { $0.form == .pairs }
    let pair = isPair ? ["\(first.text)=" + words.dropFirst().map(\.canonicalText).joined()] : []
    let elsewhere = catalog.commands.filter {
      $0.name != description.name && $0.words.contains(first.text.lowercased()) && first.text.count > 3
    }.map(\.name)
    return [
      Diagnostic(
        "unexpected-word",
        "\(.code(description.name)) does not know what to do with \(.text(first.text), .strong)",
        kind: .usage, at: .span(first.span.lowerBound..<last.span.upperBound),
        help: description.signature.count <= Self.longestForm
          ? "its form is \(.code(description.signature))"
          : "\(.code("help " + description.name)) tells its form",
        suggestions: near.isEmpty ? pair + elsewhere.prefix(3) : near)
    ]
  }

  /// A form of more letters than this hides what is said above it.
  private static let longestForm = 240

  private func missingFault(_ parameter: ParameterDescription, _ description: CommandDescription)
    -> Diagnostic
  {
    let end = words.last?.span.upperBound ?? 0
    return Diagnostic(
      "missing-parameter", "\(.code(description.name)) needs \(parameter.help)", kind: .usage,
      at: .span(end..<end),
      help: "its form is \(.code(description.signature))",
      suggestions: arguments.isEmpty ? description.about.examples.prefix(1).map(\.line) : [])
  }
}
