import Foundation
import TestSupport
import Testing

@testable import Commands

/// What a file of predictions holds: the same answers in every format, for any number of threads, with the columns asked for.
@Suite("Files of predictions")
struct PredictionFormatTests {
  /// A session with a model, and a table of several pieces of a megabyte.
  private static func bench() async throws -> SessionBench {
    var bench = try SessionBench()
    try await bench.run("load demo", "split", "train model=network epochs=2 background=none")
    let demo = try PackageFolder.text("Data/demo-tracks.csv")
    let cut = try #require(demo.firstIndex(of: "\n"))
    try bench.write(demo + String(repeating: String(demo[demo.index(after: cut)...]), count: 5), to: "in.csv")
    return bench
  }

  private static func rows(_ text: String, by separator: Character = ",") -> [[String]] {
    text.split(separator: "\n").map { line in
      line.split(separator: separator, omittingEmptySubsequences: false).map(String.init)
    }
  }

  @Test func `the same bytes on one thread and on several`() async throws {
    var bench = try await Self.bench()
    for threads in [1, 2, 3, 8] {
      try await bench.run("set threads=\(threads)", "predict file=in.csv out=\(threads).csv")
      #expect(try bench.read("\(threads).csv") == bench.read("1.csv"), "\(threads)")
    }
    let rows = Self.rows(try bench.read("1.csv"))
    #expect(rows.count == 6 * 3006 + 1)
    #expect(rows[0] == ["id", "genre", "probability", "unknown"])
    #expect(rows[1][0] == "demoOZ8iWmDewN9YVBgHtL" && rows[3007][0] == rows[1][0])
    #expect(rows[1][1...] == rows[3007][1...], "the same track, the same answer")
    let left = try FileManager.default.contentsOfDirectory(atPath: bench.folder)
    #expect(!left.contains { $0.contains("partial") })
  }

  @Test func `TSV, JSON lines and gzip hold what CSV holds`() async throws {
    var bench = try await Self.bench()
    let names = ["a.csv", "a.tsv", "a.jsonl", "a.ndjson", "a.csv.gz", "a.json", "a.json.gz"]
    for name in names { try await bench.run("predict file=in.csv out=\(name) columns=artists,energy,row") }
    let plain = Self.rows(try bench.read("a.csv"))
    #expect(plain[0] == ["id", "genre", "probability", "unknown", "artists", "energy", "row"])
    #expect(plain[1][4...] == ["The Saltpetre Choir", "0.323", "1"])
    #expect(Self.rows(try bench.read("a.tsv"), by: "\t").map(\.count).allSatisfy { $0 == 7 })
    #expect(try bench.read("a.jsonl") == bench.read("a.ndjson"))
    let lines = try bench.read("a.jsonl").split(separator: "\n")
    #expect(lines.count == plain.count - 1)
    for place in [0, 1, 9_000, lines.count - 1] {
      let object = try JSONSerialization.jsonObject(with: Data(lines[place].utf8)) as? [String: Any]
      #expect(object?["id"] as? String == plain[place + 1][0])
      #expect(object?["genre"] as? String == plain[place + 1][1])
      #expect(object?["probability"] as? Double == Double(plain[place + 1][2]))
      #expect(object?["unknown"] as? Bool == (plain[place + 1][3] == "true"))
      #expect(object?["row"] as? Int == place + 1)
    }
    for name in ["a.csv", "a.json"] {
      let packed = Process()
      packed.executableURL = URL(filePath: "/usr/bin/env")
      packed.arguments = ["gzip", "-dc", bench.folder + "/\(name).gz"]
      let pipe = Pipe()
      packed.standardOutput = pipe
      try packed.run()
      let bytes = try pipe.fileHandleForReading.readToEnd() ?? Data()
      #expect(String(decoding: bytes, as: UTF8.self) == (try bench.read(name)))
    }
  }

  @Test
  func
    `a column that the schema does not know is written as it stands, and one that is not there is an error`()
    async throws
  {
    var bench = try await Self.bench()
    try bench.write("my key,energy,tempo\n007,0.5,120\n\"a \"\"b\"\", c\",0.6,90\n", to: "mine.csv")
    try await bench.run("predict file=mine.csv out=mine-out.csv columns=\"my key\"")
    let lines = try bench.read("mine-out.csv").split(separator: "\n")
    #expect(lines[0] == "id,genre,probability,unknown,my key")
    #expect(lines[1].hasPrefix("1,") && lines[1].hasSuffix(",007"))
    #expect(lines[2].hasPrefix("2,") && lines[2].hasSuffix(",\"a \"\"b\"\", c\""))
    let missing = try await bench.type("predict file=mine.csv out=x.csv columns=mykey")
    #expect(missing.diagnostics.map(\.code) == ["no-such-column"])
    #expect(missing.diagnostics.first?.suggestions == ["my key"])
    let ending = try await bench.type("predict file=mine.csv out=x.xlsx")
    #expect(ending.diagnostics.map(\.code) == ["unknown-ending"])
    let full = try await bench.type("predict file=in.csv out=/dev/full")
    #expect(full.diagnostics.map(\.code) == ["disk-full"])
    let streams = try await bench.type("predict file=- out=x.csv")
    #expect(streams.diagnostics.map(\.code) == ["standard-input-taken"])
  }
}
