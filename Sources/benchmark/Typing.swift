import Foundation

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Types at the prompt of a timbre that has loaded a table, and measures from each key to the last byte of its answer.
struct Typing {
  /// The table to load.
  let table: String
  /// The program and its arguments.
  let program: [String]

  /// Lines whose every key is measured: a command with options, a condition with values, a title, a long one.
  private static let lines = [
    "train model=network epochs=40 hidden=256,128 dropout=0.2",
    "filter where artist contains \"Queen\" and energy > 0.5",
    "predict track:\"Bohemian Rhapsody\" artist:Queen", "plot energy danceability by=genre",
    "show 20 where tempo",
  ]
  /// Lines after which Tab lists titles: all, those of a letter, those that begin with a word, those of an artist.
  private static let titles = ["track:", "track:a", "track:\"love ", "artist:Queen track:"]
  /// So long nothing comes that the answer has ended, in milliseconds.
  private static let silence: Int32 = 60

  /// Two pieces of work: each key, and each Tab.
  func measure() throws -> [Measurement] {
    let terminal = try PromptTerminal(program)
    _ = try terminal.answer(to: "", silence: 3_000)
    _ = try terminal.answer(to: "load \(table)\r", silence: 3_000)
    var keys: [Double] = []
    for line in Self.lines {
      for key in line { keys.append(try terminal.answer(to: String(key), silence: Self.silence)) }
      for key in ["\u{2}", "\u{2}", "\u{7F}", "\u{1}", "\u{5}"] {
        keys.append(try terminal.answer(to: key, silence: Self.silence))
      }
      _ = try terminal.answer(to: "\u{3}", silence: 200)
    }
    var tabs: [Double] = []
    for line in Self.titles {
      _ = try terminal.answer(to: "predict " + line, silence: 500)
      tabs.append(try terminal.answer(to: "\t", silence: 500))
      _ = try terminal.answer(to: "\u{3}", silence: 200)
      _ = try terminal.answer(to: "\u{3}", silence: 200)
    }
    return [
      Measurement(work: "key", by: "timbre", seconds: keys),
      Measurement(work: "tab", by: "timbre", seconds: tabs),
    ]
  }
}

/// A program at a terminal of its own.
private final class PromptTerminal {
  private let controller: Int32
  private let process: pid_t

  init(_ program: [String]) throws {
    var size = winsize(ws_row: 40, ws_col: 100, ws_xpixel: 0, ws_ypixel: 0)
    var name = [CChar](repeating: 0, count: 128)
    var (controller, terminal): (Int32, Int32) = (-1, -1)
    guard openpty(&controller, &terminal, &name, nil, &size) == 0 else {
      throw Clock.Fault.cannotStart("a terminal", code: errno)
    }
    self.controller = controller
    defer { close(terminal) }
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
    let path = String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    posix_spawn_file_actions_addopen(&actions, 0, path, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, 0, 1)
    posix_spawn_file_actions_adddup2(&actions, 0, 2)
    setenv("TERM", "xterm-256color", 1)
    var words = program.map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var process = pid_t()
    let status = posix_spawnp(&process, program[0], &actions, &attributes, &words, environ)
    guard status == 0 else { throw Clock.Fault.cannotStart(program[0], code: status) }
    self.process = process
  }

  deinit {
    kill(process, SIGKILL)
    var status: Int32 = 0
    waitpid(process, &status, 0)
    close(controller)
  }

  /// The seconds from some keys to the last byte that comes before so many milliseconds of silence.
  func answer(to keys: String, silence: Int32) throws -> Double {
    let start = Clock.now()
    var last = start
    _ = keys.utf8CString.withUnsafeBytes { write(controller, $0.baseAddress, $0.count - 1) }
    var bytes = [UInt8](repeating: 0, count: 65_536)
    var source = pollfd(fd: controller, events: Int16(POLLIN), revents: 0)
    // The first byte may take its time.
    while poll(&source, 1, last == start ? 3_000 : silence) > 0 {
      guard read(controller, &bytes, bytes.count) > 0 else {
        throw Clock.Fault.failed("the prompt", status: 1)
      }
      last = Clock.now()
    }
    return last - start
  }
}
