// A session as the text of a session file.
extension Session {
  /// The lines that make the session again: settings and variables that came from outside, then the commands.
  ///
  /// What failed is left out, and so are commands that only look, and lines within a block, which are part of it. What a
  /// person wrote before such a line stays, before the next one that is kept.
  public var lines: [String] {
    var commands: [Record] = []
    var lines: [String] = []
    for record in records where !record.wasRolledBack && !record.isRepeated {
      lines += record.remarks.map { "# " + $0 }
      guard record.succeeded, record.role?.isKept ?? true else { continue }
      commands.append(record)
      lines.append(record.canonicalText)
    }
    return preamble(commands) + lines + remarks.map { "# " + $0 }
  }

  private func preamble(_ commands: [Record]) -> [String] {
    let typed = commands.map(\.canonicalText)
    let changed = catalog.settings.compactMap { setting -> String? in
      guard let text = settingText(setting.name), text != setting.initialText, !setting.isPersonal,
        !typed.contains(where: { $0.hasPrefix("set ") && $0.contains("\(setting.name)=") })
      else { return nil }
      return "set \(setting.name)=\(Quoting.quotedIfNeeded(text))"
    }
    let defined = variables.sorted { $0.key < $1.key }.compactMap { name, value -> String? in
      guard !typed.contains(where: { $0.hasPrefix("let ") && $0.contains("\(name)=") }) else { return nil }
      return "let \(name)=\(Quoting.quotedIfNeeded(value))"
    }
    return changed + defined
  }
}

extension About.Role {
  /// Whether a saved session holds the line.
  var isKept: Bool {
    switch self {
    case .works, .states, .repeats, .configures: true
    case .looks, .explains, .replays, .ends: false
    }
  }
}
