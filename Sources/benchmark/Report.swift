import Foundation

/// The results of all rounds: medians, spread and ratios, as a table for the eye and as JSON.
struct Report {
  private struct Line: Codable {
    var work: String
    var by: String
    var median: Double
    var fastest: Double
    var slowest: Double
    var rowsPerSecond: Double?
    var gigaflops: Double?
    var shareOfPeak: Double?
    var peakMemory: Int?
    var timesTimbre: Double?
    var memoryTimesTimbre: Double?
  }

  private let lines: [Line]

  /// Takes the measurements of all rounds, one line of JSON each.
  init(_ measurements: [Measurement]) {
    var order: [String] = []
    var groups: [String: [Measurement]] = [:]
    for measurement in measurements {
      let key = "\(measurement.work) \(measurement.by)"
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append(measurement)
    }
    var lines = order.compactMap { groups[$0].flatMap(Report.line) }
    let peak = lines.first { $0.work == "peak" }?.gigaflops
    for index in lines.indices {
      let own = lines.first { $0.work == lines[index].work && $0.by == "timbre" }
      if let gigaflops = lines[index].gigaflops, let peak { lines[index].shareOfPeak = gigaflops / peak }
      guard lines[index].by != "timbre", let own else { continue }
      lines[index].timesTimbre = lines[index].median / own.median
      if let memory = lines[index].peakMemory, let ownMemory = own.peakMemory {
        lines[index].memoryTimesTimbre = Double(memory) / Double(ownMemory)
      }
    }
    let works = lines.map(\.work)
    self.lines = lines.sorted { left, right in
      let (first, second) = (works.firstIndex(of: left.work) ?? 0, works.firstIndex(of: right.work) ?? 0)
      return (first, left.by == "timbre" ? 0 : 1, left.median) < (
        second, right.by == "timbre" ? 0 : 1, right.median
      )
    }
  }

  private static func line(_ group: [Measurement]) -> Line? {
    let seconds = group.flatMap(\.seconds).sorted()
    guard let first = group.first, let fastest = seconds.first, let slowest = seconds.last else { return nil }
    let median = seconds[seconds.count / 2]
    return Line(
      work: first.work, by: first.by, median: median, fastest: fastest, slowest: slowest,
      rowsPerSecond: first.rows.map { Double($0) / median },
      // The peak is what the machine can do: its best run counts.
      gigaflops: first.operations.map { $0 / (first.work == "peak" ? fastest : median) / 1e9 },
      shareOfPeak: nil, peakMemory: group.compactMap(\.peak).max(), timesTimbre: nil, memoryTimesTimbre: nil)
  }

  /// One row for each piece of work and program.
  var table: String {
    let head = [
      "work", "by", "median ms", "fastest", "slowest", "rows/s", "GFLOP/s", "of peak", "memory MB", "× time",
      "× memory",
    ]
    let rows = lines.map { line in
      [
        line.work, line.by, Report.text(line.median * 1e3, 1), Report.text(line.fastest * 1e3, 1),
        Report.text(line.slowest * 1e3, 1), Report.text(line.rowsPerSecond, 0),
        Report.text(line.gigaflops, 0),
        line.shareOfPeak.map { Report.text($0 * 100, 0) + " %" } ?? "",
        Report.text(line.peakMemory.map { Double($0) / 1e6 }, 0), Report.text(line.timesTimbre, 2),
        Report.text(line.memoryTimesTimbre, 1),
      ]
    }
    return aligned([head] + rows, leading: 2)
  }

  /// The same as JSON.
  func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    return String(decoding: try encoder.encode(lines), as: UTF8.self)
  }

  private static func text(_ value: Double?, _ digits: Int) -> String {
    value.map { String(format: "%.\(digits)f", $0) } ?? ""
  }
}
