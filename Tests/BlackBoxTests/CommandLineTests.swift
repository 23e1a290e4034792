import Foundation
import TestSupport
import Testing

/// Options, inputs and exit statuses of the program.
@Suite("Command line")
struct CommandLineTests {
  let timbre: Timbre
  init() throws { timbre = try Timbre() }

  @Test func `--version and --help answer on standard output`() throws {
    let version = try timbre.run("--version")
    #expect(version.status == 0)
    #expect(version.output.contains(/\d+\.\d+/))
    let help = try timbre.run("--help")
    #expect(help.status == 0)
    #expect(help.errors.isEmpty)
    let options = [
      "-c", "-i", "--format", "--quiet", "--color", "--keep-going", "--set", "--check", "--seed", "--threads",
      "--home", "--version",
    ]
    for option in options { #expect(help.output.contains(option), "\(option)") }
  }

  @Test func `commands come from -c, from a file, and from standard input, with the same result`() throws {
    let lines = ["load demo", "expect rows = 3006", "genres"]
    let text = lines.joined(separator: "\n") + "\n"
    let file = try timbre.home.write(text, to: "three.timbre")
    let runs = [
      try timbre.run(["--format", "json"] + lines.flatMap { ["-c", $0] }),
      try timbre.run("--format", "json", file),
      try timbre.run("--format", "json", input: text),
    ]
    for run in runs {
      #expect(run.status == 0)
      #expect(run.errors.isEmpty)
      #expect(try run.facts() == runs[0].facts())
      #expect(try run.commands().map { $0["command"] as? String } == lines)
    }
  }

  @Test func `each line of --format json is a command with its facts`() throws {
    let run = try timbre.run("--format", "json", "-c", "load demo", "-c", "expect rows = 3006")
    let commands = try run.commands()
    try #require(commands.count == 2)
    for (number, command) in commands.enumerated() {
      #expect(command["schema"] as? Int == 1)
      #expect(command["n"] as? Int == number + 1)
      #expect(command["ok"] as? Bool == true)
      #expect(command["seconds"] is NSNumber)
      #expect((command["diagnostics"] as? [Any])?.isEmpty == true)
      #expect(command["output"] != nil)
    }
    #expect((commands[0]["facts"] as? [String: Any])?["rows"] as? Int == 3006)
  }

  @Test func `a command that fails ends the script with 1, what came before it stays shown`() throws {
    let run = try timbre.run("-c", "load demo", "-c", "load /nowhere.csv", "-c", "genres")
    #expect(run.status == 1)
    #expect(run.output.contains("3,006"))
    #expect(run.errors.contains("/nowhere.csv"))
    #expect(!run.output.contains("hip-hop"))
  }

  @Test func `--keep-going goes on, and the first failure decides the status`() throws {
    let run = try timbre.run(
      "--keep-going", "--format", "json", "-c", "load demo", "-c", "expect rows = 1", "-c",
      "load /nowhere.csv",
      "-c", "expect rows = 3006")
    #expect(run.status == 3)
    #expect(try run.commands().map { $0["ok"] as? Bool } == [true, false, false, true])
  }

  @Test func `a line that cannot be understood ends with 2 before anything ran`() throws {
    let run = try timbre.run("-c", "load demo", "-c", "trian epochs=3")
    #expect(run.status == 2)
    #expect(run.output.isEmpty)
    #expect(run.errors.contains("train"))
    #expect(run.errors.contains("^"))
    #expect(try timbre.run("--no-such-option").status == 2)
    #expect(try timbre.run("--format", "yaml", "-c", "help").status == 2)
  }

  @Test func `an expectation that fails ends with 3 and says both values`() throws {
    let run = try timbre.run("-c", "load demo", "-c", "expect rows >= 4000")
    #expect(run.status == 3)
    #expect(run.errors.contains("3,006") || run.errors.contains("3006"))
  }

  @Test func `--check says what is wrong and keeps nothing`() throws {
    let good = try timbre.home.write(
      "load demo\nsplit\ntrain epochs=1 background=none\nsave t.csv\n", to: "good.timbre")
    let checked = try timbre.run("--check", good)
    #expect(checked.status == 0)
    #expect(checked.output.isEmpty)
    #expect(!FileManager.default.fileExists(atPath: timbre.home.path + "/t.csv"))
    let early = try timbre.home.write("load demo\ntrain epochs=5\n", to: "early.timbre")
    let missing = try timbre.run("--check", early)
    #expect(missing.status == 2)
    #expect(missing.errors.contains("early.timbre:2"))
    let bad = try timbre.home.write("load demo\n\ntrain epochs=-1\n", to: "bad.timbre")
    let refused = try timbre.run("--check", bad)
    #expect(refused.status == 2)
    #expect(refused.errors.contains("bad.timbre:3"))
  }

  @Test func `--set gives values to variables; one that nobody reads is an error`() throws {
    let file = try timbre.home.write("load demo\nsample $count\nexpect rows = $count\n", to: "sample.timbre")
    #expect(try timbre.run("--set", "count=200", file).status == 0)
    let unread = try timbre.run("--set", "count=200", "--set", "cuont=3", file)
    #expect(unread.status == 2)
    #expect(unread.errors.contains("cuont"))
  }

  @Test func `colour only where it is wanted`() throws {
    let lines = ["-c", "load demo", "-c", "genres"]
    #expect(try !timbre.run(lines).output.contains("\u{1B}"))
    #expect(try timbre.run(["--color", "always"] + lines).output.contains("\u{1B}["))
    #expect(try !timbre.run(["--color", "never"] + lines).output.contains("\u{1B}"))
  }

  @Test(arguments: [40, 60, 80, 120, 200])
  func `output fits the width that COLUMNS gives`(columns: Int) throws {
    var timbre = timbre
    timbre.environment["COLUMNS"] = "\(columns)"
    let run = try timbre.run("-c", "load demo", "-c", "describe", "-c", "genres", "-c", "show", "-c", "help")
    #expect(run.status == 0)
    let widths = run.output.split(separator: "\n").map { Cells.width(of: String($0)) }
    #expect((widths.max() ?? 0) <= columns)
    #expect((widths.max() ?? 0) > min(columns, 80) / 2)
  }

  @Test func `nothing is written outside the home that is given`() throws {
    let kept = try TemporaryFolder()
    let run = try timbre.run("--home", kept.path, "-c", "load demo")
    #expect(run.status == 0)
    #expect(try FileManager.default.contentsOfDirectory(atPath: timbre.home.path).isEmpty)
  }
}
