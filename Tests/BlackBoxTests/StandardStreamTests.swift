import Foundation
import TestSupport
import Testing

/// timbre in a pipe: a table in by standard input, the predictions out by standard output and nothing else.
@Suite("Standard streams")
struct StandardStreamTests {
  let timbre: Timbre
  init() throws { timbre = try Timbre() }

  /// Lines that load a model, which is trained and saved first.
  private func model() throws -> [String] {
    let path = timbre.home.path + "/model.safetensors"
    let lines = ["load demo", "split", "train model=network epochs=1 background=none", "save model \(path)"]
    let run = try timbre.run(lines.flatMap { ["-c", $0] })
    #expect(run.status == 0, "\(run.errors)")
    return ["-c", "load model \(path)"]
  }

  @Test
  func `predict file=- out=- writes the table alone; what commands say is on standard error`() throws {
    let demo = try PackageFolder.text("Data/demo-tracks.csv")
    let load = try model()
    let run = try timbre.run(load + ["-c", "predict file=- out=-"], input: demo)
    #expect(run.status == 0, "\(run.errors)")
    let lines = run.output.split(separator: "\n")
    #expect(lines.first == "id,genre,probability,unknown")
    #expect(lines.count == 3007)
    #expect(lines.dropFirst().allSatisfy { $0.split(separator: ",").count == 4 })
    #expect(run.errors.contains("model:") && run.errors.contains("3,006"))

    let file = timbre.home.path + "/out.csv"
    let other = try timbre.run(load + ["-c", "predict file=- out=\(file)"], input: demo)
    #expect(other.status == 0)
    #expect(try String(contentsOfFile: file, encoding: .utf8) == run.output)
    #expect(other.output.contains("3,006"), "results are on standard output again")
  }

  @Test func `a reader that goes away ends it without a word`() throws {
    let demo = try PackageFolder.text("Data/demo-tracks.csv")
    let load = try model()
    let table = try timbre.home.write(demo, to: "in.csv")
    let words = ([Timbre.program.path, "-q"] + load + ["-c", "predict file=\(table) out=-"])
      .map { "'\($0)'" }.joined(separator: " ")
    let shell = Process()
    shell.executableURL = URL(filePath: "/bin/sh")
    shell.arguments = ["-c", "\(words) 2>errors | head -c 1 >/dev/null; echo done"]
    shell.environment = timbre.surroundings
    shell.currentDirectoryURL = URL(filePath: timbre.home.path)
    shell.standardOutput = Pipe()
    try shell.run()
    shell.waitUntilExit()
    let errors = try String(contentsOfFile: timbre.home.path + "/errors", encoding: .utf8)
    #expect(!errors.contains("rror") && !errors.contains("reader"), "\(errors)")
  }

  @Test func `commands on standard input leave none for a table`() throws {
    let run = try timbre.run(input: "load demo\nsplit\ntrain epochs=1\npredict file=- out=x.csv\n")
    #expect(run.status == 2)
    #expect(run.errors.contains("the commands come from there"))
  }
}
