import Foundation
import TestSupport
import Testing

/// The built `timbre`, run as its users run it: arguments and a standard input in, two texts and a status out.
struct Timbre {
  /// Where the program keeps its things in this run; a folder of its own, gone with the test.
  let home: TemporaryFolder
  var environment: [String: String] = [:]

  init() throws { home = try TemporaryFolder() }

  /// Beside the test bundle, wherever the build folder lies.
  static let program: URL = {
    let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") } ?? .main
    let folder =
      bundle.bundlePath.hasSuffix(".xctest") ? bundle.bundleURL.deletingLastPathComponent() : bundle.bundleURL
    return folder.appending(path: "timbre")
  }()

  /// The environment of a run: nothing of the person's own, no terminal, a home of its own.
  var surroundings: [String: String] {
    let kept = ProcessInfo.processInfo.environment.filter {
      ["PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "TMPDIR"].contains($0.key)
    }
    return kept.merging(["HOME": home.path, "LC_ALL": "C.UTF-8", "TZ": "UTC"]) { $1 }.merging(environment) {
      $1
    }
  }

  /// Runs to the end.
  func run(
    _ arguments: String..., input: String = "", program: String? = nil, in folder: String? = nil
  ) throws -> Run {
    try run(arguments, input: input, program: program, in: folder)
  }

  func run(
    _ arguments: [String], input: String = "", program: String? = nil, in folder: String? = nil
  ) throws -> Run {
    let process = Process()
    process.executableURL = program.map { URL(filePath: $0) } ?? Self.program
    process.arguments = arguments
    process.environment = surroundings
    process.currentDirectoryURL = URL(filePath: folder ?? home.path)
    // Files, not pipes: whatever is written, nobody waits for a reader.
    let texts = try TemporaryFolder()
    let input = try texts.write(input, to: "input")
    process.standardInput = try FileHandle(forReadingFrom: URL(filePath: input))
    let streams = try ["output", "errors"].map { try texts.write("", to: $0) }
    process.standardOutput = FileHandle(forWritingAtPath: streams[0])
    process.standardError = FileHandle(forWritingAtPath: streams[1])
    try process.run()
    process.waitUntilExit()
    let status =
      process.terminationReason == .exit ? process.terminationStatus : 128 + process.terminationStatus
    return Run(
      status: status, output: try String(contentsOfFile: streams[0], encoding: .utf8),
      errors: try String(contentsOfFile: streams[1], encoding: .utf8))
  }
}

/// What came of a run.
struct Run {
  let status: Int32
  let output: String
  let errors: String

  /// The lines of `--format json`, each parsed.
  func commands() throws -> [[String: Any]] {
    try output.split(separator: "\n").map { line in
      try #require(
        try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any], "not JSON: \(line)")
    }
  }

  /// The facts of each command, as text that is the same only if every bit is.
  func facts() throws -> [String] {
    try commands().map { command in
      let facts = command["facts"] as? [String: Any] ?? [:]
      return facts.filter { $0.key != "seconds" }.sorted { $0.key < $1.key }
        .map { "\($0.key)=\($0.value)" }.joined(separator: " ")
    }
  }
}
