import Foundation
import Tabular
import Work

/// Measures timbre's own work, or any program, and reports what was measured; `Scripts/bench` drives it.
@main
struct Benchmark {
  static let usage = """
    benchmark work NAME TABLE           measure peak, load, epoch or predict in this process
    benchmark time WORK BY PROGRAM …    measure a program from its start to its end
    benchmark steps ROWS PROGRAM …      measure each command of a timbre that prints JSON, on a table of ROWS rows
    benchmark typing TABLE PROGRAM …    measure how soon a key and Tab are answered at the prompt of a timbre
    benchmark repeat TABLE TIMES OUT    write a table that holds the rows of another so many times
    benchmark columns                   show how reading grows with the columns of a table
    benchmark answers MODEL TABLE OUT   write what a model answers to each track, as safetensors
    benchmark report RESULTS [JSON]     show the results, one measurement a line
    benchmark growth RESULTS            show how the steps grow with the rows
    """

  static func main() {
    FreedMemory.keepForLater()
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
    case ("steps", 3...):
      guard let rows = Int(arguments[1]) else { return fail() }
      for step in try Steps.measure(Array(arguments[2...]), rows: rows) { print(try step.line()) }
    case ("typing", 3...):
      for work in try Typing(table: arguments[1], program: Array(arguments[2...])).measure() {
        print(try work.line())
      }
    case ("repeat", 4):
      guard let times = Int(arguments[2]) else { return fail() }
      try RepeatedTable(of: arguments[1]).write(times: times, to: arguments[3])
    case ("columns", 1): print(try ManyColumns(threads: availableProcessors).table())
    case ("answers", 4):
      try ModelAnswers(model: arguments[1], table: arguments[2]).write(to: arguments[3])
    case ("growth", 2): print(Growth(try measurements(in: arguments[1])).table)
    case ("report", 2...3):
      let report = Report(try measurements(in: arguments[1]))
      print(report.table)
      if arguments.count == 3 { try Data(report.json().utf8).write(to: URL(fileURLWithPath: arguments[2])) }
    default: fail()
    }
  }

  private static func measurements(in file: String) throws -> [Measurement] {
    let decoder = JSONDecoder()
    return try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n").map {
      try decoder.decode(Measurement.self, from: Data($0.utf8))
    }
  }

  private static func fail() {
    FileHandle.standardError.write(Data((usage + "\n").utf8))
    exit(2)
  }
}
