import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How the terminal treats what is typed: as it was when timbre started, or silent while a command runs.
enum TerminalModes {
  // The address of modes that are set once and never freed, so that a signal handler may read them at any time.
  private static let address = Atomic<UInt>(0)
  private static var original: UnsafeMutablePointer<termios>? {
    UnsafeMutablePointer(bitPattern: address.load(ordering: .acquiring))
  }

  /// Asks the terminal to mark what is pasted, or no longer to.
  static let pasteMarksOn = "\u{1B}[?2004h"
  static let pasteMarksOff = "\u{1B}[?2004l"
  private static let marksPaste = Atomic<Bool>(false)
  private static let isSilent = Atomic<Bool>(false)

  /// Remembers the modes that hold now.
  static func prepare() {
    guard original == nil, isatty(STDIN_FILENO) == 1 else { return }
    let modes = UnsafeMutablePointer<termios>.allocate(capacity: 1)
    guard tcgetattr(STDIN_FILENO, modes) == 0 else {
      modes.deallocate()
      return
    }
    address.store(UInt(bitPattern: modes), ordering: .releasing)
  }

  /// What is typed while a command runs is kept for the next prompt, and not shown in the midst of its output.
  static func silence() {
    isSilent.store(true, ordering: .releasing)
    silenceAgain()
  }

  /// Takes up the silence again if it was meant: shells set modes of their own when they bring a stopped
  /// process back. Safe in a signal handler.
  static func silenceAgain() {
    // In the background the terminal is somebody else's.
    guard isSilent.load(ordering: .acquiring), let modes = original, tcgetpgrp(STDIN_FILENO) == getpgrp()
    else {
      return
    }
    var silent = modes.pointee
    silent.c_lflag &= ~tcflag_t(ECHO | ICANON)
    tcsetattr(STDIN_FILENO, TCSADRAIN, &silent)
  }

  /// Does something in the modes of the start, such as asking a question whose answer is to be seen.
  static func asAtStart<Result>(_ work: () -> Result) -> Result {
    let wasSilent = isSilent.load(ordering: .acquiring)
    restore()
    defer { if wasSilent { silence() } }
    return work()
  }

  /// Does something while what comes from the terminal is read letter by letter and not shown.
  static func reading<Result>(_ work: () -> Result) -> Result {
    silence()
    defer { restore() }
    return work()
  }

  /// Notes that the terminal marks what is pasted, so that `restore` takes it back.
  static func noteMarking(_ marks: Bool) { marksPaste.store(marks, ordering: .releasing) }

  /// The modes of the start. Safe in a signal handler.
  static func restore() {
    isSilent.store(false, ordering: .releasing)
    if marksPaste.exchange(false, ordering: .acquiringAndReleasing) {
      let words: StaticString = "\u{1B}[?2004l"
      _ = write(STDERR_FILENO, words.utf8Start, words.utf8CodeUnitCount)
    }
    guard let modes = original else { return }
    tcsetattr(STDIN_FILENO, TCSADRAIN, modes)
  }
}
