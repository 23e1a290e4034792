import Foundation

/// The commands of one run of timbre, each timed by timbre itself.
enum Steps {
  private struct Line: Decodable {
    let command: String
    let ok: Bool
    let seconds: Double
  }

  /// Runs a timbre that prints JSON; a measurement for each command, and one of the whole run's memory.
  ///
  /// Throws if a command fails.
  static func measure(_ arguments: [String], rows: Int) throws -> [Measurement] {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("timbre-steps-\(getpid())")
    defer { try? FileManager.default.removeItem(at: file) }
    let (seconds, peak) = try Clock.run(arguments, printingTo: file.path)
    let decoder = JSONDecoder()
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map {
      try decoder.decode(Line.self, from: Data($0.utf8))
    }
    if let failed = lines.first(where: { !$0.ok }) { throw Clock.Fault.failed(failed.command, status: 1) }
    return lines.map { line in
      let verb = line.command.split(separator: " ").first.map(String.init) ?? line.command
      return Measurement(work: verb, by: "timbre", seconds: [line.seconds], rows: rows)
    } + [Measurement(work: "all", by: "timbre", seconds: [seconds], rows: rows, peak: peak)]
  }
}
