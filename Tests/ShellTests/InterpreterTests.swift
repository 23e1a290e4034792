import Report
import Shell
import Testing
import Work

@Suite struct InterpreterTests {
  @Test func `a command that fails changes nothing but leaves a record`() async throws {
    var session = sampleSession()
    _ = await Interpreter(host: QuietHost()).run("mix good", in: &session)
    let record = try #require(await Interpreter(host: QuietHost()).run("mix broken", in: &session))
    #expect(session.items.all(Thing.kind).map(\.name) == ["thing"])
    #expect(record.diagnostics.map(\.code) == ["broken"])
    #expect(record.diagnostics.first?.span == 4..<10)
    #expect(session.records.map(\.succeeded) == [true, false])
    #expect(record.exitStatus == 1)
  }

  @Test func `records say what was made and in which order`() async {
    var session = sampleSession()
    _ = await Interpreter(host: QuietHost()).run("mix one", in: &session)
    _ = await Interpreter(host: QuietHost()).run("mix two note=second", in: &session)
    #expect(session.records.map(\.number) == [1, 2])
    #expect(session.records.flatMap(\.makes).map(\.name) == ["thing", "second"])
    #expect(session.records.last?.makes.first?.fingerprint == "ftwo")
  }

  @Test func `a command runs within the threads that are set`() async throws {
    var session = sampleSession()
    func told() async -> Fact.Scalar? {
      await Interpreter(host: QuietHost()).run("tell threads", in: &session)?.output.fact("threads")
    }
    #expect(await told() == .integer(availableProcessors))
    session.set("threads", to: "3")
    #expect(await told() == .integer(3))
  }

  @Test func `undo brings the state back and records go on`() async {
    var session = sampleSession()
    for line in ["mix one", "mix two", "back"] {
      _ = await Interpreter(host: QuietHost()).run(line, in: &session)
    }
    #expect(session.items.all(Thing.kind).count == 1)
    #expect(session.current(Thing.self)?.text == "one")
    #expect(session.records.count == 3)
    _ = await Interpreter(host: QuietHost()).run("back", in: &session)
    let nothing = await Interpreter(host: QuietHost()).run("back", in: &session)
    #expect(nothing?.diagnostics.first?.code == "nothing-to-undo")
  }

  @Test func `names are free unless they are given`() async {
    var session = sampleSession()
    for line in ["mix a", "mix b", "mix c note=thing"] {
      _ = await Interpreter(host: QuietHost()).run(line, in: &session)
    }
    #expect(session.items.all(Thing.kind).map(\.name) == ["thing-2", "thing"])
    #expect(session.current(Thing.self)?.text == "c")
  }

  @Test func `a part follows the thing that it belongs to`() throws {
    var session = sampleSession()
    var context = RunContext(session, host: QuietHost())
    context.put(Thing(text: "a"), named: nil, else: "a")
    context.put(Part(of: "a"), named: nil, else: "part-a")
    context.put(Thing(text: "b"), named: nil, else: "b")
    session = context.session
    #expect(session.current(Part.self) == nil)
    try session.use(Thing.kind, "a")
    #expect(session.current(Part.self)?.of == "a")
  }

  @Test func `facts of earlier results are variables`() async {
    var session = sampleSession()
    for line in ["mix a count=4", "mix b count=5", "free kept=$last.count first=$1.count"] {
      _ = await Interpreter(host: QuietHost()).run(line, in: &session)
    }
    #expect(session.variables == ["kept": "5", "first": "4"])
  }

  @Test func `a script stops at its first failure unless told otherwise`() async {
    let script = SessionScript("mix a\nmix broken\nmix c\n")
    for (keepsGoing, count) in [(false, 2), (true, 3)] {
      var session = sampleSession()
      let status = await ScriptRunner(keepsGoing: keepsGoing).run(
        script, by: Interpreter(host: QuietHost()), in: &session
      ) { _ in }
      #expect(status == 1)
      #expect(session.records.count == count)
    }
  }

  @Test func `a script is read before it runs`() {
    let script = SessionScript("mix a\n\n# note\nmxi \\\n  b\nmix $later count=oops\n")
    let faults = ScriptRunner().check(script, catalog: sampleCatalog)
    #expect(faults.map(\.line.number) == [4, 6])
    #expect(faults.flatMap(\.diagnostics).map(\.code) == ["unknown-command", "bad-value"])
  }
}

@Suite struct SessionScriptTests {
  @Test func `continuation lines join and keep their first number`() {
    let script = SessionScript("\u{FEFF}a \\\r\n  b\r\n\r\nc\\\\\nd")
    #expect(script.lines.map(\.text) == ["a    b", "c\\\\", "d"])
    #expect(script.lines.map(\.number) == [1, 4, 5])
  }
}

@Suite struct NearestNamesTests {
  @Test(arguments: [
    ("hiphop", ["hip-hop"]), ("acosutic", ["acoustic"]), ("xyzzy", []), ("a", []), ("cla", ["classical"]),
  ])
  func `finds what was meant`(word: String, expected: [String]) {
    #expect(NearestNames.of(word, among: ["acoustic", "classical", "hip-hop", "pop"]) == expected)
  }
}
