import Commands
import Foundation
import Rendering
import Shell
import TestSupport
import Testing

/// That a program which knows nothing but `--spec` can drive timbre.
@Suite("Specification")
struct SpecificationTests {
  let timbre: Timbre
  let specification: [String: Any]
  init() throws {
    timbre = try Timbre()
    specification = try #require(try timbre.run("--spec").commands().first)
  }

  private func objects(_ name: String) throws -> [[String: Any]] {
    try #require(specification[name] as? [[String: Any]])
  }

  @Test func `it has every command, parameter, setting and exit status, each with its type`() throws {
    #expect(specification["schema"] as? Int == 1)
    let commands = try objects("commands")
    #expect(commands.map { $0["name"] as? String } == All.catalog.commands.map(\.name))
    #expect(try objects("settings").map { $0["name"] as? String } == All.catalog.settings.map(\.name))
    #expect(try objects("exit_statuses").map { $0["status"] as? Int } == [0, 1, 2, 3, 4, 130, 141])
    let sample = try #require(commands.first { $0["name"] as? String == "show" })
    let parameters = try #require(sample["parameters"] as? [[String: Any]])
    #expect(
      parameters.map { $0["name"] as? String } == [
        "count", "from", "by", "descending", "columns", "expanded",
      ])
    #expect(
      parameters.map { $0["form"] as? String } == [
        "positional", "option", "option", "keyword", "option", "keyword",
      ])
    #expect(
      parameters.map { $0["type"] as? String } == [
        "integer", "integer", "text", "boolean", "text", "boolean",
      ])
    #expect(parameters.map { $0["list"] as? Bool } == [false, false, false, false, true, false])
    #expect(parameters[0]["default"] as? String == "10")
    #expect(parameters[0]["range"] as? [Int] == [1, 1_000])
    let train = commands.first { $0["name"] as? String == "train" }?["parameters"] as? [[String: Any]]
    let hidden = train?.first { $0["name"] as? String == "hidden" }?["beside"] as? [String: Any]
    #expect(hidden?["parameter"] as? String == "model")
    #expect((hidden?["values"] as? [String])?.contains("network") == true)
    #expect((hidden?["values"] as? [String])?.contains("logistic") == false)
  }

  @Test func `its options are those of --help, and it says what is passed on to them`() throws {
    let help = try timbre.run("--help").output
    let options = try objects("options")
    let names = options.flatMap { $0["names"] as? [String] ?? [] }
    #expect(
      Set(names).isSuperset(of: ["-c", "--command", "--format", "--check", "--seed", "--spec", "--home"]))
    for name in names { #expect(help.contains(name), "\(name)") }
    let format = try #require(options.first { ($0["names"] as? [String]) == ["--format"] })
    #expect(format["choices"] as? [String] == OutputFormat.all.map(\.name))
    #expect(format["value"] as? String == "form" && format["default"] as? String == "text")
    let command = try #require(options.first { ($0["names"] as? [String])?.contains("-c") == true })
    #expect(command["repeatable"] as? Bool == true)
  }

  @Test func `a command can be written from it alone: its examples run`() throws {
    let commands = try objects("commands")
    for name in ["genres", "show", "filter genres"] {
      let command = try #require(commands.first { $0["name"] as? String == name })
      let setting = try #require(command["setting"] as? [String])
      let examples = try #require(command["examples"] as? [[String: String]])
      let lines = setting + [try #require(examples.last?["line"])]
      let run = try timbre.run(["--format", "json"] + lines.flatMap { ["-c", $0] })
      #expect(run.status == 0, "\(run.errors)")
      let facts = try #require(run.commands().last?["facts"] as? [String: Any])
      let declared = (command["facts"] as? [[String: Any]] ?? []).compactMap { $0["name"] as? String }
      #expect(Set(facts.keys).isSubset(of: declared), "\(name)")
    }
  }

  @Test
  func `help --json is the same, in one line that no window breaks, and of one command alone if it is named`()
    throws
  {
    var narrow = timbre
    narrow.environment["COLUMNS"] = "40"
    let all = try #require(try narrow.run("-c", "help --json").commands().first)
    #expect(NSDictionary(dictionary: all) == NSDictionary(dictionary: specification))
    let one = try #require(try narrow.run("-c", "help --json filter genres").commands().first)
    #expect((one["commands"] as? [[String: Any]])?.map { $0["name"] as? String } == ["filter genres"])
    let nested = try timbre.run("--format", "json", "-c", "help --json train").commands()
    let blocks = (nested.first?["output"] as? [String: Any])?["blocks"] as? [[String: Any]]
    #expect((blocks?.first?["value"] as? [String: Any])?["schema"] as? Int == 1)
    let wrong = try timbre.run("-c", "help --json trian")
    #expect(wrong.status == 2 && wrong.errors.contains("help --json train"))
  }

  @Test func `every environment variable of timbre's own is in it`() throws {
    let known = Set(try objects("environment").compactMap { $0["name"] as? String })
    let sources = PackageFolder.root.appending(path: "Sources")
    let files = try #require(FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
    var read: Set<String> = ["TIMBRE_LASTFM_KEY"]
    for case let file as URL in files where file.pathExtension == "swift" {
      let text = try String(contentsOf: file, encoding: .utf8)
      for name in text.matches(of: #/"(TIMBRE_[A-Z_]*[A-Z])"/#) { read.insert(String(name.output.1)) }
    }
    #expect(read.count >= 5)
    #expect(read.subtracting(known) == [])
    #expect(known.filter { $0.hasPrefix("TIMBRE_") }.subtracting(read) == [])
  }
}
