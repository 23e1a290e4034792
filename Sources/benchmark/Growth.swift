import Foundation

/// How the time of each step, and the memory of the whole run, grow with the rows of the table.
struct Growth {
  private let measurements: [Measurement]

  init(_ measurements: [Measurement]) { self.measurements = measurements }

  /// A row for each step: microseconds per row for each size, and how many times that of the smallest size it is.
  var table: String {
    let sizes = Set(measurements.compactMap(\.rows)).sorted()
    var order: [String] = []
    for measurement in measurements where !order.contains(measurement.work) { order.append(measurement.work) }
    var lines = [["µs per row"] + sizes.flatMap { ["\($0) rows", "×"] }]
    for work in order {
      let medians = sizes.map { size in median(work, rows: size).map { $0 / Double(size) * 1e6 } }
      lines.append(
        [work]
          + medians.flatMap { median -> [String] in
            guard let median, let first = medians.first ?? nil else { return ["", ""] }
            return [String(format: "%.3f", median), String(format: "%.2f", median / first)]
          })
    }
    lines.append(
      ["peak memory, bytes a row"]
        + sizes.flatMap { size -> [String] in
          guard let peak = measurements.filter({ $0.rows == size }).compactMap(\.peak).max() else {
            return ["", ""]
          }
          return [String(peak / size), ""]
        })
    return aligned(lines, leading: 1)
  }

  private func median(_ work: String, rows: Int) -> Double? {
    let seconds = measurements.filter { $0.work == work && $0.rows == rows }.flatMap(\.seconds).sorted()
    return seconds.isEmpty ? nil : seconds[seconds.count / 2]
  }
}
