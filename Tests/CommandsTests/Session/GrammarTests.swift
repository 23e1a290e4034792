import Foundation
import Rendering
import Shell
import TestSupport
import Testing

@testable import Commands

/// The grammar of session files for editors: that it is made from the declarations, and what it colours.
@Suite struct GrammarTests {
  private struct Grammar: Decodable {
    struct Rule: Decodable {
      var match: String
      var name: String?
      var captures: [String: [String: String]]?
    }
    var scopeName: String
    var fileTypes: [String]
    var patterns: [Rule]
  }

  private static let file = PackageFolder.root.appending(path: "Data/timbre.tmLanguage.json")

  /// What a part of a line is coloured as: the scope of the first rule that means exactly that part.
  private func scope(of part: String, in line: String) throws -> String? {
    let grammar = try JSONDecoder().decode(Grammar.self, from: Data(contentsOf: Self.file))
    let text = line as NSString
    let wanted = text.range(of: part)
    for rule in grammar.patterns {
      let expression = try NSRegularExpression(pattern: rule.match, options: .anchorsMatchLines)
      let group = rule.captures == nil ? 0 : 1
      for match in expression.matches(in: line, range: NSRange(location: 0, length: text.length))
      where match.range(at: group) == wanted {
        return rule.name ?? rule.captures?["1"]?["name"]
      }
    }
    return nil
  }

  @Test func `is made from the declarations`() throws {
    let made = TextMateGrammar(All.catalog).text
    if ProcessInfo.processInfo.environment["UPDATE_GRAMMAR"] != nil {
      try made.write(to: Self.file, atomically: true, encoding: .utf8)
    }
    #expect(
      try String(contentsOf: Self.file, encoding: .utf8) == made,
      "UPDATE_GRAMMAR=1 swift test --filter GrammarTests writes it")
    let grammar = try JSONDecoder().decode(Grammar.self, from: Data(made.utf8))
    #expect(grammar.scopeName == "source.timbre" && grammar.fileTypes == ["timbre"])
  }

  @Test(arguments: All.catalog.commands.map(\.name)) func `names the verb`(name: String) throws {
    let scope = try scope(of: name, in: "  \(name) something")
    #expect(scope == (name == "for" ? "keyword.control.timbre" : "support.function.timbre"))
  }

  @Test(arguments: [
    ("sample", "load demo; sample 10%", "support.function.timbre"),
    ("10%", "load demo; sample 10%", "constant.numeric.timbre"),
    ("by", "show 5 by=tempo descending", "variable.parameter.timbre"),
    ("descending", "show 5 by=tempo descending", "storage.modifier.timbre"),
    ("energy", "predict energy=0.9", "variable.parameter.other.timbre"),
    ("track", "predict track:\"A Song\"", "variable.parameter.other.timbre"),
    ("\"A Song\"", "predict track:\"A Song\"", "string.quoted.double.timbre"),
    ("$last.accuracy", "let best = $last.accuracy", "variable.other.timbre"),
    (">", "filter where tempo > 120 and explicit = no", "keyword.operator.timbre"),
    ("and", "filter where tempo > 120 and explicit = no", "keyword.operator.word.timbre"),
    ("# %% Title", "# %% Title", "markup.heading.timbre"),
    ("# a remark", "# a remark", "comment.line.number-sign.timbre"),
    ("for", "for seed in 1..3", "keyword.control.timbre"), ("end", "end", "keyword.control.timbre"),
  ]) func `colours`(part: String, line: String, expected: String) throws {
    #expect(try scope(of: part, in: line) == expected)
  }

  @Test func `a word of a title is no verb`() throws {
    #expect(try scope(of: "split", in: "predict track:split") == nil)
  }
}
