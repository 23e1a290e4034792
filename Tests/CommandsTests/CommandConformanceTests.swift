import Report
import Shell
import Testing

@testable import Commands

/// What every command must keep, whoever wrote it.
@Suite struct CommandConformanceTests {
  private static let commands = All.catalog.commands

  @Test func `names are unique and of three words at most`() {
    let names = Self.commands.map(\.name)
    #expect(Swift.Set(names).count == names.count)
    for command in Self.commands {
      #expect((1...3).contains(command.words.count), "\(command.name)")
      #expect(command.name == command.name.lowercased())
    }
  }

  @Test(arguments: commands.map(\.name)) func `declaration is sound`(name: String) throws {
    let command = try #require(All.catalog[name])
    #expect(command.about.summary.hasSuffix("."), "a summary is a sentence")
    #expect(command.about.summary.count <= 110, "a summary fits a line")
    #expect(!command.about.examples.isEmpty, "a command has an example")
    let parameters = command.parameters
    #expect(Swift.Set(parameters.map { "\($0.form) \($0.name)" }).count == parameters.count)
    #expect(parameters.allSatisfy { !$0.help.isEmpty })
    #expect(parameters.allSatisfy { $0.signature.count <= 64 }, "what is offered fits a line")
    #expect(parameters.filter { $0.form == .list || $0.form == .expression }.count <= 1)
    let positionals = parameters.filter { $0.form == .positional }.map(\.isRequired)
    #expect(positionals == positionals.sorted { $0 && !$1 }, "what is needed comes first")
    for parameter in parameters {
      if let range = parameter.range, let text = parameter.defaultText {
        for part in text.split(separator: ",") {
          if let number = Double(part) { #expect(range.contains(number), "\(parameter.name)") }
        }
      }
    }
  }

  @Test(arguments: commands.map(\.name))
  func `examples can be read and their canonical text reads back the same`(
    name: String
  ) throws {
    let command = try #require(All.catalog[name])
    let parser = Parser(All.catalog)
    let lines = command.about.setting + command.about.examples.map(\.line)
    for line in lines.flatMap({ SessionScript($0).lines }) {
      guard case .command(let parsed) = parser.parse(line, variables: .unknown) else {
        Issue.record("\(line) cannot be read")
        continue
      }
      guard case .command(let again) = parser.parse(parsed.canonicalText, variables: .unknown) else {
        Issue.record("\(parsed.canonicalText) cannot be read back")
        continue
      }
      #expect(again.canonicalText == parsed.canonicalText)
    }
    for example in command.about.examples {
      if case .command(let parsed)? = SessionScript(example.line).lines.first.map({
        parser.parse($0, variables: .unknown)
      }) {
        #expect(parsed.description.name == name, "\(example.line) is an example of another command")
      }
    }
  }

  @Test func `one fact name means one thing`() {
    var meanings: [String: String] = [:]
    for fact in Self.commands.flatMap(\.about.facts) {
      #expect(meanings[fact.name, default: fact.meaning] == fact.meaning, "\(fact.name)")
      meanings[fact.name] = fact.meaning
    }
  }

  @Test(arguments: commands.map(\.name)) func `help explains it`(name: String) async throws {
    var bench = try SessionBench()
    let record = try await bench.run("help \(name)")
    #expect(record.output.blocks.count >= 2)
  }

  /// Examples that need a person, a network or a file that only exists elsewhere; their own tests run them.
  private static let elsewhere: Swift.Set<String> = [
    "datasets fetch spotify-tracks", "replay tour.timbre", "replay last", "edit", "edit 5",
    "spotify import my_spotify_data.zip",
  ]

  @Test(arguments: commands.map(\.name)) func `examples run and keep to the declared facts`(name: String)
    async throws
  {
    let command = try #require(All.catalog[name])
    let declared = Swift.Set(command.about.facts.map(\.name))
    for example in command.about.examples where !Self.elsewhere.contains(example.line) {
      var bench = try await SessionBench(after: command.about.setting)
      let record = try await bench.run(example.line)
      let given = Swift.Set(record.output.facts.map(\.name.name))
      // The facts of a block are those of its lines.
      guard command.about.role != .repeats else { continue }
      #expect(given.isSubset(of: declared), "\(example.line) gives \(given.subtracting(declared))")
    }
  }
}
