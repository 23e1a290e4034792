import Foundation
import TestSupport
import Testing

/// That everything timbre writes as JSON is what the JSON Schema in the folder `Data` says.
@Suite("JSON Schema")
struct OutputSchemaTests {
  let timbre: Timbre
  init() throws { timbre = try Timbre() }

  @Test func `results, refusals, sessions, plans and the specification are what the schema says`() throws {
    guard let python = PythonPackage.interpreter(with: "jsonschema") else { return }
    let files = try TemporaryFolder()
    let pictures = try timbre.run(
      "--format", "json", "--keep-going", "-c", "load demo", "-c", "describe", "-c", "show 3", "-c",
      "describe correlations", "-c", "plot distributions energy", "-c", "plot map", "-c", "plot energy tempo",
      "-c", "clean", "-c", "split 60/20/20", "-c", "train model=logistic epochs=2 background=none", "-c",
      "curve", "-c", "evaluate", "-c", "confusion", "-c", "confusion tree", "-c", "filter genres nothing",
      "-c", "why", "-c",
      "help filter where", "-c", "help --json filter where", "-c", "# %% Title", "-c", "# a remark", "-c",
      "report session.json")
    #expect(pictures.status == 1, "\(pictures.errors)")
    let library = try timbre.run(
      "--format", "json", "-c", "spotify login demo", "-c", "spotify sync", "-c", "load demo", "-c", "split",
      "-c", "train model=logistic epochs=5 background=none", "-c", "predict library", "-c",
      "spotify plan families confidence=0.3", "-c", "spotify plan save plan.json", "-c",
      "spotify apply preview")
    #expect(library.status == 0, "\(library.errors)")
    let script = try timbre.home.write("load demo\ntrian epochs=3\nlet x = $nothing\n", to: "wrong.timbre")
    let refused = try timbre.run("--format", "json", script).output
    let absent = try timbre.run("--format", "json", "nowhere.timbre").output
    let option = try timbre.run("--format", "json", "--nonsense").output
    let paths = [
      try files.write(pictures.output + library.output + refused + absent + option, to: "line.jsonl"),
      try files.write(timbre.run("--spec").output, to: "specification.json"),
      try files.write(timbre.home.read("session.json"), to: "session.json"),
      try files.write(timbre.home.read("plan.json"), to: "plan.json"),
    ]
    let checker = PackageFolder.root.appending(path: "Scripts/check_output.py").path
    let checked = try PythonPackage.run([python, checker] + paths)
    #expect(
      checked.output.hasPrefix("blocks: ") && checked.output.contains(" signed_grid "), "\(checked.output)")
    #expect(checked.status == 0)
  }

  @Test
  func `what cannot be read is told to programs with its place, its help and the exit status`() throws {
    let script = try timbre.home.write("load demo\n\ngenres; trian epochs=3\nshow five\n", to: "wrong.timbre")
    let run = try timbre.run("--format", "json", script)
    #expect(run.status == 2)
    let refusals = try run.commands()
    #expect(refusals.map { $0["command"] as? String } == ["trian epochs=3", "show five"])
    #expect(refusals.allSatisfy { $0["ok"] as? Bool == false && $0["status"] as? Int == 2 && $0["n"] == nil })
    let places = refusals.map { $0["place"] as? [String: Any] }
    #expect(places.map { $0?["line"] as? Int } == [3, 4])
    #expect(places.allSatisfy { $0?["file"] as? String == script })
    let faults = try refusals.map { try #require(($0["diagnostics"] as? [[String: Any]])?.first) }
    #expect(faults[0]["code"] as? String == "unknown-command")
    #expect(faults[0]["span"] as? [Int] == [0, 5])
    #expect(faults[0]["help"] as? String == "help lists them all")
    #expect(faults[0]["suggestions"] as? [String] == ["train"])
    #expect(faults[1]["code"] as? String == "bad-value")
    #expect(faults[1]["span"] as? [Int] == [5, 9])
    // People read the same on the standard error.
    #expect(run.errors.contains("wrong.timbre:3") && run.errors.contains("did you mean"))

    let option = try timbre.run("--format=json", "--nonsense")
    #expect(option.status == 2)
    let fault = try #require((option.commands().first?["diagnostics"] as? [[String: Any]])?.first)
    #expect(fault["code"] as? String == "wrong-option")
    #expect((fault["message"] as? String)?.contains("--nonsense") == true)
    #expect(try timbre.run("--nonsense").output.isEmpty)
  }

  @Test
  func
    `a failure of a line that was typed otherwise says the line that its span counts in, and where it stands`()
    throws
  {
    let run = try timbre.run("--format", "json", input: "load demo\nfil gen popp\n")
    #expect(run.status == 1)
    let failure = try #require(run.commands().last)
    #expect(failure["status"] as? Int == 1)
    #expect(failure["command"] as? String == "filter genres popp")
    #expect(failure["typed"] as? String == "fil gen popp")
    #expect((failure["place"] as? [String: Any])?["line"] as? Int == 2)
    let fault = (failure["diagnostics"] as? [[String: Any]])?.first
    #expect(fault?["span"] as? [Int] == [8, 12])
  }
}
