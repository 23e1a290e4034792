import Foundation
import Report
import Shell
import TestSupport
import Testing

@testable import Rendering

@Suite struct JSONTests {
  private func object(_ line: String) throws -> [String: Any] {
    #expect(line.hasSuffix("\n") && !line.dropLast().contains("\n"), "one line")
    return try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
  }

  @Test func `writes one line for each record that parses`() throws {
    for record in SampleOutputs.records {
      let parsed = try object(JSONRenderer().render(record))
      #expect(parsed["schema"] as? Int == 1)
      #expect(parsed["n"] as? Int == record.number)
      if case .section(let title) = record.subject {
        #expect(parsed["section"] as? String == title)
      } else {
        #expect(parsed["ok"] as? Bool == false)
        let blocks = try #require((parsed["output"] as? [String: Any])?["blocks"] as? [[String: Any]])
        #expect(blocks.count == record.output.blocks.count)
        #expect(blocks.allSatisfy { $0["type"] is String })
      }
    }
  }

  @Test func `writes every kind of block as the JSON Schema says`() throws {
    guard let python = PythonPackage.interpreter(with: "jsonschema") else { return }
    let folder = try TemporaryFolder()
    let refusal = Refusal(
      [Diagnostic("bad-value", "no", at: .span(0..<2), help: "yes", suggestions: ["a"])], line: "nö",
      place: ScriptPlace(file: SampleOutputs.hostile[0], line: 3))
    let lines = SampleOutputs.records.map(JSONRenderer().render) + [JSONRenderer().render(refusal)]
    let files = [
      try folder.write(lines.joined(), to: "line.jsonl"),
      try folder.write(JSONRenderer().render(SampleOutputs.document), to: "session.json"),
    ]
    let checker = PackageFolder.root.appending(path: "Scripts/check_output.py").path
    let checked = try PythonPackage.run([python, checker] + files)
    #expect(
      checked.output == """
        blocks: dendrogram fields grid heading json list note paragraph plot protocol ridges signed_grid suggestion \
        table verbatim warning

        """)
    #expect(checked.status == 0)
  }

  @Test func `keeps the promised members in their order`() {
    var record = Record(number: 3, source: "eval", canonicalText: "evaluate on=test")
    record.output = Output([.paragraph("done")], facts: SampleOutputs.facts)
    record.seconds = 0.1
    #expect(
      JSONRenderer().render(record) == #"""
        {"schema":1,"n":3,"command":"evaluate on=test","ok":true,"status":0,"facts":{"rows":114000,\#
        "accuracy":0.30000000000000004,"loss":null,"genre":"a\"b\u001b","partial":true},\#
        "volatile":{"seconds":1.25},"output":{"blocks":[{"type":"paragraph","text":"done"}]},\#
        "diagnostics":[],"seconds":0.1}

        """#)
  }

  @Test func `keeps every text as it was`() throws {
    for text in SampleOutputs.hostile {
      var writer = JSONWriter()
      writer.array { $0.write(text) }
      let parsed = try JSONSerialization.jsonObject(with: Data(writer.text.utf8)) as? [String]
      #expect(parsed?.first.map { Array($0.unicodeScalars) } == Array(text.unicodeScalars))
    }
  }

  @Test(arguments: [0.1, 1e-7, 5e300, -0.0, .pi, 1, .leastNonzeroMagnitude])
  func `writes numbers that read as the same bits`(number: Double) throws {
    var writer = JSONWriter()
    writer.array { $0.write(number) }
    let parsed = Double(writer.text.dropFirst().dropLast())
    #expect(parsed?.bitPattern == number.bitPattern)
    #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(writer.text.utf8)) }
  }

  @Test func `says where and how a line is wrong`() throws {
    var record = Record(number: 1, source: "filter genres hiphop", canonicalText: "filter genres hiphop")
    record.diagnostics = [
      Diagnostic(
        "unknown-genre", "no genre \("hiphop", .strong)", at: .span(14..<20), help: "see \(.code("genres"))",
        suggestions: ["hip-hop"])
    ]
    let parsed = try object(JSONRenderer().render(record))
    let diagnostic = try #require((parsed["diagnostics"] as? [[String: Any]])?.first)
    #expect(diagnostic["span"] as? [Int] == [14, 20])
    #expect(diagnostic["help"] as? String == "see genres")
    #expect(diagnostic["suggestions"] as? [String] == ["hip-hop"])
    #expect(parsed["ok"] as? Bool == false)
  }

  @Test func `describes commands for other programs`() throws {
    let line = JSONRenderer().render(Catalog([SampleCommand.self])) + "\n"
    let commands = try #require(try object(line)["commands"] as? [[String: Any]])
    let command = try #require(commands.first)
    #expect(command["name"] as? String == "sample")
    let parameters = try #require(command["parameters"] as? [[String: Any]])
    #expect(parameters.first?["name"] as? String == "rows")
    #expect(parameters.first?["default"] as? String == "10")
    #expect(parameters.first?["range"] as? [Double] == [1, 100])
  }
}

/// A command with one option.
struct SampleCommand: Command {
  var rows = 10
  static let about = About(
    "sample", .data, "Keep a few rows | at random.", terms: ["draw"],
    examples: ["sample rows=5": "five of them"],
    facts: [FactName("rows", "rows kept")])
  static let parameters: [Parameter<SampleCommand>] = [
    .option("rows", \.rows, in: 1...100, "how many to keep")
  ]
  func run(in context: inout RunContext) async throws -> Output { Output() }
}

extension About.Group {
  static let data = About.Group("data", "load, look at, clean, narrow and split a table of tracks")
}
