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
