import Shell

/// A session as the text of a session file: the canonical lines that led to where it is.
enum SessionText {
  /// Commands that only look at the session, or stand for lines that are saved themselves.
  static let leftOut: Swift.Set<String> = [
    "help", "history", "list", "save session", "report", "replay", "quit", "why", "diff",
  ]

  /// The lines that make the session again: settings and variables that came from outside, then the commands.
  static func lines(of session: Session) -> [String] {
    let commands = session.records.filter { record in
      guard record.succeeded, !record.wasRolledBack else { return false }
      return record.commandName.map { !leftOut.contains($0) } ?? true
    }
    return preamble(of: session, commands: commands) + commands.map(\.canonicalText)
  }

  private static func preamble(of session: Session, commands: [Record]) -> [String] {
    let typed = commands.map(\.canonicalText)
    let settings = session.catalog.settings.compactMap { setting -> String? in
      guard let text = session.settingText(setting.name), text != setting.initialText,
        !typed.contains(where: { $0.hasPrefix("set ") && $0.contains("\(setting.name)=") })
      else { return nil }
      return "set \(setting.name)=\(Quoting.quotedIfNeeded(text))"
    }
    let variables = session.variables.sorted { $0.key < $1.key }.compactMap { name, value -> String? in
      guard !typed.contains(where: { $0.hasPrefix("let ") && $0.contains("\(name)=") }) else { return nil }
      return "let \(name)=\(Quoting.quotedIfNeeded(value))"
    }
    return settings + variables
  }
}
