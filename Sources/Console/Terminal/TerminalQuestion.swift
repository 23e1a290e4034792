import Rendering

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Questions that a terminal answers itself.
enum TerminalQuestion {
  /// How long to wait for an answer, in milliseconds; a terminal far away that takes longer counts as silent.
  private static let patience = 120

  /// What the terminal's text stands on, if it says so: asked with OSC 11, and with the question for its kind behind
  /// it, which every terminal answers, so that a silent one costs no time.
  ///
  /// What a person typed meanwhile is kept.
  static func background(_ input: TerminalInput) -> Background {
    guard getenv("COLORFGBG") == nil, let terminal = getenv("TERM").map({ String(cString: $0) }),
      !["dumb", "linux", ""].contains(terminal)
    else { return .unknown }
    return TerminalModes.reading {
      Descriptor.error.write("\u{1B}]11;?\u{7}\u{1B}[c")
      return TerminalStyle.background(reply: input.answer(patience: Self.patience))
    }
  }
}
