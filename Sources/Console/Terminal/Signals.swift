import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What the system tells the process: Ctrl-C, Ctrl-Z, a new window size, an order to end.
///
/// The handlers only set flags and write to a pipe; whoever waits for keys also waits for that pipe.
enum Signals {
  /// What a waiting reader is told.
  enum Event: UInt8 { case interrupt = 1, resize, suspend }

  private static let interrupts = Atomic<Int>(0)
  private static let isRunning = Atomic<Bool>(false)
  private static let readingEnd = Atomic<Int32>(-1)
  private static let writingEnd = Atomic<Int32>(-1)

  /// Whether Ctrl-C was pressed since the last call of `beginCommand` or `forget`.
  static var isInterrupted: Bool { interrupts.load(ordering: .acquiring) > 0 }

  /// The descriptor that can be read when something happened; -1 before `install`.
  static var descriptor: Int32 { readingEnd.load(ordering: .acquiring) }

  /// Installs the handlers. Without `SA_RESTART`, so that a read which waits is broken off.
  static func install() {
    guard descriptor < 0 else { return }
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return }
    for end in ends {
      _ = fcntl(end, F_SETFL, fcntl(end, F_GETFL) | O_NONBLOCK)
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
    }
    readingEnd.store(ends[0], ordering: .releasing)
    writingEnd.store(ends[1], ordering: .releasing)
    TerminalModes.prepare()
    handle(SIGINT) { _ in Signals.interrupt() }
    handle(SIGCONT) { _ in Signals.goOn() }
    handle(SIGWINCH) { _ in Signals.tell(.resize) }
    for signal in [SIGTERM, SIGHUP] { handle(signal) { Signals.end($0) } }
    // A reader that went away is seen where it is written to.
    signal(SIGPIPE, SIG_IGN)
  }

  /// From now on Ctrl-C stops a command.
  static func beginCommand() {
    forget()
    isRunning.store(true, ordering: .releasing)
  }

  /// From now on Ctrl-C belongs to the line being typed.
  static func endCommand() {
    isRunning.store(false, ordering: .releasing)
    if isInterrupted { _ = takeEvents() }
  }

  /// Forgets that Ctrl-C was pressed.
  static func forget() { interrupts.store(0, ordering: .releasing) }

  /// Decides whether Ctrl-Z is told to the reader, which puts the terminal in order, or stops the process.
  static func watchSuspend(_ watches: Bool) {
    if watches { handle(SIGTSTP) { _ in Signals.tell(.suspend) } } else { signal(SIGTSTP, SIG_DFL) }
  }

  /// What happened since the last call.
  static func takeEvents() -> [Event] {
    var bytes = [UInt8](repeating: 0, count: 64)
    let count = read(descriptor, &bytes, bytes.count)
    return bytes.prefix(max(count, 0)).compactMap(Event.init)
  }

  /// Ends the process as the signal does by itself, the terminal in order.
  static func end(_ number: Int32) {
    TerminalModes.restore()
    signal(number, SIG_DFL)
    raise(number)
  }

  /// Ends the process as one ends whose reader has gone: without a word.
  static func endAsReaderGone() { end(SIGPIPE) }

  /// Ends the process after a write to standard output failed: quietly if the reader has gone.
  static func endAfterFailedWrite() -> Never {
    let reason = errno
    if reason == EPIPE { end(SIGPIPE) }
    TerminalModes.restore()
    Descriptor.error.write("error: results cannot be written: \(String(cString: strerror(reason)))\n")
    exit(1)
  }

  // MARK: Inside a handler: only what is allowed there

  private static func interrupt() {
    let count = interrupts.wrappingAdd(1, ordering: .acquiringAndReleasing).newValue
    tell(.interrupt)
    guard isRunning.load(ordering: .acquiring) else { return }
    if count == 2 {
      let words: StaticString = "\r\nStill stopping. Ctrl-C once more ends timbre at once.\r\n"
      _ = write(STDERR_FILENO, words.utf8Start, words.utf8CodeUnitCount)
    } else if count > 2 {
      let words: StaticString = "\r\n"
      _ = write(STDERR_FILENO, words.utf8Start, words.utf8CodeUnitCount)
      end(SIGINT)
    }
  }

  private static func goOn() {
    if isRunning.load(ordering: .acquiring) { TerminalModes.silenceAgain() }
  }

  private static func tell(_ event: Event) {
    let kept = errno
    var byte = event.rawValue
    _ = write(writingEnd.load(ordering: .acquiring), &byte, 1)
    errno = kept
  }

  private static func handle(_ number: Int32, _ handler: @escaping @convention(c) (Int32) -> Void) {
    var action = sigaction()
    #if canImport(Glibc)
      action.__sigaction_handler.sa_handler = handler
    #else
      action.__sigaction_u.__sa_handler = handler
    #endif
    sigemptyset(&action.sa_mask)
    sigaction(number, &action, nil)
  }
}
