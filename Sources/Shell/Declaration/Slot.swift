import Report

/// The form in which a parameter is typed, with what takes the value that is typed so.
///
/// Forms and the values that they bring are one enumeration: what wants one word cannot be given a list, as that would
/// not compile.
enum Slot<Owner>: Sendable {
  typealias Taker<Given> = @Sendable (inout Owner, Given) -> [Diagnostic]

  case positional(Taker<Word>)
  case list(Taker<[Word]>)
  case option(Taker<Word>)
  case selector(Taker<Word>)
  case keyword(@Sendable (inout Owner) -> Void)
  case pairs(Taker<[NamedText]>)
  case expression(Taker<RawText>)
  case clause(Taker<RawText>)

  /// The form alone.
  var form: ParameterDescription.Form {
    switch self {
    case .positional: .positional
    case .list: .list
    case .option: .option
    case .selector: .selector
    case .keyword: .keyword
    case .pairs: .pairs
    case .expression: .expression
    case .clause: .clause
    }
  }

  /// Gives the owner what was typed, unless it stands on a variable whose value is not known yet.
  func fill(_ owner: inout Owner, _ arguments: [Argument], name: String, _ expansion: inout Expansion)
    -> [Diagnostic]
  {
    guard let first = arguments.first else { return [] }
    let words = arguments.map { expansion.expand($0.value) }
    let isKnown = !words.contains(where: \.hasVariable)
    switch self {
    case .keyword(let take):
      take(&owner)
      return []
    case .positional(let take), .option(let take), .selector(let take):
      let repeated = arguments.dropFirst().map {
        Diagnostic(
          "given-twice", "\(.code(name)) is given twice", kind: .usage, at: .span($0.value.span))
      }
      return (isKnown ? take(&owner, words[0]) : []) + repeated
    case .list(let take):
      return isKnown ? take(&owner, words) : []
    case .pairs(let take):
      guard isKnown else { return [] }
      return take(
        &owner,
        zip(arguments, words).map { argument, value in
          NamedText(
            name: argument.key?.text ?? "", text: value.text,
            nameSpan: argument.key?.span ?? first.value.span,
            textSpan: value.span)
        })
    case .expression(let take), .clause(let take):
      let text = RawText(words: arguments.map(\.value), values: expansion.values)
      return isKnown ? take(&owner, text) : []
    }
  }
}
