import Report
import Shell

/// `let`: gives a value a name, to be used as `$name`.
struct Let: Command {
  var definitions: [NamedText] = []

  static let about = About(
    "let", .session, "Give a value a name, to be used as $name in later lines.",
    details: ["Facts of earlier results can be read too: $last.accuracy, or $7.accuracy for line 7."],
    terms: ["variable", "define", "parameter"], setting: ["load demo"],
    examples: ["let passes=20": "$passes is 20 from here on", "let before=$last.rows": "keep a fact"])
  static let parameters: [Parameter<Let>] = [
    .pairs("name", \.definitions, required: true, "a name and its value", completer: completer)
  ]

  /// The names that have a value already, each with it.
  private static let completer = Completer.values { request in
    guard request.key == nil else { return [] }
    return request.session.variables.sorted { $0.key < $1.key }.map {
      Completion($0.key + "=", "is \($0.value) now", continues: true)
    }
  }

  func run(in context: inout RunContext) async throws -> Output {
    var fields: [Output.Field] = []
    for definition in definitions {
      guard definition.name != "last",
        definition.name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") })
      else {
        throw Diagnostic(
          "bad-name", "\(.text(definition.name), .strong) cannot be the name of a variable", kind: .usage,
          at: .span(definition.nameSpan),
          help: "a name is made of letters, digits and _, and is not \(.code("last"))")
      }
      context.session.define(definition.name, as: definition.text)
      fields.append(Output.Field("$" + definition.name, Text(definition.text)))
    }
    return Output([.fields(fields)])
  }
}
