import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The built `timbre` at a terminal of a given size: keys in, screen text out.
final class PseudoTerminal {
  enum Failure: Error {
    case cannotOpen(errno: Int32)
    case cannotStart(errno: Int32)
    /// The text that was waited for did not come; what came instead.
    case missing(String, shown: String)
  }

  private let controller: Int32
  private let process: pid_t
  private let home: Timbre
  /// All that was written, without its escape sequences.
  private(set) var screen = ""
  private var unread = ""
  private var pending: [UInt8] = []

  /// - Parameter timbre: whose home and environment are used.
  init(_ arguments: [String] = [], of timbre: Timbre, columns: UInt16 = 80, rows: UInt16 = 24) throws {
    home = timbre
    var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    var name = [CChar](repeating: 0, count: 128)
    var controller: Int32 = -1
    var terminal: Int32 = -1
    guard openpty(&controller, &terminal, &name, nil, &size) == 0 else {
      throw Failure.cannotOpen(errno: errno)
    }
    self.controller = controller
    // The program opens it by its name; held here, the other side would never see it close.
    defer { close(terminal) }
    let path = String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    var environment = timbre.surroundings.merging(["TERM": "xterm-256color"]) { $1 }
    environment.merge(timbre.environment) { $1 }
    process = try Self.start(arguments, at: path, environment)
  }

  deinit {
    kill(process, SIGKILL)
    var status: Int32 = 0
    waitpid(process, &status, 0)
    close(controller)
  }

  /// A session of its own, so that opening the terminal makes it the controlling one and Ctrl-C is a signal.
  private static func start(
    _ arguments: [String], at terminal: String, _ environment: [String: String]
  ) throws -> pid_t {
    #if canImport(Glibc)
      var actions = posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
      // In the C library's header it is behind a switch that Swift does not set.
      let newSession: Int16 = 0x80
    #else
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
      let newSession = Int16(POSIX_SPAWN_SETSID)
    #endif
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    posix_spawnattr_setflags(&attributes, newSession)
    posix_spawn_file_actions_addopen(&actions, 0, terminal, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, 0, 1)
    posix_spawn_file_actions_adddup2(&actions, 0, 2)
    var words = ([Timbre.program.path] + arguments).map { strdup($0) } + [nil]
    var variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for text in words + variables { free(text) } }
    var process: pid_t = 0
    let result = posix_spawn(&process, Timbre.program.path, &actions, &attributes, &words, &variables)
    guard result == 0 else { throw Failure.cannotStart(errno: result) }
    return process
  }

  /// Types text as it stands; `\n` in it is a press of Return.
  func type(_ text: String) {
    let keys = Array(text.replacingOccurrences(of: "\n", with: "\r").utf8)
    var sent = 0
    while sent < keys.count {
      let count = keys[sent...].withUnsafeBytes { write(controller, $0.baseAddress, $0.count) }
      guard count > 0 else { return }
      sent += count
    }
  }

  /// A key with Control held.
  func control(_ letter: Character) {
    guard let code = letter.asciiValue else { return }
    type(String(UnicodeScalar(code & 0x1f)))
  }

  /// Reads until the text stands in what came since the last wait, and returns what came up to and with it.
  @discardableResult
  func wait(for text: String, seconds: Double = 30) throws -> String {
    let end = Date().addingTimeInterval(seconds)
    while true {
      if let range = unread.range(of: text) {
        let seen = String(unread[..<range.upperBound])
        unread = String(unread[range.upperBound...])
        return seen
      }
      guard Date() < end, read(within: 100) else { throw Failure.missing(text, shown: unread) }
    }
  }

  /// As `wait(for:seconds:)`, for a test that serves the program meanwhile: its thread is given back again and again.
  @discardableResult
  func shown(_ text: String, seconds: Double = 30) async throws -> String {
    let end = Date().addingTimeInterval(seconds)
    while true {
      do { return try wait(for: text, seconds: 0.02) } catch {
        guard Date() < end else { throw error }
        try await Task.sleep(for: .milliseconds(20))
      }
    }
  }

  /// Waits for the program's end and returns its status.
  func status(seconds: Double = 30) throws -> Int32 {
    let end = Date().addingTimeInterval(seconds)
    var status: Int32 = 0
    while waitpid(process, &status, WNOHANG) == 0 {
      guard Date() < end else { throw Failure.missing("the end", shown: unread) }
      _ = read(within: 20)
    }
    return (status & 0x7f) == 0 ? (status >> 8) & 0xff : 128 + (status & 0x7f)
  }

  /// Takes in what is there; false when the other side has closed.
  private func read(within milliseconds: Int32) -> Bool {
    var watch = pollfd(fd: controller, events: Int16(POLLIN), revents: 0)
    guard poll(&watch, 1, milliseconds) > 0 else { return true }
    var buffer = [UInt8](repeating: 0, count: 65_536)
    #if canImport(Glibc)
      let count = Glibc.read(controller, &buffer, buffer.count)
    #else
      let count = Darwin.read(controller, &buffer, buffer.count)
    #endif
    guard count > 0 else { return false }
    pending += buffer[..<count]
    let plain = Self.plain(&pending)
    screen += plain
    unread += plain
    return true
  }

  /// The bytes as text without escape sequences; an unfinished sequence or character stays behind.
  private static func plain(_ bytes: inout [UInt8]) -> String {
    var text: [UInt8] = []
    var index = 0
    while index < bytes.count {
      guard bytes[index] == 0x1b else {
        let length = max(1, (~bytes[index]).leadingZeroBitCount)
        guard index + length <= bytes.count else { break }
        text += bytes[index..<index + length]
        index += length
        continue
      }
      guard let end = endOfEscape(bytes, from: index) else { break }
      index = end
    }
    bytes.removeFirst(index)
    return String(decoding: text, as: UTF8.self).replacingOccurrences(of: "\r\n", with: "\n")
  }

  /// One past an escape sequence: control sequences end with a letter, commands to the terminal with a bell.
  private static func endOfEscape(_ bytes: [UInt8], from start: Int) -> Int? {
    guard start + 1 < bytes.count else { return nil }
    switch bytes[start + 1] {
    case UInt8(ascii: "["):
      return bytes[(start + 2)...].firstIndex { (0x40...0x7e).contains($0) }.map { $0 + 1 }
    case UInt8(ascii: "]"):
      return bytes[(start + 2)...].firstIndex { $0 == 0x07 }.map { $0 + 1 }
    default:
      return start + 2
    }
  }
}
