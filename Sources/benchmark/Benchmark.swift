import Foundation
import Tabular

/// Measures timbre's own work, or any program, and reports what was measured; `Scripts/bench` drives it.
@main
struct Benchmark {
  static let usage = """
    benchmark work NAME TABLE           measure peak, load, epoch or predict in this process
    benchmark time WORK BY PROGRAM …    measure a program from its start to its end
    benchmark report RESULTS [JSON]     show the results, one measurement a line
    """

  static func main() {
    do { try run(Array(CommandLine.arguments.dropFirst())) } catch {
      FileHandle.standardError.write(Data("benchmark: \(error)\n".utf8))
      exit(1)
    }
  }

  private static func run(_ arguments: [String]) throws {
    switch (arguments.first, arguments.count) {
    case ("work", 3):
      let works = Works(table: arguments[2], threads: availableProcessors)
      guard let measurement = try works.measure(arguments[1]) else { return fail() }
      print(try measurement.line())
    case ("time", 4...):
      let (seconds, peak) = try Clock.run(Array(arguments[3...]))
      print(try Measurement(work: arguments[1], by: arguments[2], seconds: [seconds], peak: peak).line())
    case ("report", 2...3):
      let text = try String(contentsOfFile: arguments[1], encoding: .utf8)
      let decoder = JSONDecoder()
      let measurements = try text.split(separator: "\n").map {
        try decoder.decode(Measurement.self, from: Data($0.utf8))
      }
      let report = Report(measurements)
      print(report.table)
      if arguments.count == 3 { try Data(report.json().utf8).write(to: URL(fileURLWithPath: arguments[2])) }
    default: fail()
    }
  }

  private static func fail() {
    FileHandle.standardError.write(Data((usage + "\n").utf8))
    exit(2)
  }
}
