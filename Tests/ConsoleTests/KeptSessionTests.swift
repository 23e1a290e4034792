import Foundation
import Shell
import Testing

@testable import Console

/// What is kept of a session at the prompt, and what is read before it begins.
@Suite struct KeptSessionTests {
  private let environment: HostEnvironment

  init() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("timbre-\(UUID().uuidString)")
      .path
    environment = HostEnvironment(variables: ["HOME": folder], homeOverride: folder)
  }

  private func text(_ path: String) -> String? {
    PrivateFile.bytes(of: path).map { String(decoding: $0, as: UTF8.self) }
  }

  @Test func `the lines of a session are those of the last one in the next`() {
    KeptSession(environment).write(["paint a", "paint b"])
    #expect(text(environment.presentSession) == "paint a\npaint b\n")
    let next = KeptSession(environment)
    #expect(text(environment.lastSession) == "paint a\npaint b\n")
    // A session in which nothing was done keeps those of the one before.
    next.write([])
    _ = KeptSession(environment)
    #expect(text(environment.lastSession) == "paint a\npaint b\n")
  }

  @Test func `a configuration says how the session works and nothing else`() async {
    let configuration = Configuration(environment)
    PrivateFile.write("# mine\npaint a\npant b\n", to: configuration.path)
    var session = sampleSession()
    let faults = await configuration.apply(to: &session, host: QuietHost(environment: environment))
    #expect(faults.map(\.code) == ["not-configuration", "unknown-command"])
    #expect(faults.allSatisfy { $0.message.plainText.hasPrefix(configuration.path) })
    #expect(session.records.isEmpty)
  }
}
