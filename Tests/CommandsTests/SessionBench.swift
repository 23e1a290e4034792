import Foundation
import Rendering
import Report
import Shell
import TestSupport
import Testing

@testable import Commands

/// A session over all commands in a folder of its own, for tests that type lines.
struct SessionBench {
  /// The folder in which relative paths start and everything is kept.
  var folder: String { home.path }
  private let home: TemporaryFolder
  var session: Session
  /// What stands between the commands and a terminal.
  var host: any Shell.Host

  init() throws {
    home = try TemporaryFolder()
    let folder = home.path
    let environment = HostEnvironment(
      variables: ["HOME": folder], homeOverride: folder + "/home", workingFolder: folder)
    host = QuietHost(environment: environment)
    var catalog = All.catalog
    catalog.documents = OutputFormat.documents
    session = Session(catalog: catalog)
  }

  /// A session after lines that succeed. What they load, split and learn is the same for every session, and is done once
  /// for all that begin so; each has a folder of its own all the same.
  init(after lines: [String]) async throws {
    try self.init()
    guard lines.allSatisfy({ line in Self.pure.contains { line.hasPrefix($0) } }) else {
      for line in lines { try await run(line) }
      return
    }
    session = try await Self.beginnings.session(after: lines)
  }

  /// What lines begin with that read nothing but the bundled table and write nothing.
  private static let pure = ["load demo", "split", "train ", "genres", "evaluate"]

  private static let beginnings = Beginnings()

  /// Sessions by the lines that led to them.
  private actor Beginnings {
    private var sessions: [[String]: Task<Session, any Error>] = [:]

    func session(after lines: [String]) async throws -> Session {
      let task =
        sessions[lines]
        ?? Task {
          var bench = try SessionBench()
          for line in lines { try await bench.run(line) }
          return bench.session
        }
      sessions[lines] = task
      return try await task.value
    }
  }

  /// Types a line; the record of what it did.
  @discardableResult
  mutating func type(_ line: String) async throws -> Record {
    try #require(await Interpreter(host: host).run(line, in: &session), "nothing came of \(line)")
  }

  /// Types lines that must all succeed; the record of the last.
  @discardableResult
  mutating func run(_ lines: String...) async throws -> Record {
    var last: Record?
    for line in lines {
      let record = try await type(line)
      #expect(record.succeeded, "\(line): \(record.diagnostics.map(\.message.plainText))")
      last = record
    }
    return try #require(last)
  }

  /// Writes a file into the folder.
  func write(_ text: String, to name: String) throws {
    try home.write(text, to: name)
  }

  /// The text of a file in the folder.
  func read(_ name: String) throws -> String {
    try home.read(name)
  }
}
