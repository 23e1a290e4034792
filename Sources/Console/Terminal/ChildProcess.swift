#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Another program, started without a shell, so that nothing in its arguments is read as a command.
struct ChildProcess {
  private let id: pid_t
  /// Where its input is written to, if it was asked for.
  let input: Descriptor?

  /// Starts a program found on the path; `nil` if there is none.
  ///
  /// - Parameters:
  ///   - takesInput: whether its standard input is a pipe from here.
  ///   - isSilent: whether what it says is thrown away.
  init?(_ words: [String], takesInput: Bool = false, isSilent: Bool = false) {
    guard let program = words.first else { return nil }
    var ends: [Int32] = [-1, -1]
    if takesInput {
      guard pipe(&ends) == 0 else { return nil }
      _ = fcntl(ends[1], F_SETFD, FD_CLOEXEC)
    }
    #if canImport(Glibc)
      var actions = posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
    #else
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    if takesInput {
      posix_spawn_file_actions_adddup2(&actions, ends[0], STDIN_FILENO)
      posix_spawn_file_actions_addclose(&actions, ends[0])
    }
    if isSilent {
      for number in [STDOUT_FILENO, STDERR_FILENO] {
        posix_spawn_file_actions_addopen(&actions, number, "/dev/null", O_WRONLY, 0)
      }
    }
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var plain = sigset_t()
    sigemptyset(&plain)
    sigaddset(&plain, SIGPIPE)
    posix_spawnattr_setsigdefault(&attributes, &plain)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))

    var arguments = words.map { strdup($0) } + [nil]
    defer { arguments.forEach { free($0) } }
    var started = pid_t()
    let failure = posix_spawnp(&started, program, &actions, &attributes, &arguments, environ)
    if takesInput { close(ends[0]) }
    guard failure == 0 else {
      if takesInput { close(ends[1]) }
      return nil
    }
    id = started
    input = takesInput ? Descriptor(number: ends[1]) : nil
  }

  /// Closes its input and waits for its end.
  ///
  /// - Returns: Its exit status; 127 if it could not be run, as posix_spawn may notice only then.
  @discardableResult
  func wait() -> Int32 {
    if let input { close(input.number) }
    var status: Int32 = 0
    while waitpid(id, &status, 0) < 0, errno == EINTR {}
    return status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
  }
}
