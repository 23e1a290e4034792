import Foundation
import TestSupport
import Testing

@testable import Commands

/// Files whose columns a person has to name, or whose names are of no size.
@Suite("Columns by hand")
struct ColumnsByHandTests {
  @Test func `a file is predicted by the columns that are named as by those that are known`() async throws {
    var bench = try SessionBench()
    let rows = "One,Ada,0.63,119\nTwo,Bo,0.7,125\n"
    try bench.write("title,artist,energy,tempo\n" + rows, to: "known.csv")
    try bench.write("Werk,Wer,Kraft,Schlag\n" + rows, to: "other.csv")
    let folder = bench.folder
    try await bench.run(
      "load demo", "split", "train model=network epochs=1 background=none features=audio",
      "predict file=\(folder)/known.csv out=\(folder)/a.csv",
      "predict file=\(folder)/other.csv out=\(folder)/b.csv title=Werk artist=Wer energy=Kraft tempo=Schlag")
    #expect(try bench.read("a.csv") == bench.read("b.csv"))
    #expect(try bench.read("a.csv").split(separator: "\n").count == 3)
  }

  @Test func `nothing that is said of a table grows with the names of its columns`() async throws {
    var bench = try SessionBench()
    let long = String(repeating: "(x_", count: 30_000)
    let many = (0..<3_000).map { "c\($0)" }.joined(separator: ",")
    try bench.write("title,artist,energy,\(long)\nOne,Ada,0.63,1\nTwo,Bo,0.7,3\n", to: "long.csv")
    try bench.write(
      "title,artist,energy,\(many)\nOne,Ada,0.63\(String(repeating: ",1", count: 3_000))\n", to: "many.csv")
    for name in ["long", "many"] {
      let output = try await bench.run("load \(bench.folder)/\(name).csv")
      #expect(String(describing: output).utf8.count < 20_000)
    }
  }
}
