import Foundation
import Learning
import Music
import Synchronization
import Tabular
import TestSupport
import Testing
import Work

@testable import Commands

/// A prediction that is broken off goes on where it was: no row is missing, and none is there twice.
@Suite("Predictions that are broken off")
struct BrokenPredictionTests {
  private let folder: TemporaryFolder
  private let model: Model
  private let whole: String

  /// What all tests begin with, learned and predicted once: a model, a table that is read in several pieces, and what the
  /// model says of it.
  private struct Beginning {
    let model: Model
    let table: String
    let whole: String
  }

  private static let beginning = Task {
    var bench = try SessionBench()
    try await bench.run("load demo", "split", "train model=network epochs=1 background=none")
    let demo = try PackageFolder.text("Data/demo-tracks.csv")
    let cut = try #require(demo.firstIndex(of: "\n"))
    let table = demo + String(repeating: String(demo[demo.index(after: cut)...]), count: 13)
    try bench.write(table, to: "in.csv")
    let model = try #require(bench.session.model)
    _ = try predict(model, in: bench.folder, to: "whole.csv")
    return Beginning(model: model, table: table, whole: try bench.read("whole.csv"))
  }

  init() async throws {
    let beginning = try await Self.beginning.value
    (model, whole) = (beginning.model, beginning.whole)
    folder = try TemporaryFolder()
    try folder.write(beginning.table, to: "in.csv")
  }

  /// Predicts until `pieces` pieces are written.
  @discardableResult
  private static func predict(
    _ model: Model, in folder: String, to name: String, pieces: Int = .max, every interval: Double = 5,
    resumes: Bool = true
  ) throws -> FilePredictionSummary {
    let output = try #require(TableOutput(file: name))
    let predictor = try FilePredictor(model, declining: 0.05, output: output)
    let stream = try TableStream(
      .file(folder + "/in.csv"), reader: TableReader(schema: TrackSchema.columns),
      columns: predictor.wanted(knownTo: TrackSchema.columns))
    let left = Mutex(pieces)
    let watch = Watch(
      report: { _ in left.withLock { $0 -= 1 } }, isCancelled: { left.withLock { $0 <= 0 } })
    return try predictor.run(
      stream, to: ResumableFile(.file(folder + "/" + name)), resumes: resumes, threads: 2, every: interval,
      watch: watch)
  }

  @Test func `stopped at any piece, the same line goes on and ends with the same bytes`() throws {
    #expect(whole.split(separator: "\n").count == 14 * 3006 + 1)
    // Of eight pieces; the last ones may be done by the time that an earlier one is written.
    for pieces in [1, 2, 3] {
      let name = "\(pieces).csv"
      #expect(throws: BrokenPrediction.self) {
        try Self.predict(model, in: folder.path, to: name, pieces: pieces)
      }
      #expect(!FileManager.default.fileExists(atPath: folder.path + "/" + name))
      let summary = try Self.predict(model, in: folder.path, to: name)
      #expect(summary.resumed > 0 && summary.resumed < summary.rows)
      #expect(summary.rows == 14 * 3006)
      #expect(try folder.read(name) == whole)
    }
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(!left.contains { $0.contains("partial") })
  }

  @Test func `a form that is made of all rows goes on too, and is the same`() throws {
    for ending in ["arrow", "sqlite", "json", "json.gz", "csv.gz"] {
      try Self.predict(model, in: folder.path, to: "whole." + ending)
      #expect(throws: BrokenPrediction.self) {
        try Self.predict(model, in: folder.path, to: "part." + ending, pieces: 3)
      }
      #expect(try Self.predict(model, in: folder.path, to: "part." + ending).resumed > 0)
      let files = try ["whole.", "part."].map {
        let bytes = Array(try Data(contentsOf: URL(filePath: folder.path + "/" + $0 + ending)))
        // Where the members of a gzip file end depends on where it was broken off.
        return UnpackedText.bytes(of: bytes) ?? bytes
      }
      let isSame = files[0] == files[1]
      #expect(isSame, "\(ending)")
    }
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(!left.contains { $0.contains("partial") })
  }

  @Test
  func
    `bytes behind the last note, as a kill leaves them, are cut off; a note without its bytes is not believed`()
    throws
  {
    #expect(throws: BrokenPrediction.self) {
      try Self.predict(model, in: folder.path, to: "k.csv", pieces: 3)
    }
    let partial = folder.path + "/k.csv.partial"
    let handle = try #require(FileHandle(forWritingAtPath: partial))
    try handle.seekToEnd()
    try handle.write(contentsOf: Data("half a li".utf8))
    try handle.close()
    let summary = try Self.predict(model, in: folder.path, to: "k.csv")
    #expect(summary.resumed > 0)
    #expect(try folder.read("k.csv") == whole)

    #expect(throws: BrokenPrediction.self) {
      try Self.predict(model, in: folder.path, to: "k.csv", pieces: 3)
    }
    try Data("id".utf8).write(to: URL(filePath: partial))
    #expect(try Self.predict(model, in: folder.path, to: "k.csv").resumed == 0)
    #expect(try folder.read("k.csv") == whole)
  }

  @Test func `another table or another model begins anew, and so does resume=no`() throws {
    #expect(throws: BrokenPrediction.self) {
      try Self.predict(model, in: folder.path, to: "a.csv", pieces: 3)
    }
    #expect(try Self.predict(model, in: folder.path, to: "a.csv", resumes: false).resumed == 0)
    #expect(throws: BrokenPrediction.self) {
      try Self.predict(model, in: folder.path, to: "a.csv", pieces: 3)
    }
    let text = try folder.read("in.csv").replacing("The Saltpetre Choir", with: "The Saltpetre Chair")
    try folder.write(text, to: "in.csv")
    #expect(try Self.predict(model, in: folder.path, to: "a.csv").resumed == 0)
    #expect(try folder.read("a.csv") == whole, "the artist is no feature")
  }

  @Test func `two runs do not write one file`() throws {
    let path = folder.path + "/same.csv"
    let first = try ResumableFile(.file(path))
    #expect(throws: FileWriteError.inUse(path: path)) { try ResumableFile(.file(path)) }
    first.discard()
  }
}
