import Shell

/// Shows text that is longer than the window a page at a time, with the person's own pager.
struct Pager {
  private let words: [String]

  /// The pager that `PAGER` names, else `less`; `nil` if the person wants none.
  init?(_ environment: HostEnvironment) {
    if let chosen = environment.variables["PAGER"] {
      words = chosen.split(separator: " ").map(String.init)
    } else {
      // Rows that no longer fit a window made narrower are cut, not torn: `-S`.
      words = ["less", "-FRSX"]
    }
    if words.isEmpty || words == ["cat"] { return nil }
  }

  /// Shows the text; `false` if the pager could not be run, and nothing was shown.
  func show(_ text: String) -> Bool {
    TerminalModes.asAtStart {
      guard let process = ChildProcess(words, takesInput: true), let input = process.input else {
        return false
      }
      input.write(text)
      return process.wait() != 127
    }
  }
}
