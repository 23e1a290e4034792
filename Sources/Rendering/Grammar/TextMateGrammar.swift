import Shell

/// The grammar of session files for editors that read TextMate grammars, made from the declarations of the commands.
public struct TextMateGrammar {
  private let catalog: Catalog

  /// The grammar of the commands of a catalog.
  public init(_ catalog: Catalog) { self.catalog = catalog }

  /// A kind of text with the scope by which themes colour it.
  private struct Rule {
    var scope: String
    var pattern: String
    /// Whether only the first group of the pattern is meant.
    var meansGroup = false
  }

  private var rules: [Rule] {
    let start = #"(?:^|;)\s*"#
    let keys = Set(parameters(.option).map(\.name)).sorted()
    let words = Set(parameters(.keyword).map(\.name) + parameters(.clause).map(\.name)).sorted()
    let names = catalog.commands.flatMap { [$0.name] + $0.about.aliases }
    return [
      Rule(scope: "markup.heading.timbre", pattern: #"^\s*# %%.*$"#),
      Rule(scope: "comment.line.number-sign.timbre", pattern: #"(?:^|\s)#.*$"#),
      Rule(scope: "string.quoted.double.timbre", pattern: #""(?:\\.|[^"\\])*""#),
      Rule(scope: "string.quoted.single.timbre", pattern: #"'[^']*'"#),
      Rule(scope: "variable.other.timbre", pattern: #"\$[A-Za-z0-9_]+(?:\.[A-Za-z0-9_]+)*"#),
      Rule(scope: "keyword.control.timbre", pattern: start + #"(for|end)(?=\s|$)"#, meansGroup: true),
      Rule(
        scope: "support.function.timbre", pattern: start + "(\(Self.anyOf(names)))(?=[\\s;]|$)",
        meansGroup: true),
      Rule(scope: "variable.parameter.timbre", pattern: "(?<=\\s)(?:\(Self.anyOf(keys)))(?==)"),
      Rule(scope: "variable.parameter.other.timbre", pattern: #"(?<=\s)[A-Za-z_][A-Za-z0-9_.-]*(?=[=:]\S)"#),
      Rule(scope: "storage.modifier.timbre", pattern: "(?<=\\s)(?:\(Self.anyOf(words)))(?=\\s|$)"),
      Rule(
        scope: "keyword.operator.word.timbre",
        pattern: #"(?<=\s)(?:and|or|not|in|contains|missing)(?=[\s(]|$)"#),
      Rule(scope: "keyword.operator.timbre", pattern: #"(?:[<>!=]=?|≥|≤|≠)"#),
      Rule(
        scope: "constant.numeric.timbre",
        pattern: #"(?<![\w.-])[-+]?\d[\d_,]*(?:\.\d+)?(?:[eE][-+]?\d+)?%?(?![\w-])"#),
    ]
  }

  private func parameters(_ form: ParameterDescription.Form) -> [ParameterDescription] {
    catalog.commands.flatMap(\.parameters).filter { $0.form == form }
  }

  /// An expression for any of the names, a longer one before its own beginning; blanks within may be several.
  private static func anyOf(_ names: [String]) -> String {
    names.sorted { ($1.count, $0) < ($0.count, $1) }.map { name in
      name.split(separator: " ").map { word in
        word.map { ".?*+()[]{}|^$\\".contains($0) ? "\\\($0)" : "\($0)" }.joined()
      }.joined(separator: "\\s+")
    }.joined(separator: "|")
  }

  /// The grammar as JSON, a rule a line.
  public var text: String {
    let lines = rules.map { rule in
      var writer = JSONWriter()
      writer.object { writer in
        writer.member("match", rule.pattern)
        guard rule.meansGroup else { return writer.member("name", rule.scope) }
        writer.member(
          "captures",
          object: { writer in writer.member("1", object: { $0.member("name", rule.scope) }) })
      }
      return "    " + writer.text
    }
    return """
      {
        "name": "timbre session",
        "scopeName": "source.timbre",
        "fileTypes": ["timbre"],
        "patterns": [
      \(lines.joined(separator: ",\n"))
        ]
      }

      """
  }
}
