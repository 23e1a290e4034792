import Foundation
import Testing

/// What comes back when the input is not what it should be: an answer, never a crash.
@Suite("Bad input")
struct BadInputTests {
  let timbre: Timbre
  init() throws { timbre = try Timbre() }

  private static let header = "track_name,danceability,energy,tempo,track_genre\n"

  private func expectRefusal(
    _ lines: [String], status: Int32 = 1, saying words: [String],
    at location: SourceLocation = #_sourceLocation
  ) throws {
    let run = try timbre.run(lines.flatMap { ["-c", $0] })
    #expect(run.status == status, "\(run.errors)", sourceLocation: location)
    for word in words {
      #expect(run.errors.contains(word), "\(word) is not in: \(run.errors)", sourceLocation: location)
    }
  }

  @Test func `an empty file`() throws {
    try expectRefusal(["load \(timbre.home.write("", to: "empty.csv"))"], saying: ["empty"])
  }

  @Test func `a directory`() throws {
    try expectRefusal(["load \(timbre.home.path)"], saying: ["folder"])
  }

  @Test func `a file that is not there`() throws {
    try expectRefusal(["load /nowhere/at-all.csv"], saying: ["/nowhere/at-all.csv"])
  }

  @Test func `a binary file`() throws {
    let bytes = Data((0..<4096).map { UInt8(truncatingIfNeeded: $0 &* 167 &+ $0 / 7) })
    try expectRefusal(["load \(timbre.home.write(bytes, to: "image.csv"))"], saying: ["line 1"])
  }

  @Test func `a table whose last line is cut is read without that line, and says so`() throws {
    let file = try timbre.home.write(
      Self.header + "One,0.5,0.6,120,pop\nTwo,0.4,0.5,100,jazz\nThr", to: "cut.csv")
    let run = try timbre.run("--format", "json", "-c", "load \(file)")
    #expect(run.status == 0)
    let facts = try #require(try run.commands().first?["facts"] as? [String: Any])
    #expect(facts["rows"] as? Int == 2)
    #expect(facts["unreadable"] as? Int == 1)
  }

  @Test func `a table without genres can be looked at, but nothing can be learned from it`() throws {
    let rows = (1...20).map { "Song \($0),0.\($0),0.6,120\n" }.joined()
    let file = try timbre.home.write("track_name,danceability,energy,tempo\n" + rows, to: "nameless.csv")
    #expect(try timbre.run("-c", "load \(file)", "-c", "describe").status == 0)
    try expectRefusal(["load \(file)", "split 60/20/20", "train epochs=1"], saying: ["genre"])
  }

  @Test func `one genre only`() throws {
    let rows = (1...60).map { "Song \($0),0.\($0),0.6,120,pop\n" }.joined()
    let file = try timbre.home.write(Self.header + rows, to: "one.csv")
    try expectRefusal(["load \(file)", "split 60/20/20", "train epochs=1"], saying: ["genre"])
  }

  @Test func `a genre with two tracks`() throws {
    let rows = (1...60).map {
      "Song \($0),0.\($0),0.6,120,\($0 <= 2 ? "jazz" : $0 % 2 == 0 ? "pop" : "rock")\n"
    }
    let file = try timbre.home.write(Self.header + rows.joined(), to: "two.csv")
    let run = try timbre.run(
      "-c", "load \(file)", "-c", "split 60/20/20", "-c", "train epochs=1", "-c", "evaluate")
    #expect(run.status <= 1, "\(run.errors)")
    if run.status == 1 { #expect(run.errors.contains("jazz")) }
  }

  @Test func `a line of 200 MB`() throws {
    let path = try timbre.home.write(Self.header, to: "long.csv")
    let file = try #require(FileHandle(forWritingAtPath: path))
    try file.seekToEnd()
    let part = Data(repeating: UInt8(ascii: "a"), count: 20_000_000)
    for _ in 0..<10 { try file.write(contentsOf: part) }
    try file.close()
    let run = try timbre.run("--format", "json", "-c", "load \(path)")
    #expect(run.status == 0 || run.status == 1, "\(run.errors.prefix(500))")
    #expect(run.output.utf8.count + run.errors.utf8.count < 100_000)
  }

  @Test(.enabled(if: getuid() != 0, "root may read everything"))
  func `a file without permission`() throws {
    let file = try timbre.home.write(Self.header, to: "locked.csv")
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: file)
    try expectRefusal(["load \(file)"], saying: ["permission", file])
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
  func `a full disk on save`() throws {
    try expectRefusal(["load demo", "save /dev/full"], saying: ["/dev/full"])
  }

  @Test(arguments: [
    ("train epochs=-1", "epochs"), ("train epochs=many", "epochs"), ("split 60/20/30", "100"),
    ("filter genres \"hip-hop", "quote"), ("train epoch=3", "epochs"), ("frobnicate", "frobnicate"),
    ("split 60/20/20 by=colour", "recording"), ("set seed=-1", "seed"),
  ])
  func `numbers and words that a command cannot take`(line: String, word: String) throws {
    try expectRefusal(["load demo", line], status: 2, saying: [word, "^"])
  }

  @Test func `a genre and a column that are not there`() throws {
    try expectRefusal(["load demo", "filter genres hip-hopp"], saying: ["hip-hop"])
    try expectRefusal(["load demo", "filter where tempoo > 120"], saying: ["tempo"])
  }

  @Test func `NaN in features counts as missing`() throws {
    let rows = (1...40).map { "Song \($0),nan,0.\($0),120,\($0 % 2 == 0 ? "pop" : "jazz")\n" }.joined()
    let file = try timbre.home.write(Self.header + rows, to: "nan.csv")
    let run = try timbre.run(
      "--format", "json", "-c", "load \(file)", "-c", "split 60/20/20", "-c", "train epochs=2", "-c",
      "evaluate")
    let facts = try #require(try run.commands().first?["facts"] as? [String: Any])
    #expect(facts["missing"] as? Int == 40)
    #expect(run.status <= 1, "\(run.errors)")
    #expect(!run.output.contains("NaN"))
  }
}
