import Foundation
import Network
import SpotifySimulator
import Testing

/// A login whose address is pasted at a real terminal, in the shapes in which people paste it.
@Suite("A pasted login address, at a terminal", .serialized)
struct PastedLoginTests {
  /// Follows the shown address as a browser on another machine does, and answers where it ends.
  private static func redirected(_ shown: String) async throws -> String {
    let found = try #require(shown.firstMatch(of: /http:\/\/127\.0\.0\.1:\d+\/authorize\?\S+/))
    let answer = try await HTTPClient().send(HTTPRequest(.get, try WebAddress(String(found.0))))
    return try #require(answer.headers["location"])
  }

  private static func halves(_ address: String) -> (String, String) {
    let middle = address.index(address.startIndex, offsetBy: address.count * 2 / 3)
    return (String(address[..<middle]), String(address[middle...]))
  }

  @Test
  func `wrapped, with blanks, in quotes, before another line, or after a wrong one: each logs in`()
    async throws
  {
    let service = SimulatedSpotify(account: SimulatedAccount(), catalogue: [])
    let base = try await service.start()
    var timbre = try Timbre()
    timbre.environment = ["TIMBRE_SPOTIFY_API": "\(base)/v1", "TIMBRE_SPOTIFY_ACCOUNTS": "\(base)"]
    let terminal = try PseudoTerminal(of: timbre, columns: 1_000, rows: 100)
    try await terminal.shown("› ")
    let shapes: [(name: String, paste: (String) -> String)] = [
      ("as it is", { $0 + "\n" }),
      ("quotes and blanks", { "  \"\($0)\" \n" }),
      ("wrapped", { Self.halves($0).0 + "\n  " + Self.halves($0).1 + "\n" }),
      ("a blank within", { Self.halves($0).0 + " " + Self.halves($0).1 + "\n" }),
      ("a line before and a line behind", { "The address is\n\($0)\nlet trailing=1\n" }),
      ("a line behind that nobody ended", { "\($0)\nlet trailing=1" }),
    ]
    for shape in shapes {
      terminal.type("spotify login paste client=\(String(repeating: "c", count: 32))\n")
      let address = try await Self.redirected(terminal.shown("address: "))
      terminal.type(shape.paste(address))
      await #expect(throws: Never.self, "\(shape.name)") { try await terminal.shown("logged in to Spotify") }
      try await terminal.shown("› ")
    }
    terminal.type("spotify login paste client=\(String(repeating: "c", count: 32))\n")
    let address = try await Self.redirected(terminal.shown("address: "))
    terminal.type("https://example.org/?code=1\n")
    try await terminal.shown("once more: ")
    terminal.type(address + "\n")
    try await terminal.shown("logged in to Spotify")
    try await terminal.shown("› ")
    // A line that was pasted along is no command.
    terminal.type("load $trailing\n")
    try await terminal.shown("there is no variable")
    try await terminal.shown("› ")
    terminal.control("D")
    #expect(try terminal.status() == 0)
    await service.stop()
  }
}
