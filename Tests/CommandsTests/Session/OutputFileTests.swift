import Foundation
import Shell
import Testing

@testable import Commands

/// What every command that writes a file of the person's owes them.
@Suite struct OutputFileTests {
  /// A line for each such command, and the ending of its file.
  private static let lines = [
    ("save last", "csv"), ("save", "csv"), ("save split", "csv"), ("save model", "safetensors"),
    ("save session", "timbre"),
    ("report", "html"), ("spotify plan save", "json"), ("report library", "md"), ("report model", "md"),
  ]

  @Test func `all are listed`() {
    let writing = All.commands.filter { $0 is any FileWritingCommand.Type }.map { $0.about.name }
    #expect(Set(writing) == Set(Self.lines.map(\.0)))
  }

  @Test func `what is there stays unless the person says otherwise`() async throws {
    var bench = try SessionBench()
    try await bench.run(
      "load demo", "split 60/20/20", "train model=logistic epochs=2", "spotify login demo",
      "spotify sync features=off", "predict library", "spotify plan families", "genres")
    for (line, ending) in Self.lines {
      let path = bench.host.environment.path("mine.\(ending)")
      try "precious".write(toFile: path, atomically: true, encoding: .utf8)
      let refused = try await bench.type("\(line) mine.\(ending)")
      #expect(refused.diagnostics.first?.code == "file-exists", "\(line)")
      #expect(try String(contentsOfFile: path, encoding: .utf8) == "precious")
      try await bench.run("\(line) mine.\(ending) replace")
      #expect(try Data(contentsOf: URL(fileURLWithPath: path)) != Data("precious".utf8), "\(line)")
      let unknown = try await bench.type("\(line) mine.xyz")
      #expect(unknown.diagnostics.first?.code == "unknown-ending", "\(line)")
      #expect(!FileManager.default.fileExists(atPath: bench.host.environment.path("mine.xyz")))
      try FileManager.default.removeItem(atPath: path)
    }
  }

  @Test(arguments: [
    ("report x.pdf", ["report x.html", "report x.tex"]), ("report x", ["report x.html"]),
    ("report x.htlm", ["report x.html"]), ("report x.docx", ["report x.html", "report x.md"]),
    ("report model x.rst", ["report model x.md"]), ("save x.xlsx", ["save x.csv"]),
    ("save x", ["save x.csv"]),
    ("save x.parqet", ["save x.parquet"]), ("save model x.pt", ["save model x.safetensors"]),
    ("save model x.tflite", ["save model x.onnx"]), ("save session a/x.txt", ["save session a/x.timbre"]),
    ("save last x.pdf", ["save last x.csv"]), ("save split x.json", ["save split x.csv"]),
  ])
  func `another ending is told with the nearest that can be written`(line: String, meant: [String])
    async throws
  {
    var bench = try SessionBench()
    try await bench.run("load demo", "split", "train model=naive-bayes background=none cues=none", "genres")
    let fault = try #require(await bench.type(line).diagnostics.first)
    #expect(fault.code == "unknown-ending")
    #expect(fault.suggestions == meant)
  }

  @Test func `a file that comes beside the one that is named stays too`() async throws {
    var bench = try SessionBench()
    try await bench.run("load demo", "split 60/20/20", "train model=naive-bayes background=none cues=none")
    try bench.write("precious", to: "mine.onnx.json")
    let refused = try await bench.type("save model mine.onnx")
    #expect(refused.diagnostics.first?.code == "file-exists")
    #expect(!FileManager.default.fileExists(atPath: bench.host.environment.path("mine.onnx")))
    try await bench.run("save model mine.onnx replace")
  }

  @Test func `pipes and devices are no files that could be lost`() async throws {
    let bench = try SessionBench()
    let pipe = bench.host.environment.path("pipe.csv")
    try #require(mkfifo(pipe, 0o600) == 0)
    for path in [pipe, "/dev/null"] {
      try OutputFile(name: path, parameter: "out").check(
        at: path, in: RunContext(bench.session, host: bench.host))
    }
    try bench.write("precious", to: "file.csv")
    let file = bench.host.environment.path("file.csv")
    #expect(throws: Diagnostic.self) {
      try OutputFile(name: file, parameter: "out").check(
        at: file, in: RunContext(bench.session, host: bench.host))
    }
  }

  @Test func `an ending that is refused is answered with those that there are, each once`() async throws {
    var bench = try SessionBench()
    try await bench.run(
      "load demo", "split 60/20/20", "train model=logistic epochs=1 background=none", "genres")
    for (line, _) in Self.lines where !line.contains("spotify") && !line.contains("library") {
      let refused = try await bench.type("\(line) mine.xlsx")
      let fault = try #require(refused.diagnostics.first, "\(line)")
      #expect(fault.code == "unknown-ending", "\(line)")
      let endings = fault.message.plainText.split { " ,".contains($0) }.filter { $0.hasPrefix(".") }
      #expect(endings.count == Set(endings).count && !endings.isEmpty, "\(line): \(endings)")
    }
  }
}
